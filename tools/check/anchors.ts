// What a link can point at within a file of the project.

import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Notebook } from '../notebook/notebook.ts';
import { read } from '../notebook/read.ts';
import { markdownCells } from './course-notebook.ts';
import type { Anchors } from './links.ts';
import { headings } from './markdown.ts';

/** The anchors of files on disk; each file is read once. */
export function anchorsOnDisk(): Anchors {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, anchorsOfFile(path));
    return known.get(path);
  };
}

function anchorsOfFile(path: string): ReadonlySet<string> | undefined {
  if (!existsSync(path)) return undefined;
  if (statSync(path).isDirectory()) return new Set();
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.md')) return new Set(headings(text).map(githubSlug));
  if (!path.endsWith('.ipynb')) return lineAnchors(text);
  try {
    return notebookAnchors(read(text, path));
  } catch {
    // A notebook that cannot be read is a finding of its own.
    return new Set();
  }
}

/** A heading has one anchor in JupyterLab and another on GitHub; `#cell-id=…` leads to a cell. */
export function notebookAnchors(notebook: Notebook): ReadonlySet<string> {
  const all = markdownCells(notebook).flatMap(({ source }) => headings(source));
  const cells = notebook.cells.map(({ id }) => `cell-id=${id}`);
  return new Set([...all.map(jupyterSlug), ...all.map(githubSlug), ...cells]);
}

function lineAnchors(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').map((_, i) => `L${i + 1}`));
}

function jupyterSlug(heading: string): string {
  return heading.replaceAll(' ', '-');
}

function githubSlug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
