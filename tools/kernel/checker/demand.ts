// The modules of Node whose declarations are read only when they are needed: when a cell imports one, or
// when the compiler comes to one of its types, as in `process.stdin`.
import type ts from 'typescript';
import { declaredModules, type Joined } from './library.ts';

export interface Demand {
  /** Whether Node has a module of this name. */
  has(name: string): boolean;
  /** Has the declarations of a module read from now on; the file, unless they always are. */
  take(name: string): string | undefined;
  takeAll(): void;
  /** The files that are read. */
  readonly files: ReadonlySet<string>;
  /** Hears from now on of what the compiler needs of this program and does not find. */
  listen(program: ts.Program): void;
  /** The answer, and whether it is whole: else it came to what was not there, and now is. */
  hear<Answer>(question: () => Answer): { readonly answer: Answer; readonly isWhole: boolean };
}

// The compiler asks its program for a module when it first needs it and finds no declaration of it,
// though the type of programs does not say so.
type Finder = (file: ts.SourceFile, name: string, mode: ts.ResolutionMode) => unknown;

/** All are in `declarations`; what is in the file `always` needs no demand. */
export function createDemand(declarations: Joined, always: string | undefined): Demand {
  const declaring = new Map<string, string[]>();
  for (const [path, text] of declarations) {
    for (const name of declaredModules(text)) {
      const others = declaring.get(name) ?? [];
      declaring.set(name, path === always ? others : [...others, path]);
    }
  }
  const files = new Set<string>();
  const heard = new WeakSet<ts.Program>();
  let lacking: Set<string> | undefined;

  const take = (name: string): string | undefined => {
    const paths = declaring.get(name) ?? [];
    for (const path of paths) files.add(path);
    return paths[0];
  };
  const isLacking = (name: string) => declaring.get(name)?.some((path) => !files.has(path));

  return {
    has: (name) => declaring.has(name),
    take,
    takeAll: () => [...declaring.keys()].forEach(take),
    files,
    listen(program) {
      if (heard.has(program)) return;
      heard.add(program);
      const find: unknown = Reflect.get(program, 'getResolvedModule');
      if (typeof find !== 'function') throw new TypeError('a program knows its resolved modules');
      const listening: Finder = (file, name, mode) => {
        if (isLacking(name)) lacking?.add(name);
        return find(file, name, mode);
      };
      Reflect.set(program, 'getResolvedModule', listening);
    },
    hear(question) {
      const lacks = new Set<string>();
      lacking = lacks;
      try {
        return { answer: question(), isWhole: lacks.size === 0 };
      } finally {
        lacking = undefined;
        lacks.forEach(take);
      }
    },
  };
}
