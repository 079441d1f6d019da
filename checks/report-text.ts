// A report as plain text.

import { passed, type Report, type Row, type Verdict } from './report.ts';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  wrong: 'wrong',
  threw: 'threw an error',
  timeout: 'took too long',
  memory: 'took too much memory',
  void: 'gave no answer',
  'not-attempted': 'not attempted',
};

/** `6.2 The error of a hidden layer: 2 of 3 checks passed`. */
export function headline(report: Report): string {
  const { exercise, title, rows } = report;
  const name = `${exercise} ${title}`;
  if (untouched(report)) return `${name}: not attempted`;
  return `${name}: ${passed(report)} of ${rows.length} checks passed`;
}

/** Whether no check found anything to try; the first row then says it for all. */
export function untouched({ rows }: Report): boolean {
  return rows.length > 0 && rows.every(({ verdict }) => verdict === 'not-attempted');
}

/** The lines below a failed check: why, the inputs, what came back, and what was wanted. */
export function details({ says, inputs = [], got, wanted }: Row): string[] {
  return [
    ...says,
    ...(inputs.length > 0 ? ['Inputs:', ...inputs.map((input) => `  ${input}`)] : []),
    ...(got === undefined ? [] : [`Came back: ${got}`]),
    ...(wanted === undefined ? [] : [`Wanted:    ${wanted}`]),
  ];
}

/** Where to read on after a failed check: `See F18 and F19 in the lecture notebooks.` */
export function furtherReading(report: Report): string[] {
  const { formulas, rows } = report;
  if (formulas.length === 0 || passed(report) === rows.length) return [];
  const all = [formulas.slice(0, -1).join(', '), formulas[formulas.length - 1]];
  return [`See ${all.filter((part) => part !== '').join(' and ')} in the lecture notebooks.`];
}

export function reportText(report: Report): string {
  if (untouched(report)) return [headline(report), ...report.rows[0].says].join('\n');
  const lines = report.rows.flatMap((row) => [
    `${row.verdict === 'pass' ? '✓' : '✗'} ${row.what}: ${verdictWords[row.verdict]}`,
    ...details(row).map((line) => `    ${line}`),
  ]);
  return [headline(report), ...lines, ...furtherReading(report)].join('\n');
}
