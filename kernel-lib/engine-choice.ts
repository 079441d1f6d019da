// Which engine a training runs on, and why.

import { type Engine, type EngineName, plainEngine } from './engine.ts';
import { type Sizes, vectorLengths } from './workspace.ts';

/** An engine, and why it was taken. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly reason: string;
}

export function chosenEngine(_asked: EngineName | undefined, sizes: Sizes): ChosenEngine {
  return { engine: plainEngine(vectorLengths(sizes)), reason: 'it runs everywhere' };
}
