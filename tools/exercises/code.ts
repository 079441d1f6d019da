// What a cell of code releases, and what it must not hold.
import ts from 'typescript';
import type { Cell } from '../notebook/notebook.ts';
import type { ExerciseCell } from './exercise-cell.ts';
import { type Fault, type Marks, marksInCode, marksInProse, type Region } from './markers.ts';
import { stub } from './stub.ts';

/** A cell that is released with what, or why it cannot be. */
export interface ReleasedText {
  readonly source: string;
  readonly faults: readonly Fault[];
}

/** The text of a cell that is kept; `owner` says to which exercise it belongs, if to any. */
export function releasedText(cell: Cell, owner: ExerciseCell | undefined): ReleasedText {
  if (cell.cell_type !== 'code') {
    return { source: cell.source, faults: marksInProse(cell.source) };
  }
  const marks = marksInCode(cell.source);
  const faults = [...marks.faults, ...misplaced(marks, owner)];
  if (faults.length > 0) return { source: '', faults };
  const broken = syntaxFaults(cell.source);
  if (broken.length > 0) return { source: '', faults: broken };
  const text = withoutRegions(cell.source, marks, owner?.exercise ?? '');
  if (text.faults.length > 0) return text;
  return { source: text.source, faults: localImports(cell.source, text.source) };
}

/** What is wrong with the markers of a cell that is dropped as a whole. */
export function droppedFaults({ source }: Cell): readonly Fault[] {
  const { regions, faults } = marksInCode(source);
  if (faults.length > 0) return faults;
  const within = (line: number) =>
    regions.some(({ marked, first, last }) => {
      return marked === 'HIDDEN TESTS' && first <= line && line <= last;
    });
  const outside = source.split('\n').findIndex((text, i) => text.trim() !== '' && !within(i + 1));
  if (source.trim() !== '' && outside < 0) return [];
  const sentence =
    'a hidden check stands outside markers, where nbgrader would release it; put // BEGIN HIDDEN TESTS on the first line of the cell and // END HIDDEN TESTS on the last';
  return [{ line: Math.max(outside, 0) + 1, sentence }];
}

function misplaced({ regions, faults: unclear }: Marks, owner: ExerciseCell | undefined): Fault[] {
  const role = owner?.role ?? 'cell without a role';
  const faults = regions.flatMap(({ marked, first }) => {
    const home = marked === 'SOLUTION' ? 'solution' : 'check';
    if (role === home) return [];
    const sentence = `a region of ${marked} stands in a ${role}; put it into a cell with the role "${home}"`;
    return [{ line: first, sentence }];
  });
  const isMarked = unclear.length > 0 || regions.some(({ marked }) => marked === 'SOLUTION');
  if (role !== 'solution' || isMarked) return faults;
  const sentence =
    'the solution is not marked, so it would be released; put // BEGIN SOLUTION above it and // END SOLUTION below it';
  return [...faults, { line: 1, sentence }];
}

function withoutRegions(source: string, { regions }: Marks, exercise: string): ReleasedText {
  const lines: string[] = [];
  const faults: Fault[] = [];
  source.split('\n').forEach((text, i) => {
    const region = regions.find(({ first, last }) => first <= i + 1 && i + 1 <= last);
    if (region === undefined) lines.push(text);
    else if (i + 1 === region.first) {
      const put = replacement(source, region, exercise);
      if ('fault' in put) faults.push({ line: region.first, sentence: put.fault });
      else lines.push(...put.lines);
    }
  });
  const left = lines.join('\n').trim();
  if (left === '' && regions.length > 0 && faults.length === 0) {
    const sentence = 'nothing is left of the check; give the cell the role "hidden-check"';
    faults.push({ line: 1, sentence });
  }
  return { source: regions.length === 0 ? source : left, faults };
}

function replacement(source: string, region: Region, exercise: string): ReturnType<typeof stub> {
  return region.marked === 'SOLUTION' ? stub(source, region, exercise) : { lines: [] };
}

/** Code that does not parse could hide a marker in what looks like an open string. */
function syntaxFaults(source: string): Fault[] {
  const options = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
  const { diagnostics = [] } = ts.transpileModule(source, {
    compilerOptions: options,
    reportDiagnostics: true,
  });
  return diagnostics.slice(0, 1).map(({ file, start = 0, messageText }) => {
    const said = ts.flattenDiagnosticMessageText(messageText, ' ');
    const sentence = `is not TypeScript (${said}); mend it, for markers cannot be told in it`;
    return { line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1, sentence };
  });
}

/** Imports of files beside the solutions, which a release does not have and must not name. */
function localImports(source: string, released: string): Fault[] {
  return ts
    .preProcessFile(released, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => {
      const line = source.split('\n').findIndex((text) => text.includes(fileName)) + 1;
      const sentence = `imports ${fileName}, which exercises/ does not have; import it in a cell with the role "hidden-check"`;
      return { line, sentence };
    });
}
