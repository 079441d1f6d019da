// What the user wrote, by the names that stand in stack traces, and stack traces that tell its
// lines: every error's `stack` leaves out the kernel's own frames and undoes source maps.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place in what the user wrote; line and column count from 1. */
export interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

interface Source {
  readonly text: string;
  readonly map: SourceMap | undefined;
}

const sources = new Map<string, Source>();
const kernelFolder = `${dirname(import.meta.url)}/`;

/** Remembers a cell or a file whose JavaScript is about to run under this name. */
export function addSource(name: string, text: string, map: string | undefined): void {
  sources.set(name, { text, map: map === undefined ? undefined : new SourceMap(JSON.parse(map)) });
}

/** Whether the name is that of a cell or of a file that the kernel has loaded for the user. */
export function isSource(name: string): boolean {
  return sources.has(name);
}

/** A line of what the user wrote, if it can be had. */
export function sourceLine({ name, line }: Place): string | undefined {
  let text = sources.get(name)?.text;
  if (text === undefined && isAbsolute(name)) {
    try {
      text = readFileSync(name, 'utf8');
    } catch {
      return undefined;
    }
  }
  return text?.split('\n')[line - 1];
}

/** The place in what the user wrote of a place in the JavaScript that runs. */
export function truePlace({ name, line, column }: Place): Place {
  const file = name.startsWith('file://') ? fileURLToPath(name) : name;
  const entry = sources.get(file)?.map?.findEntry(line - 1, column - 1);
  if (!entry || !('originalLine' in entry)) return { name: file, line, column };
  return { name: file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** Has every `stack` tell true places and no frames of the kernel. */
export function installStackTraces(): void {
  Error.stackTraceLimit = 50; // the user's frames may lie deep beneath those of a package
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.filter((site) => !isKernels(fileOf(site)));
    while (frames.length > 0 && isNodes(fileOf(frames[frames.length - 1]))) frames.pop();
    return [headOf(error), ...frames.map((frame) => `    at ${told(frame)}`)].join('\n');
  };
}

/** The file or cell of a frame; empty for a built-in function. */
export function fileOf(site: NodeJS.CallSite): string {
  return site.getScriptNameOrSourceURL() ?? site.getFileName() ?? '';
}

/** Whether a file is the kernel's own. */
export function isKernels(file: string): boolean {
  return file.startsWith(kernelFolder) || file === 'node:inspector';
}

function isNodes(file: string): boolean {
  return file.startsWith('node:') || file === '';
}

function told(site: NodeJS.CallSite): string {
  const text = String(site);
  const [name, line, column] = [fileOf(site), site.getLineNumber(), site.getColumnNumber()];
  if (line === null || column === null) return text;
  const place = truePlace({ name, line, column });
  return text.replace(
    `${name}:${line}:${column}`,
    () => `${place.name}:${place.line}:${place.column}`,
  );
}

function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}
