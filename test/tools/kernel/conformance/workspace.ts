// The folder in which a kernel under test works: two small npm packages with their types, one
// CommonJS and one for import alone. Checks write their own files beside them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const TYPES = `/** The half of a number. @param x any number */
export declare function half(x: number): number;
export declare const kind: string;
`;

const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'conformance-workspace',
    dependencies: { 'common-half': '1.0.0', 'module-half': '1.0.0' },
  }),
  'node_modules/common-half/package.json': JSON.stringify({
    name: 'common-half',
    version: '1.0.0',
    main: 'index.js',
    types: 'index.d.ts',
  }),
  'node_modules/common-half/index.js': "exports.half = (x) => x / 2;\nexports.kind = 'CommonJS';\n",
  'node_modules/common-half/index.d.ts': TYPES,
  'node_modules/module-half/package.json': JSON.stringify({
    name: 'module-half',
    version: '1.0.0',
    type: 'module',
    exports: { '.': { types: './index.d.ts', import: './index.js' } },
  }),
  'node_modules/module-half/index.js':
    "export const half = (x) => x / 2;\nexport const kind = 'module';\n",
  'node_modules/module-half/index.d.ts': TYPES,
};

export interface Workspace {
  readonly path: string;
  remove(): void;
}

/** A new folder with the packages, and the function that deletes it. */
export function openWorkspace(): Workspace {
  const path = mkdtempSync(join(tmpdir(), 'conformance-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
