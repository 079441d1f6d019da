// How a value is shown: by its own method Symbol.for('Jupyter.display'), the one that Deno uses, or
// else by util.inspect. And content of a MIME type as Jupyter wants it: text, base64 or JSON.
import { inspect } from 'node:util';
import type { Json } from '../../notebook/notebook.ts';
import type { MimeBundle, Rich } from '../threads.ts';
import { safeInspect } from './errors.ts';

const displayMethod = Symbol.for('Jupyter.display');

/**
 * Has inspect, and with it console.log, show a promise without the marks by which Node 20 and 22
 * remember to which cell it belongs.
 */
export function hidePromiseMarks(): void {
  const value = function (this: object): object {
    for (const mark of Object.getOwnPropertySymbols(this)) {
      const isMark = /^(async_id_symbol|trigger_async_id_symbol|kResourceStore)$/;
      if (isMark.test(mark.description ?? '')) {
        Object.defineProperty(this, mark, { enumerable: false });
      }
    }
    return this; // which tells inspect to go on as always
  };
  Object.defineProperty(Promise.prototype, inspect.custom, { value, configurable: true });
}

/**
 * The bundle that shows a value.
 *
 * @throws what the value's own display method throws, and a TypeError if it gives no bundle.
 */
export async function rich(value: unknown): Promise<Rich> {
  const method = methodOf(value);
  if (!method) return { data: { 'text/plain': safeInspect(value) }, metadata: {} };
  const given: unknown = await method.call(value);
  return { data: bundle(given, "[Symbol.for('Jupyter.display')]()"), metadata: {} };
}

function methodOf(value: unknown): ((this: unknown) => unknown) | undefined {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
    return undefined;
  try {
    const method: unknown = Reflect.get(value, displayMethod);
    return typeof method === 'function' ? (method as () => unknown) : undefined;
  } catch {
    return undefined; // a Proxy that lets nobody look; inspect shows what is behind it
  }
}

/** A MIME bundle of plain JSON. Throws a TypeError that begins with `who` when it cannot be one. */
export function bundle(given: unknown, who: string): MimeBundle {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const wanted = "an object such as { 'text/html': '<b>x</b>' } is wanted";
    throw new TypeError(`${who}: ${wanted}, not ${safeInspect(given, 0)}`);
  }
  const entries = Object.entries(given).filter(([, content]) => content !== undefined);
  return Object.fromEntries(
    entries.map(([mime, content]) => [mime, mimeContent(mime, content, who)]),
  );
}

/** Content of one MIME type as Jupyter sends it: bytes become base64, objects are kept for JSON. */
export function mimeContent(mime: string, content: unknown, who: string): Json {
  if (typeof content === 'string') return content;
  if (content instanceof Uint8Array) return Buffer.from(content).toString('base64');
  if (!/^application\/(.*\+)?json$/.test(mime)) {
    throw new TypeError(`${who}: ${mime} wants text or bytes, not ${safeInspect(content, 0)}`);
  }
  return json(content, `${who}: ${mime}`);
}

/** The value as JSON, typed arrays as arrays. Throws a TypeError when JSON cannot hold it. */
export function json(value: unknown, who: string): Json {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, (_, part) => (isNumbers(part) ? Array.from(part) : part));
  } catch (error) {
    throw new TypeError(`${who} cannot be written as JSON`, { cause: error });
  }
  if (text === undefined) throw new TypeError(`${who} cannot be ${safeInspect(value, 0)}`);
  return JSON.parse(text);
}

function isNumbers(value: unknown): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
