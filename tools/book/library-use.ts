// Which functions of kernel-lib the cells of a notebook use.

import type { Block, Code, Document, Piece } from '../document/document.ts';
import type { Library } from './library.ts';

const IMPORT = /\bimport\s+(?!type\b)([^;'"]*?)\s+from\s+['"]kernel-lib['"]/g;
const NAMESPACE = /^\*\s+as\s+([\w$]+)$/;

/** The names that a document's cells take from kernel-lib and use, in the library's order. */
export function usedFunctions({ pieces }: Document, library: Library): string[] {
  const sources = pieces.flatMap(sourcesOf);
  const names = new Set(sources.flatMap((source) => named(source, sources)));
  return [...library.keys()].filter((name) => names.has(name));
}

/** Whether a piece of code says a name, as a word of its own. */
export function says(source: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(source);
}

export function sourcesOf({ blocks }: Piece): string[] {
  return blocks.filter(isCode).map(({ source }) => source);
}

function isCode(block: Block): block is Code {
  return block.kind === 'code';
}

function named(source: string, sources: readonly string[]): string[] {
  return [...source.matchAll(IMPORT)].flatMap(([, clause]) => {
    const namespace = NAMESPACE.exec(clause)?.[1];
    if (namespace !== undefined) return members(namespace, sources);
    return [...clause.replace(/[{}]/g, '').split(',')]
      .map((part) => part.trim().split(/\s+as\s+/)[0])
      .filter((name) => /^[\w$]+$/.test(name));
  });
}

function members(namespace: string, sources: readonly string[]): string[] {
  const member = new RegExp(`(?<![\\w$.])${namespace.replaceAll('$', '\\$')}\\.([\\w$]+)`, 'g');
  return sources.flatMap((source) => [...source.matchAll(member)].map(([, name]) => name));
}
