// What a name means: its type and its documentation.
import ts from 'typescript';
import type { Inspection } from '../threads.ts';
import { withoutPaths } from './diagnostics.ts';
import { tellers } from './documentation.ts';
import type { Service, View } from './service.ts';

/** About the name at or just before `cursor`, or else the function whose arguments are typed there. */
export function inspect({ language }: Service, view: View, cursor: number): Inspection | null {
  const info = quickInfo(language, view, cursor);
  if (!info) return null;
  const signature = cleaned(ts.displayPartsToString(info.displayParts));
  if (signature === 'any') return null; // no such name
  const text = ts.displayPartsToString(info.documentation);
  const tags = (info.tags ?? []).map(tag);
  const paragraphs = [text, ...tags.map(({ plain }) => plain)].filter(Boolean);
  const marked = [text, ...tags.map(({ markdown }) => markdown)].filter(Boolean);
  return {
    plain: [signature, ...paragraphs].join('\n\n'),
    markdown: [`\`\`\`typescript\n${signature}\n\`\`\``, ...marked].join('\n\n'),
  };
}

/** The files in which something may be said of that name. */
export function saying({ language }: Service, view: View, cursor: number): Set<string> {
  const info = quickInfo(language, view, cursor);
  return info ? tellers(view, info.textSpan.start) : new Set();
}

function quickInfo(
  language: ts.LanguageService,
  view: View,
  cursor: number,
): ts.QuickInfo | undefined {
  const { path, source } = view;
  const here = (at: number) => language.getQuickInfoAtPosition(path, original(language, view, at));
  const callee = enclosingCall(source, cursor)?.expression.end;
  return (
    here(cursor) ??
    (cursor > 0 ? here(cursor - 1) : undefined) ??
    (callee === undefined ? undefined : here(callee - 1))
  );
}

// A variable of an earlier cell is declared anew after the cell, as `typeof import('./.cell-1').x`;
// its documentation is that of the x at the end.
function original(language: ts.LanguageService, { path, source }: View, at: number): number {
  const definition = language.getDefinitionAtPosition(path, at)?.[0];
  if (definition?.fileName !== path) return at;
  const { start, length } = definition.textSpan;
  const name = source.text.slice(start, start + length);
  const rest = source.text.slice(start + length);
  const type = /^: typeof import\('[^']*'\)\./.exec(rest)?.[0];
  return type && rest.startsWith(name, type.length) ? start + length + type.length : at;
}

function enclosingCall(
  source: ts.SourceFile,
  cursor: number,
): ts.CallExpression | ts.NewExpression | undefined {
  let found: ts.CallExpression | ts.NewExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (cursor < node.pos || cursor > node.end) return;
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    if (isCall && cursor > node.expression.end) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

// A name of another cell is shown as what it is, not as what it is imported or exported as.
function cleaned(signature: string): string {
  return withoutPaths(signature)
    .replace(/^\(alias\) /, '')
    .replace(/\n(?:import|export) .*$/, '');
}

function tag({ name, text }: ts.JSDocTagInfo): { plain: string; markdown: string } {
  const parts = text ?? [];
  const parameter = parts.find(({ kind }) => kind === 'parameterName')?.text;
  const all = ts.displayPartsToString([...parts]);
  if (parameter !== undefined) {
    const about = all.slice(all.indexOf(parameter) + parameter.length).replace(/^[\s—-]+/, '');
    return {
      plain: `@${name} ${parameter} — ${about}`,
      markdown: `*@${name}* \`${parameter}\` — ${about}`,
    };
  }
  const isCode = name === 'example' && !all.includes('```');
  const body = isCode ? `\n\`\`\`typescript\n${all}\n\`\`\`` : ` ${all}`;
  return { plain: `@${name} ${all}`.trimEnd(), markdown: `*@${name}*${all === '' ? '' : body}` };
}
