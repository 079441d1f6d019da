// A notebook in a folder of its own: cells are checked and, if they pass, run by a process in V8's REPL
// mode; places of errors are led back through the source map where there is one.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createChecker } from '../../../../../tools/kernel/checker/checker.ts';
import { nodeHost } from '../../../../../tools/kernel/checker-host.ts';
import type { CheckerCalls, Diagnostic, Emitted } from '../../../../../tools/kernel/threads.ts';

export interface Ran {
  /** As JSON; `[name]` for a function. */
  readonly value?: string;
  readonly thrown?: string;
  /** Where it was thrown in the cell, as in `3:9`. */
  readonly place?: string;
  readonly diagnostics?: readonly Diagnostic[];
  readonly emitted?: Emitted;
}

export interface Notebook {
  readonly checker: CheckerCalls;
  readonly folder: string;
  /** Checks a cell, has its names visible, does not run it; what is wrong, one line each. */
  check(code: string): string[];
  run(code: string): Promise<Ran>;
  write(path: string, text: string): void;
  close(): void;
}

/** An empty notebook; with `within`, its folder lies in that folder. */
export function openNotebook(within = tmpdir()): Notebook {
  const folder = realpathSync(mkdtempSync(join(within, 'checker-')));
  const checker = createChecker(nodeHost(), folder);
  let repl: Promise<ChildProcess> | undefined;
  let count = 0;
  const checked = (code: string) => {
    const name = `cell-${++count}.ts`;
    const result = checker.check(name, code);
    if ('emitted' in result) checker.settle(name);
    return result;
  };
  return {
    checker,
    folder,
    check(code) {
      const result = checked(code);
      return 'emitted' in result ? [] : result.diagnostics.map(said);
    },
    async run(code) {
      const result = checked(code);
      if ('diagnostics' in result) return result;
      repl ??= startRepl(folder);
      const { emitted } = result;
      const child = await repl;
      child.send({ name: emitted.name, js: emitted.js });
      const [{ value, thrown, stack }] = await once(child, 'message');
      if (thrown === undefined) return { value, emitted };
      const place = placeOf(stack, emitted);
      return { thrown, emitted, ...(place ? { place } : {}) };
    },
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    close() {
      void repl?.then((child) => child.kill());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startRepl(cwd: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'repl.mjs'), { cwd, execArgv: [] });
  await once(child, 'message');
  return child;
}

/** A diagnostic in one line: `2322 at 1:7: Type …`. */
export function said({ code, message, line, column, file }: Diagnostic): string {
  return `${code} at ${file ? `${file}:` : ''}${line}:${column}: ${message.split('\n')[0]}`;
}

function placeOf(stack: string, { name, map }: Emitted): string | undefined {
  const [, line, column] = new RegExp(`${name}:(\\d+):(\\d+)`).exec(stack) ?? [];
  if (line === undefined) return undefined;
  if (map === undefined) return `${line}:${column}`;
  const entry = new SourceMap(JSON.parse(map)).findEntry(Number(line) - 1, Number(column) - 1);
  return 'originalLine' in entry
    ? `${entry.originalLine + 1}:${entry.originalColumn + 1}`
    : undefined;
}
