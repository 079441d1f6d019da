// What a check says of a kernel. A claim that does not hold throws a sentence.

/** Throws the sentence unless the claim holds. */
export function claim(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** Throws a sentence with both unless what was found is what is wanted, compared as JSON. */
export function equal(what: string, found: unknown, wanted: unknown): void {
  const [given, expected] = [shown(found), shown(wanted)];
  claim(given === expected, `${what} is ${given}; ${expected} is wanted`);
}

/** Throws a sentence unless the text contains the part, or matches it. */
export function includes(what: string, text: string, part: string | RegExp): void {
  const found = typeof part === 'string' ? text.includes(part) : part.test(text);
  claim(
    found,
    `${what} is ${shown(text)}; ${part instanceof RegExp ? part : shown(part)} is not in it`,
  );
}

/** Throws a sentence when the text contains the part, or matches it. */
export function excludes(what: string, text: string, part: string | RegExp): void {
  const found = typeof part === 'string' ? text.includes(part) : part.test(text);
  claim(
    !found,
    `${what} is ${shown(text)}; ${part instanceof RegExp ? part : shown(part)} is in it`,
  );
}

function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
