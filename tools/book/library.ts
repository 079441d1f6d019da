// The functions of kernel-lib as a reader sees them: what the comment says, and the source.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { JSDoc, JSDocThrowsTag, SourceFile, Statement } from 'typescript';

// An import would first search the compiler's nine megabytes for what they export, which takes longer
// than to load them.
const ts: typeof import('typescript') = createRequire(import.meta.url)('typescript');

/** A function or a value that kernel-lib exports. */
export interface LibraryEntry {
  readonly name: string;
  /** Within the project: `kernel-lib/step.ts` */
  readonly file: string;
  readonly line: number;
  readonly doc: Doc;
  /** Without its comment. */
  readonly source: string;
}

/** A doc comment in its parts. */
export interface Doc {
  /** The equation or one sentence, then what there is to say. */
  readonly paragraphs: readonly string[];
  readonly throws: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly examples: readonly string[];
}

export type Library = ReadonlyMap<string, LibraryEntry>;

/** All values that kernel-lib's table of contents exports; `folder` is the project's. */
export function readLibrary(folder: string): Library {
  const entries = exportsOf(parsed(folder, 'index.ts')).flatMap(({ file, names }) => {
    const source = parsed(folder, file);
    return names.flatMap((name) => entryOf(name, file, source) ?? []);
  });
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function parsed(folder: string, file: string): SourceFile {
  const text = readFileSync(join(folder, 'kernel-lib', file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function exportsOf(index: SourceFile): { file: string; names: string[] }[] {
  return index.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const { exportClause: clause, moduleSpecifier: from } = statement;
    if (!clause || !ts.isNamedExports(clause) || !from || !ts.isStringLiteral(from)) return [];
    const values = clause.elements.filter(({ isTypeOnly }) => !isTypeOnly);
    return [{ file: from.text.slice('./'.length), names: values.map(({ name }) => name.text) }];
  });
}

function entryOf(name: string, file: string, source: SourceFile): LibraryEntry | undefined {
  const statement = source.statements.find((each) => declares(each, name));
  if (statement === undefined) return undefined;
  const start = statement.getStart();
  return {
    name,
    file: `kernel-lib/${file}`,
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    doc: docOf(statement),
    source: source.text.slice(start, statement.end),
  };
}

function declares(statement: Statement, name: string): boolean {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === name;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(
    (each) => ts.isIdentifier(each.name) && each.name.text === name,
  );
}

function docOf(statement: Statement): Doc {
  const comments = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
  const comment = comments.at(-1);
  const tags = comment?.tags ?? [];
  const texts = (name: string) =>
    tags.filter(({ tagName }) => tagName.text === name).map(({ comment }) => text(comment));
  return {
    paragraphs: text(comment?.comment)
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
    throws: tags.flatMap((tag) => (ts.isJSDocThrowsTag(tag) ? [thrown(tag)] : [])),
    parameters: tags.flatMap((tag) =>
      ts.isJSDocParameterTag(tag) ? [{ name: tag.name.getText(), text: text(tag.comment) }] : [],
    ),
    examples: texts('example'),
  };
}

// The compiler takes a first word in braces or a name for the type.
function thrown(tag: JSDocThrowsTag): string {
  const type = tag.typeExpression?.getText() ?? '';
  return `${type} ${text(tag.comment)}`.trim();
}

function text(comment: JSDoc['comment']): string {
  return ts.getTextOfJSDocComment(comment) ?? '';
}
