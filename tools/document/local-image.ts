// Pictures of a notebook's texts, from beside the notebook or from the cell's attachments, as data URIs:
// the page then needs no file but itself. An SVG in an <img> runs no script and loads nothing.

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { MimeBundle } from '../notebook/notebook.ts';
import { DocumentError, type Place } from './document-error.ts';
import { imageType } from './image-type.ts';

/** Where a cell's pictures are. */
export interface ImageSource {
  readonly place: Place;
  /** The notebook's folder; pictures are in it or below. */
  readonly folder: string;
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

const largest = 5 * 1024 * 1024;
const kinds = 'PNG, JPEG, GIF, WebP or SVG';

/** The picture at an address as markdown or HTML has it. */
export function imageData(address: string, source: ImageSource): string {
  const { place } = source;
  const name = unescaped(address.trim());
  if (/^data:/i.test(name)) return fromDataUri(name, place);
  if (/^attachment:/i.test(name)) return fromAttachment(name.slice('attachment:'.length), source);
  if (/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(name)) {
    throw new DocumentError(
      place,
      `the picture ${quoted(name)} would be loaded from elsewhere; store it beside the notebook or ` +
        'drag it into the cell as an attachment',
    );
  }
  return fromFile(name, source);
}

/** The data URI as it is if it holds a picture. */
export function fromDataUri(address: string, place: Place): string {
  const base64 = /^data:[^,]*;base64,([\s\S]*)$/i.exec(address)?.[1];
  const text = /^data:[^,]*,([\s\S]*)$/i.exec(address)?.[1] ?? '';
  const bytes = base64 === undefined ? Buffer.from(unescaped(text)) : Buffer.from(base64, 'base64');
  return dataUri(bytes, 'in a data URI', place);
}

function fromAttachment(name: string, { attachments = {}, place }: ImageSource): string {
  const bundle = Object.hasOwn(attachments, name) ? attachments[name] : {};
  const content = Object.entries(bundle).find(([type]) => type.startsWith('image/'))?.[1];
  const text = Array.isArray(content) ? content.join('') : content;
  if (typeof text !== 'string') {
    const have = Object.keys(attachments);
    throw new DocumentError(
      place,
      `the cell has no picture attached as ${quoted(name)}; ` +
        (have.length === 0 ? 'it has no attachments' : `its attachments are ${have.join(', ')}`),
    );
  }
  const isText = /^\s*</.test(text); // Some tools attach an SVG as it is.
  return dataUri(Buffer.from(text, isText ? 'utf8' : 'base64'), quoted(name), place);
}

function fromFile(name: string, { folder, place }: ImageSource): string {
  const path = resolve(folder, name.replace(/[?#].*$/s, ''));
  let real: string;
  try {
    real = realpathSync(path);
    if (!statSync(real).isFile()) throw new Error('not a file');
  } catch (cause) {
    throw new DocumentError(
      place,
      `the picture ${quoted(name)} is not there; store it beside the notebook, or correct the name`,
      { cause },
    );
  }
  if (!real.startsWith(realpathSync(folder) + sep)) {
    throw new DocumentError(
      place,
      `the picture ${quoted(name)} is outside the notebook's folder; store it in that folder or below`,
    );
  }
  if (statSync(real).size > largest) throw tooLarge(statSync(real).size, quoted(name), place);
  return dataUri(readFileSync(real), quoted(name), place);
}

function dataUri(bytes: Buffer, name: string, place: Place): string {
  if (bytes.length > largest) throw tooLarge(bytes.length, name, place);
  const type = imageType(bytes);
  if (type === undefined) {
    throw new DocumentError(
      place,
      `the picture ${name} is none by its content; save it again as ${kinds}`,
    );
  }
  return `data:${type};base64,${bytes.toString('base64')}`;
}

function tooLarge(size: number, name: string, place: Place): DocumentError {
  const megabytes = (size / 1024 ** 2).toFixed(1);
  return new DocumentError(
    place,
    `the picture ${name} has ${megabytes} MB, and a page takes 5 MB at most; save it smaller`,
  );
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function quoted(name: string): string {
  return `"${name.length > 100 ? `${name.slice(0, 99)}…` : name}"`;
}
