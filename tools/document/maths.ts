// A formula as HTML that needs KaTeX's style sheet and nothing else: drawn, with MathML for those who
// do not see it; or as MathML alone.

import katex, { type StrictFunction } from 'katex';
import { DocumentError, type Place, type Warning } from './document-error.ts';
import { bare, type Equation, type EquationLine, type Equations } from './equations.ts';
import { formulaWords } from './formula-words.ts';
import { escaped } from './html.ts';
import { courseMacros, type Macros } from './katex-macros.ts';
import { forKatex } from './katex-source.ts';
import {
  explained,
  katexOptions,
  type PlacedFormula,
  refusedColour,
  shortened,
} from './read-formula.ts';

export interface DrawnFormula {
  /** A display formula stands in `<span class="formula">`, one with a number in `formula numbered`. */
  readonly html: string;
  /** MathML alone, without anchors. */
  readonly notes: string;
  /** In plain characters: `∂C/∂w`. */
  readonly words: string;
  /** The numbers in it: `F12`. */
  readonly tags: readonly string[];
}

/** Draws the formulas of a notebook, in their order: a command defined in one holds in the next. */
export function drawing({ target }: Equations, warnings: Warning[]) {
  let from: Place | undefined;
  const macros = courseMacros({
    label: () => '',
    reference: (name, brackets) => {
      if (from === undefined) return '';
      const { text, anchor } = printed(target(name, from), name, brackets, from);
      return `\\href{#${anchor}}{\\text{${text.replaceAll(/[\\{}$&#^_%~]/g, '')}}}`;
    },
  });
  return (formula: PlacedFormula, equation: Equation): DrawnFormula => {
    from = formula.place;
    return draw(formula, equation, macros, warnings);
  };
}

/** What a reference says and where it leads. */
export function printed(
  { tag, anchor }: { readonly tag: string | null; readonly anchor: string },
  name: string,
  brackets: boolean,
  from: Place,
): { text: string; anchor: string } {
  if (tag === null) {
    throw new DocumentError(
      from,
      `refers to "${name}", a formula without a number; give that formula a \\tag{…} or write it ` +
        'in \\begin{equation}…\\end{equation}',
    );
  }
  return { text: brackets ? tag : bare(tag), anchor };
}

function draw(
  { tex, display, place }: PlacedFormula,
  { lines }: Equation,
  macros: Macros,
  warnings: Warning[],
): DrawnFormula {
  const strict = told(tex, place, warnings);
  const drawn = explained(tex, place, () => {
    const html = katex.renderToString(forKatex(tex), { ...katexOptions(display, macros), strict });
    if (html.includes(refusedColour)) {
      throw new katex.ParseError('a link in it leads nowhere; begin it with https:// or #');
    }
    // A link in the part that is hidden from screen readers must not stop the tab key.
    return withNumbers(html, lines).replaceAll('<a href=', '<a tabindex="-1" href=');
  });
  const mathml = /<math[\s\S]*?<\/math>/.exec(drawn)?.[0] ?? '';
  return {
    html: placed(drawn, display, lines),
    notes: placed(`<span class="katex">${mathml}</span>`, display, []),
    words: formulaWords(mathml),
    tags: lines.flatMap(({ tag }) => (tag === null ? [] : [bare(tag)])),
  };
}

function placed(drawn: string, display: boolean, lines: readonly EquationLine[]): string {
  if (!display && lines.length === 0) return drawn;
  const [first, ...others] = lines.map(({ anchor }) => ` id="${escaped(anchor)}"`);
  const anchors = others.map((id) => `<span${id}></span>`).join('');
  const numbered = lines.some(({ tag }) => tag !== null) ? ' numbered' : '';
  const name = display ? ` class="formula${numbered}"` : '';
  return `<span${name}${first ?? ''}>${anchors}${drawn}</span>`;
}

// KaTeX leaves the numbers of lines to counters of CSS, which begin anew in each page and which MathML
// readers do not see. They become text.
function withNumbers(html: string, lines: readonly EquationLine[]): string {
  const tagged = lines.filter(({ tag, inArray }) => inArray && tag !== null);
  const counted = tagged.filter((line) => line.counted);
  const inMathml = filled(html, /<mtd class ?="mml-eqn-num"><\/mtd>/g, tagged, (tag) => {
    return `<mtd><mtext>${tag}</mtext></mtd>`;
  });
  return filled(inMathml, /<span class="eqn-num"><\/span>/g, counted, (tag) => {
    return `<span class="mord text"><span class="mord">${tag}</span></span>`;
  });
}

function filled(
  html: string,
  place: RegExp,
  lines: readonly EquationLine[],
  written: (tag: string) => string,
): string {
  let used = 0;
  const result = html.replaceAll(place, () => written(escaped(lines[used++]?.tag ?? '')));
  if (used === lines.length) return result;
  throw new Error(`KaTeX left room for ${used} numbers, but the formula has ${lines.length}`);
}

// KaTeX's remarks on what LaTeX would refuse. A few are about what Jupyter shows as KaTeX does.
function told(tex: string, place: Place, warnings: Warning[]): StrictFunction {
  return (code, message) => {
    if (code === 'unknownSymbol' || code === 'unicodeTextInMathMode') {
      warnings.push({ place, sentence: `the formula "${shortened(tex)}": ${message}` });
    }
    return 'ignore';
  };
}
