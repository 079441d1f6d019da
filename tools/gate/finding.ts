// What the gate finds.

export interface Finding {
  readonly file: string;
  /** `slide 3 (cell 12, "weighted-input")`, where there is one. */
  readonly where?: string;
  readonly sentence: string;
}

export function findingSentence({ file, where, sentence }: Finding): string {
  return `${[file, where].filter((part) => part !== undefined).join(', ')}: ${sentence}`;
}
