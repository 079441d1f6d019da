// What the checker needs of the world around it. It knows no Node API, so that it can run in a browser.

/** Files as the checker sees them; paths are absolute, with `/` between folders. */
export interface Host {
  readFile(path: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  /** Names, not paths. */
  getDirectories(path: string): string[];
  /** Names, not paths. */
  getFiles(path: string): string[];
  realpath(path: string): string;
  /** Something that is another when the file's text is another. */
  version(path: string): string;
  /** The folder of `lib.es2023.d.ts`. */
  readonly libFolder: string;
  /** The folder whose node_modules serve where those of the notebook lack a package. */
  readonly home: string;
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';
}
