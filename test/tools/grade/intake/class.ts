// A class in a temporary folder, taken in, and what came of it in a few lines.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Limits } from '../../../../tools/grade/intake/limits.ts';
import { takeIn } from '../../../../tools/grade/intake/take-in.ts';
import type { Intake } from '../../../../tools/grade/submission.ts';
import { exercises, manifest } from './released.ts';
import { type ZipEntry, zip } from './zip-writer.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

export const at = (...names: readonly string[]) => join(folder, ...names);

/** The released notebook with this number: what a student hands in who has done nothing. */
export function released(number: string): Buffer {
  const file = readdirSync(exercises).find((name) => name.startsWith(number));
  return readFileSync(join(exercises, String(file)));
}

/** Files below `class/`, by their paths. */
export function put(files: Readonly<Record<string, Uint8Array | string>>, time?: Date): void {
  for (const [name, data] of Object.entries(files)) {
    const path = at('class', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
    if (time) utimesSync(path, time, time);
  }
}

export function putZip(entries: readonly ZipEntry[], name = 'class.zip'): void {
  writeFileSync(at(name), zip(entries));
}

export function taken(name = 'class', limits: Partial<Limits> = {}): Promise<Intake> {
  return takeIn(at(name), { unpackTo: at('unpacked'), manifest, limits });
}

/** A line for each submission. */
export function handed({ submissions }: Intake): string[] {
  return submissions.map(({ student, notebook, origin, late, remarks }) =>
    [
      `${student.id}${student.number === undefined ? '' : ` #${student.number}`}:`,
      notebook === undefined ? '?' : notebook.slice(0, 2),
      `from ${origin}`,
      ...(late ? ['LATE'] : []),
      ...remarks.map((remark) => `| ${remark}`),
    ].join(' '),
  );
}

/** A line for each refusal. */
export function refused({ refused: all }: Intake): string[] {
  return all.map(
    ({ origin, student, reason }) =>
      `${origin}${student === undefined ? '' : ` (${student.id})`}: ${reason}`,
  );
}

export async function both(name = 'class', limits: Partial<Limits> = {}): Promise<string[]> {
  const intake = await taken(name, limits);
  return [...handed(intake), ...refused(intake)];
}
