// From a checked cell to the JavaScript that is run.
import { blankSourceFile } from 'ts-blank-space';
import ts from 'typescript';
import type { Emitted } from '../threads.ts';
import { type Cell, parse } from './cell.ts';
import { apply } from './edits.ts';
import type { ImportedNames } from './imports.ts';
import { type Erased, rewrite } from './rewrite.ts';
import { decode, encode, type Pair } from './source-map.ts';
import type { Worlds } from './worlds.ts';

/** The cell as a script. */
export function emit(cell: Cell, imported: ImportedNames, worlds: Worlds): Emitted {
  const { name, code, ast } = cell;
  const inPlace = erase(ast);
  const lowered = inPlace ? undefined : lower(cell);
  const erased = inPlace ?? lowered?.erased;
  if (!erased) throw new Error('a cell is erased in place or lowered');
  const { js, runs } = apply(erased.text, rewrite(erased, imported, worlds));
  const pairs: Pair[] = [];
  for (const run of runs) {
    for (const { index } of js.slice(run.js, run.js + run.length).matchAll(TOKEN)) {
      const origin = lowered ? lowered.origins.get(run.text + index) : run.text + index;
      if (origin !== undefined) pairs.push([run.js + index, origin]);
    }
  }
  const map = encode(name, js, ast, pairs);
  return { name, source: code, js, ...(map === undefined ? {} : { map }), shows: shows(ast) };
}

// Where V8 may see an error: at a word or at any other sign.
const TOKEN = /[\p{ID_Continue}$]+|\S/gu;

// Types replaced by white space, so that all places stay the same; not for syntax that becomes other code.
function erase(ast: ts.SourceFile): Erased | undefined {
  if (isNewer(ast)) return undefined;
  let possible = true;
  const text = blankSourceFile(ast, () => {
    possible = false;
  });
  return possible ? { ast, text } : undefined;
}

// Decorators, `accessor` and `using`, which not every engine that we run on has.
function isNewer(node: ts.Node): boolean {
  return (
    ts.isDecorator(node) ||
    node.kind === ts.SyntaxKind.AccessorKeyword ||
    (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) !== 0) ||
    ts.forEachChild(node, (child) => isNewer(child) || undefined) === true
  );
}

interface Lowered {
  readonly erased: Erased;
  /** Offsets in its text to offsets in the cell. */
  readonly origins: ReadonlyMap<number, number>;
}

function lower({ code, ast }: Cell): Lowered {
  const { outputText, sourceMapText = '' } = ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Preserve,
      verbatimModuleSyntax: true,
      removeComments: true,
      sourceMap: true,
    },
  });
  const text = outputText
    .replace(/^"use strict";/, '')
    .replace(/\/\/# sourceMappingURL=\S*\s*$/, '');
  const js = parse('cell.js', text, ts.ScriptKind.JS);
  return { erased: { ast: js, text }, origins: decode(sourceMapText, js, ast) };
}

// Whether the cell ends with an expression, semicolons aside.
function shows({ statements }: ts.SourceFile): boolean {
  const last = statements.findLast((statement) => !ts.isEmptyStatement(statement));
  return last !== undefined && ts.isExpressionStatement(last);
}
