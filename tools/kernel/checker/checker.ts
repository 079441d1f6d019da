// The checker: types, completion and inspection of cells that see the cells before them.
import type { CheckerCalls } from '../threads.ts';
import { type Cell, readCell } from './cell.ts';
import { complete, namesModule } from './complete.ts';
import { isComplete } from './completeness.ts';
import { importedErrors, syntaxErrors, typeErrors } from './diagnostics.ts';
import { emit } from './emit.ts';
import type { Host } from './host.ts';
import { importedNames } from './imports.ts';
import { inspect, saying } from './inspect.ts';
import { createScope } from './scope.ts';
import { createService } from './service.ts';
import { transpile } from './transpile.ts';
import { createWorlds } from './worlds.ts';

/** A checker of the cells of one session in the folder `cwd`; positions are in UTF-16 units. */
export function createChecker(host: Host, cwd: string): CheckerCalls {
  const service = createService(host, cwd);
  const scope = createScope();
  const worlds = createWorlds();
  const checked = new Map<string, { readonly cell: Cell; readonly text: string }>();
  let checks = 0;

  const draft = (code: string, all = false) => {
    const cell = readCell('draft.ts', code);
    const used = all ? scope.kinds().keys() : cell.used;
    return code + scope.tail(cell, used);
  };

  return {
    check(name, code) {
      // A cell that does not count, or was interrupted, leaves its name to the next one.
      const cell = readCell(name, code, name.replace(/(?=\.ts$)|$/, `.${++checks}`));
      const faults = syntaxErrors(cell);
      if (faults.length > 0) return { diagnostics: faults };
      const text = code + scope.tail(cell);
      const { diagnostics, imported } = service.ask(text, (view) => ({
        diagnostics: [...typeErrors(view, cell), ...importedErrors(view, service.isLocal)],
        imported: importedNames(view),
      }));
      if (diagnostics.length > 0) return { diagnostics };
      checked.set(name, { cell, text });
      return { emitted: emit(cell, imported, worlds) };
    },
    settle(name) {
      const found = checked.get(name);
      checked.clear();
      if (!found) return;
      const { cell, text } = found;
      service.add(cell.module, text);
      scope.add(cell);
      if (cell.augments) service.makeRoot(cell.module);
      service.keep(scope.living());
    },
    complete(code, cursor) {
      if (namesModule(code, cursor)) service.haveModules();
      const place = { code, cursor, kinds: scope.kinds() };
      return service.ask(draft(code, true), (view) => complete(service, view, place));
    },
    inspect(code, cursor) {
      const text = draft(code);
      service.document(service.ask(text, (view) => saying(service, view, cursor)));
      return service.ask(text, (view) => inspect(service, view, cursor));
    },
    isComplete,
    transpile,
  };
}
