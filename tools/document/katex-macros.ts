// What MathJax knows and KaTeX does not: commands that can be had exactly, as KaTeX macros. The rest
// is refused with a sentence.

import katex from 'katex';

/** Definitions that hold from one formula to the next. */
export type Macros = Record<string, string | object | ((expander: object) => string | object)>;

/** How labels and references are written into a formula. */
export interface LabelText {
  /** What stands in place of `\label{name}`. */
  label(name: string): string;
  /** TeX for `\ref{name}` or `\eqref{name}`. */
  reference(name: string, brackets: boolean): string;
}

/** The part of KaTeX's macro expander that is used here. */
interface Expander {
  readonly macros: { set(name: string, value: object | string, global?: boolean): void };
  consumeArg(): { readonly tokens: readonly TexToken[] };
  consumeSpaces(): void;
  future(): TexToken;
  popToken(): TexToken;
}
interface TexToken {
  readonly text: string;
}

/** The macros a notebook begins with. */
export function courseMacros({ label, reference }: LabelText): Macros {
  const refused = Object.entries(refusals).map(([name, sentence]) => [
    name,
    macro(() => {
      throw new katex.ParseError(sentence);
    }),
  ]);
  return {
    ...Object.fromEntries(refused),
    '\\mbox': '\\text',
    '\\require': macro((expander) => {
      argument(expander); // MathJax loads a package; KaTeX has what it has.
      return '';
    }),
    '\\label': macro((expander) => label(argument(expander))),
    '\\ref': macro((expander) => reference(argument(expander), false)),
    '\\eqref': macro((expander) => reference(argument(expander), true)),
    '\\newcommand': macro(newCommand),
    '\\renewcommand': macro(newCommand),
    '\\DeclareMathOperator': macro((expander) => {
      const star = hasStar(expander) ? '*' : '';
      const name = argument(expander);
      return `\\gdef${name}{\\operatorname${star}{${argument(expander)}}}`;
    }),
  };
}

const refusals = {
  '\\intertext':
    '\\intertext is not supported; end the environment before the text and begin it again after it',
  '\\shortintertext':
    '\\shortintertext is not supported; end the environment before the text and begin it again after it',
  '\\includegraphics':
    '\\includegraphics would load a picture; put it beside the formula as ![what it shows](picture.png)',
};

// As MathJax has it: what is defined already is replaced, and a definition holds to the notebook's end.
function newCommand(expander: Expander): string {
  hasStar(expander);
  const name = argument(expander);
  const count = hasNext(expander, '[') ? bracketed(expander) : '0';
  if (!/^\s*[0-9]\s*$/.test(count)) {
    throw new katex.ParseError(`${name} cannot have ${count} arguments; give a number from 0 to 9`);
  }
  if (hasNext(expander, '[')) {
    throw new katex.ParseError(
      `${name} is defined with a default for its first argument, which is not supported; write two commands`,
    );
  }
  const { tokens } = expander.consumeArg();
  expander.macros.set(name, { tokens, numArgs: Number(count) }, true);
  return '';
}

function hasNext(expander: Expander, mark: string): boolean {
  expander.consumeSpaces();
  return expander.future().text === mark;
}

function hasStar(expander: Expander): boolean {
  if (!hasNext(expander, '*')) return false;
  expander.popToken();
  return true;
}

function bracketed(expander: Expander): string {
  let text = '';
  expander.popToken();
  while (expander.future().text !== ']' && expander.future().text !== 'EOF') {
    text += expander.popToken().text;
  }
  expander.popToken();
  return text;
}

/** The argument as it is typed; KaTeX keeps tokens in reverse. */
function argument(expander: Expander): string {
  return expander
    .consumeArg()
    .tokens.map(({ text }) => (/^\\[A-Za-z]+$/.test(text) ? `${text} ` : text))
    .reverse()
    .join('')
    .trim();
}

function macro(expand: (expander: Expander) => string) {
  // KaTeX declares its expander as `object`; Expander lists the members used.
  return (expander: object) => expand(expander as Expander);
}
