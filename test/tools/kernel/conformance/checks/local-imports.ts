// Imports of local TypeScript files: their endings, changes, errors and types.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { told } from '../cell.ts';
import { equal, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

export const localImports: readonly GroupCheck[] = [
  {
    id: 'local-without-ending',
    title: 'a local file without an ending',
    run: async (kernel) => {
      kernel.write('plain.ts', 'export const plain: string = "without";\n');
      const code = "import { plain } from './plain'; console.log(plain);";
      equal('stdout', await kernel.prints(code), 'without');
    },
  },
  {
    id: 'local-with-ending',
    title: 'a local file with .ts',
    run: async (kernel) => {
      kernel.write('ended.ts', 'export enum Ended { With = "with" }\n');
      const code = "import { Ended } from './ended.ts'; console.log(Ended.With);";
      equal('stdout', await kernel.prints(code), 'with');
    },
  },
  {
    id: 'local-js-ending',
    title: 'a local file named .js that is a .ts, as compilers want it',
    run: async (kernel) => {
      kernel.write('compiled.ts', 'export const compiled: number = 4;\n');
      const code = "import { compiled } from './compiled.js'; console.log(compiled);";
      equal('stdout', await kernel.prints(code), '4');
    },
  },
  {
    id: 'local-directory',
    title: 'a directory by its index',
    run: async (kernel) => {
      index(kernel, 'shelf', 'export const books = 12;\n');
      const code = "import { books } from './shelf'; console.log(books);";
      equal('stdout', await kernel.prints(code), '12');
    },
  },
  {
    id: 'local-edited',
    title: 'an edited local file is picked up when its import cell runs again',
    run: async (kernel) => {
      const path = `./edited${await ending(kernel)}`;
      const cell = `import { edition } from '${path}'; console.log(edition);`;
      kernel.write('edited.ts', 'export const edition: number = 1;\n');
      equal('before', await kernel.prints(cell), '1');
      kernel.write('edited.ts', 'export const edition: string = "two";\n');
      await noticed(kernel);
      equal('after', await kernel.prints(cell), 'two');
      equal('with its new type', await kernel.prints('console.log(edition.length)'), '3');
    },
  },
  {
    id: 'local-edited-behind-index',
    title: 'also behind an index',
    run: async (kernel) => {
      const ts = await ending(kernel);
      const path = ts === '' ? './nest/index' : './nest/index.ts';
      const cell = `import { depth } from '${path}'; console.log(depth);`;
      index(kernel, 'nest', `export { depth } from './egg${ts}';\n`);
      kernel.write('nest/egg.ts', 'export const depth: number = 1;\n');
      equal('before', await kernel.prints(cell), '1');
      kernel.write('nest/egg.ts', 'export const depth: number = 2;\n');
      await noticed(kernel);
      equal('after', await kernel.prints(cell), '2');
    },
  },
  {
    id: 'local-unchanged',
    title: 'a file that has not changed is not run again',
    run: async (kernel) => {
      kernel.write('stateful.ts', 'export const visits: number[] = [];\n');
      const path = `./stateful${await ending(kernel)}`;
      const cell = `import { visits } from '${path}'; visits.push(1); console.log(visits.length);`;
      equal('first', await kernel.prints(cell), '1');
      equal('second', await kernel.prints(cell), '2');
    },
  },
  {
    id: 'local-error-line',
    title: 'an error in an imported file names its TypeScript line',
    run: async (kernel) => {
      const text = lines(
        'interface Gone {',
        '  a: number;',
        '}',
        'enum Kept { A }',
        'export function fail(x: Gone): never {',
        '  throw new Error("line 6 " + x.a + Kept.A);',
        '}',
      );
      kernel.write('failing.ts', text);
      const path = `./failing${await ending(kernel)}`;
      const cell = await kernel.run(`import { fail } from '${path}';\n\nfail({ a: 1 });`);
      includes('what it tells', told(cell), /failing\.ts:6:\d/);
      includes('what it tells', told(cell), /:3:\d/);
    },
  },
  {
    id: 'local-dynamic',
    title: 'import() gives a local file with its types',
    run: async (kernel) => {
      kernel.write('lazy.ts', 'export const lazy = "in time";\n');
      const code = `const found = await import('./lazy${await ending(kernel)}');`;
      equal('stdout', await kernel.prints(`${code} console.log(found.lazy.length);`), '7');
    },
  },
  {
    id: 'local-type-only',
    title: 'import type leaves no trace, and a type among values neither',
    run: async (kernel) => {
      const text =
        'console.log("loaded");\nexport interface Kind { k: number }\nexport const k3 = 3;\n';
      kernel.write('kinds.ts', text);
      const path = `./kinds${await ending(kernel)}`;
      const only = lines(
        `import type { Kind } from '${path}';`,
        'const one: Kind = { k: 1 }; console.log(one.k);',
      );
      equal('types alone', await kernel.prints(only), '1');
      const both = lines(
        `import { type Kind, k3 } from '${path}';`,
        'const two: Kind = { k: 2 }; console.log(k3 + two.k);',
      );
      equal('types and values', await kernel.prints(both), 'loaded\n5');
    },
  },
  {
    id: 'local-chain',
    title: 'local files import packages, JSON and each other, also in a circle',
    run: async (kernel) => {
      const ts = await ending(kernel);
      kernel.write('ring.json', '{ "two": 2 }');
      const a = lines(
        `import { b } from './ring-b${ts}';`,
        'export const a = 1;',
        'export const all = () => a + b();',
      );
      kernel.write('ring-a.ts', a);
      const b = lines(
        "import { half } from 'module-half';",
        "import { sep } from 'node:path';",
        "import json from './ring.json' with { type: 'json' };",
        `import { a } from './ring-a${ts}';`,
        'export const b = () => a + half(json.two) + sep.length;',
      );
      kernel.write('ring-b.ts', b);
      const code = `import { all } from './ring-a${ts}'; console.log(all());`;
      equal('stdout', await kernel.prints(code), '4');
    },
  },
  {
    id: 'local-side-effect',
    title: 'an import for its effect alone',
    run: async (kernel) => {
      kernel.write('effect.ts', 'console.log("effect");\n');
      equal('stdout', await kernel.prints(`import './effect${await ending(kernel)}';`), 'effect');
    },
  },
];

function index(kernel: Kernel, folder: string, text: string): void {
  mkdirSync(join(kernel.cwd, folder), { recursive: true });
  kernel.write(`${folder}/index.ts`, text);
}

// A user needs longer to come back from the editor than a kernel that watches its files to notice.
async function noticed(kernel: Kernel): Promise<void> {
  for (let n = 0; n < 3; n++) await kernel.prints('await new Promise((r) => setTimeout(r, 50));');
}

// Kernels differ in whether a local import must have its ending or must not. Two checks count that;
// the others write it as this kernel wants it.
async function ending(kernel: Kernel): Promise<'' | '.ts'> {
  kernel.write('ending.ts', 'export const ending = 1;\n');
  const { status } = await kernel.run("import './ending';", { stop_on_error: false });
  await kernel.prints('1').catch(() => {}); // tslab aborts one cell after a failed one
  return status === 'ok' ? '' : '.ts';
}
