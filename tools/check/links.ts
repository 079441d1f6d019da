// Links and pictures of the texts: files and anchors must be there, addresses well formed.

import { dirname, join, normalize } from 'node:path';
import { type CourseNotebook, markdownCells } from './course-notebook.ts';
import type { Finding } from './finding.ts';
import { lineAt, prose } from './markdown.ts';

/** The anchors of a file or folder; undefined if there is no such file. */
export type Anchors = (path: string) => ReadonlySet<string> | undefined;

interface Link {
  readonly target: string;
  readonly index: number;
}

const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** Links that lead nowhere. Addresses of the web are not fetched. */
export function checkLinks({ file, notebook }: CourseNotebook, anchors: Anchors): Finding[] {
  return markdownCells(notebook).flatMap(({ id, source, attachments = {} }) =>
    links(prose(source)).flatMap(({ target, index }) => {
      const what = target.startsWith('attachment:')
        ? attachmentFault(target, Object.keys(attachments))
        : SCHEME.test(target)
          ? addressFault(target)
          : fileFault(target, file, anchors);
      return what === undefined ? [] : [{ file, cell: id, line: lineAt(source, index), what }];
    }),
  );
}

/** The targets of a text: `[…](target)`, `![…](target "title")`, `[…]: target`, `<https://…>`, HTML. */
function links(text: string): Link[] {
  const patterns = [
    /\]\(\s*<([^>\n]*)>/g,
    /\]\(\s*([^\s<)][^\s)]*|(?=\)))/g,
    /^ {0,3}\[[^\]\n]+\]:\s*(\S+)/gm,
    /<((?:https?|mailto):[^>\s]*)>/g,
    /<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]*)"/g,
  ];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 1: target, index }) => ({ target, index }))
    .sort((p, q) => p.index - q.index);
}

function attachmentFault(target: string, names: readonly string[]): string | undefined {
  const name = target.slice('attachment:'.length);
  if (names.includes(name)) return undefined;
  return (
    `the cell has no attachment ${JSON.stringify(name)}; ` +
    'attach the picture, or correct the name'
  );
}

function addressFault(target: string): string | undefined {
  if (/^mailto:[^@\s]+@[^@\s]+$/.test(target)) return undefined;
  if (/^https?:\/\/[^\s/]/.test(target) && URL.canParse(target)) return undefined;
  return `${target} is no address; write https://… or a file of the project`;
}

function fileFault(target: string, from: string, anchors: Anchors): string | undefined {
  const [path, anchor] = target.split('#', 2).map(decoded);
  if (path === undefined || (path === '' && anchor === undefined)) {
    return 'the link has no target; write the file or the address it leads to';
  }
  if (path.startsWith('/')) {
    return `${path} is a path of one machine; write it from the folder of the notebook`;
  }
  const file = path === '' ? from : normalize(join(dirname(from), path));
  const found = anchors(file);
  if (found === undefined) return `there is no file ${file}; correct the link ${target}`;
  if (anchor === undefined || found.has(anchor)) return undefined;
  return `${file} has no anchor #${anchor}; correct the link ${target}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
