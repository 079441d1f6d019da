// The module that `import * as tslab from 'tslab'` gives: the display functions of tslab 1.0, so
// that a notebook written for it runs unchanged.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Displayed } from '../threads.ts';
import { mimeContent } from './display.ts';

/** tslab's display functions: one a MIME type; `raw` takes any, an object for a JSON one. */
export interface Display {
  javascript(source: string): void;
  html(source: string): void;
  markdown(source: string): void;
  latex(source: string): void;
  svg(source: string): void;
  png(bytes: Uint8Array): void;
  jpeg(bytes: Uint8Array): void;
  gif(bytes: Uint8Array): void;
  pdf(bytes: Uint8Array): void;
  text(text: string): void;
  raw(mime: string, content: unknown): void;
}

export interface Tslab {
  readonly display: Display;
  /** A Display whose every call replaces what its last one showed. */
  newDisplay(): Display;
  readonly versions: { readonly tslab: string; readonly typescript: string; readonly node: string };
}

/** tslab's module; what it displays goes to `show`. */
export function tslabApi(show: (displayed: Displayed) => void): Tslab {
  return {
    display: displayOf(show, {}),
    newDisplay: () => displayOf(show, { display_id: randomUUID() }),
    versions: {
      tslab: '1.0.22', // the version whose functions these are
      get typescript() {
        return typescriptVersion();
      },
      node: process.version,
    },
  };
}

function displayOf(
  show: (displayed: Displayed) => void,
  transient: Displayed['transient'],
): Display {
  let shown = false;
  const raw = (mime: string, content: unknown) => {
    const data = { [mime]: mimeContent(mime, content, 'display') };
    show({ data, metadata: {}, transient, update: shown && 'display_id' in transient });
    shown = true;
  };
  const as = (mime: string) => (content: string | Uint8Array) => raw(mime, content);
  return {
    javascript: as('text/javascript'),
    html: as('text/html'),
    markdown: as('text/markdown'),
    latex: as('text/latex'),
    svg: as('image/svg+xml'),
    png: as('image/png'),
    jpeg: as('image/jpeg'),
    gif: as('image/gif'),
    pdf: as('application/pdf'),
    text: as('text/plain'),
    raw,
  };
}

function typescriptVersion(): string {
  const { version }: { version: string } = createRequire(import.meta.url)(
    'typescript/package.json',
  );
  return version;
}
