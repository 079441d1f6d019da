// Numbers as texts, cells and listings spell them.

import { lineAt } from './markdown.ts';

export interface Decimal {
  /** As it is spelled, its sign with it. */
  readonly text: string;
  readonly value: number;
  /** Digits behind the point; fewer, also negative, with a power of ten. */
  readonly decimals: number;
  /** Digits from the first that is not 0. */
  readonly significant: number;
  /** Spelled with a point or with thin spaces, and so more than a count or an index. */
  readonly measured: boolean;
  /** The minus before it is the formula's: `a − 0.5` and `e^{−0.5}` hold the number 0.5, or −0.5. */
  readonly term: boolean;
  /** From 1. */
  readonly line: number;
}

const THIN = String.raw`(?:\\,|[\u2009\u202F\u00A0])`;
const MANTISSA = String.raw`\d{1,3}(?:${THIN}\d{3})+(?!\d)(?:\.\d+)?|\d*\.\d+(?:${THIN}\d{3})*|\d+`;
const POWER = String.raw`\s*·\s*10\^\{?(-?\d+)\}?`;
const NUMBER = new RegExp(
  String.raw`(?<![\w.])(${MANTISSA})(?:e([-+]?\d+)(?!\w)|${POWER})?(?![\w]|\.\d)`,
  'g',
);

const MINUS = /-[{}\s]*$/;
// `a-0.5`, `a - 0.5` and `e^{-0.5}`, but not the second column of `0.1  -0.5`.
const TERM = /(?:[\w)\]}|]-|\^\{?-|- )[{}\s]*$/;

/** The numbers of a text in their order. TeX's `\cdot`, `{-}` and thin spaces are understood. */
export function decimals(source: string): Decimal[] {
  const text = plain(source);
  return [...text.matchAll(NUMBER)].map(({ 0: spelled, 1: mantissa, 2: e, 3: power, index }) => {
    const before = text.slice(0, index);
    const minus = MINUS.test(before);
    const term = minus && TERM.test(before);
    const digits = mantissa.replace(/[^\d.]/g, '');
    const exponent = Number(e ?? power ?? 0);
    const sign = minus && !term ? '-' : '';
    return {
      text: `${sign}${source.slice(index, index + spelled.length).trim()}`,
      value: Number(`${sign}${digits}e${exponent}`),
      decimals: (digits.split('.')[1] ?? '').length - exponent,
      significant: digits.replace('.', '').replace(/^0+/, '').length,
      measured: mantissa !== digits || digits.includes('.'),
      term,
      line: lineAt(source, index),
    };
  });
}

/** The text with TeX's commands taken out, every character still at its offset. */
function plain(source: string): string {
  return source
    .replaceAll('−', '-')
    .replace(/×/g, '·')
    .replace(/\\(?:cdot|times)/g, (command) => '·'.padEnd(command.length))
    .replace(/\\[a-zA-Z]+/g, (command) => ' '.repeat(command.length));
}

/**
 * Whether `printed` is the number `written` to at least its digits: not farther than rounding takes it,
 * and with as many decimals, zeros at the end left out.
 */
export function says(printed: Decimal, written: Decimal): boolean {
  const { value, decimals: places, text, term } = written;
  const zeros = /\.\d*?(0+)(?!\d)/.exec(text)?.[1].length ?? 0;
  if (printed.decimals < places - zeros) return false;
  const within = 0.5001 * 10 ** -places;
  return signs(value, term).some((wanted) => Math.abs(printed.value - wanted) < within);
}

/** Whether the two differ, but by no more than a hundredth. */
export function near(printed: Decimal, { value, term }: Decimal): boolean {
  const rounding = 0.5001 * 10 ** -printed.decimals;
  return signs(value, term).some((wanted) => {
    const distance = Math.abs(printed.value - wanted);
    return distance >= rounding && distance <= 0.01 * Math.abs(wanted);
  });
}

function signs(value: number, term: boolean): number[] {
  return term ? [value, -value] : [value];
}
