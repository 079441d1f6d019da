// What `course check` says.

import { type Finding, sentence } from './finding.ts';
import type { Pending } from './pending.ts';

export interface Report {
  readonly notebooks: number;
  readonly findings: readonly Finding[];
  /** What planned notebooks are to bring; empty if only some notebooks were checked. */
  readonly pending: readonly Pending[];
}

/** The findings, the pending list, and one line that sums up. */
export function report({ notebooks, findings, pending }: Report): string {
  const blocks = [
    findings.map(sentence),
    pendingLines(pending),
    [summary(notebooks, findings, pending)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function pendingLines(pending: readonly Pending[]): string[] {
  if (pending.length === 0) return [];
  const lines = pending.map(({ number, title, formulas, lines, errata }) => {
    const parts = [formulas.join(', '), lines.join(', '), errata.join(', ')];
    return `  ${number} ${title}: ${parts.filter((part) => part !== '').join('; ')}`;
  });
  return ['Pending, with the notebooks that do not exist yet:', ...lines];
}

function summary(
  notebooks: number,
  findings: readonly Finding[],
  pending: readonly Pending[],
): string {
  const formulas = pending.reduce((sum, each) => sum + each.formulas.length, 0);
  const left = pending.length === 0 ? '' : `, ${count(formulas, 'formula')} pending`;
  const found = findings.length === 0 ? 'no findings' : count(findings.length, 'finding');
  return `${count(notebooks, 'notebook')}: ${found}${left}`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
