// The few things the checks need to know about the source of a markdown cell.

/** A piece of a source and the line where it begins, from 1. */
export interface Piece {
  readonly text: string;
  readonly line: number;
}

/** An F-number under a formula. */
export interface Tag {
  readonly number: string;
  readonly line: number;
  /** Whether it stands in display maths, the only place where it is drawn. */
  readonly displayed: boolean;
}

// A fence that is not closed runs to the end, inline code not beyond its paragraph.
const FENCES = /^(`{3,}|~{3,})[\s\S]*?(?:^\1|(?![\s\S]))/gm;
const CODE = /(?<!\\)(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?[^`]\1(?!`)/g;
const DISPLAY =
  /\$\$[\s\S]*?\$\$|\\begin\{(equation|align|gather|multline)(\*?)\}[\s\S]*?\\end\{\1\2\}/g;
const INLINE = /(?<![\\$])\$(?!\$)(?:\\.|[^$\\])*\$/g;

/** The line of an offset, from 1. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

/** The source without code: blanks in its place, so that every offset keeps its meaning. */
function withoutCode(source: string): string {
  return source.replace(FENCES, blanks).replace(CODE, blanks);
}

/** The source without code and without maths. */
export function prose(source: string): string {
  return withoutCode(source).replace(DISPLAY, blanks).replace(INLINE, blanks);
}

/** Every `\tag{F…}` of a source. */
export function tags(source: string): Tag[] {
  const text = withoutCode(source);
  const outside = text.replace(DISPLAY, blanks);
  return [...text.matchAll(/\\tag\{(F\d+[a-z]?)\}/g)].map(({ 1: number, index }) => ({
    number,
    line: lineAt(source, index),
    displayed: outside[index] === ' ',
  }));
}

/** The headings of a source, their marks taken off. */
export function headings(source: string): string[] {
  const text = source.replace(FENCES, blanks);
  return [...text.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map(([, heading]) => heading);
}

function blanks(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
