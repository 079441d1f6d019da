// Imports of node: modules, packages and JSON, and what is not there.
import { told } from '../cell.ts';
import { equal, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { GroupCheck } from '../suite.ts';

export const imports: readonly GroupCheck[] = [
  {
    id: 'import-node',
    title: 'a node: module, by name, as a whole, by default and with another name',
    run: async (kernel) => {
      const code = lines(
        "import { sep, join as joined } from 'node:path';",
        "import * as path from 'node:path';",
        "import fs from 'node:fs';",
        "console.log(sep, joined('a', 'b'), path.basename('c/d'), typeof fs.readFileSync);",
      );
      equal('stdout', await kernel.prints(code), '/ a/b d function');
    },
  },
  {
    id: 'import-commonjs',
    title: 'an npm package of CommonJS',
    run: async (kernel) => {
      const code = lines(
        "import { half, kind } from 'common-half';",
        "import * as common from 'common-half';",
        'console.log(half(3), kind, common.half(5));',
      );
      equal('stdout', await kernel.prints(code), '1.5 CommonJS 2.5');
    },
  },
  {
    id: 'import-esm-only',
    title: 'an npm package for import alone',
    run: async (kernel) => {
      const code = lines(
        "import { half, kind } from 'module-half';",
        "import * as esm from 'module-half';",
        'console.log(half(3), kind, esm.half(5));',
      );
      equal('stdout', await kernel.prints(code), '1.5 module 2.5');
    },
  },
  {
    id: 'import-json',
    title: 'a JSON file, with its type',
    run: async (kernel) => {
      kernel.write('weights.json', '{ "bias": 0.5, "names": ["a"] }');
      const code = lines(
        "import weights from './weights.json' with { type: 'json' };",
        'console.log(weights.bias.toFixed(2), weights.names[0].toUpperCase());',
      );
      equal('stdout', await kernel.prints(code), '0.50 A');
    },
  },
  {
    id: 'import-dynamic',
    title: 'import() gives a package with its types',
    run: async (kernel) => {
      const code = lines(
        "const { half: halved } = await import('module-half');",
        "const lazily = async () => (await import('node:path')).sep;",
        'console.log(halved(8).toFixed(1), await lazily());',
      );
      equal('stdout', await kernel.prints(code), '4.0 /');
    },
  },
  {
    id: 'import-missing',
    title: 'a missing module is an error that names it, and the kernel goes on',
    run: async (kernel) => {
      for (const name of ['not-there', 'no-such-package']) {
        const spec = name === 'not-there' ? `./${name}` : name;
        const cell = await kernel.run(`import { a } from '${spec}';`, { stop_on_error: false });
        equal('status', cell.status, 'error');
        includes('what it tells', told(cell), name);
      }
      const next = await kernel.run('console.log("on")', { stop_on_error: false });
      equal('the next cell', next.stdout, 'on\n');
    },
  },
  {
    id: 'import-meta',
    title: 'import.meta.dirname is the folder of the notebook',
    run: async (kernel) => {
      equal('dirname', await kernel.prints('console.log(import.meta.dirname)'), kernel.cwd);
    },
  },
];
