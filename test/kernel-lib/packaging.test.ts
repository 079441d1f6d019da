// The package as others use it: compiled, from plain Node, in a browser bundle, from TypeScript 5.0
// (the compiler of the tslab kernel); and that it is as pure as it says.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import * as kernelLib from 'kernel-lib';
import * as twoThreads from 'kernel-lib/two-threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = join(root, 'kernel-lib');
const sources = readdirSync(library).filter((file) => file.endsWith('.ts'));
const ofTwoThreads = readdirSync(join(library, 'two-threads')).map((file) => `two-threads/${file}`);
const allSources = [...sources, ...ofTwoThreads];
const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'kernel-lib-'));

// Compiling takes seconds where other tests run beside this one.
const slow = 120_000;

beforeAll(() => {
  execFileSync(process.execPath, ['tools/start/prepare.mjs'], { cwd: root });
}, slow);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** A new folder that sees the installed packages. */
function folder(name: string): string {
  const path = join(temporary, name);
  mkdirSync(path);
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'junction');
  return path;
}

/** Runs a TypeScript compiler; its lines, one per diagnostic. */
function compile(tsc: string, folder: string, ...options: string[]): string[] {
  const compiler = join(root, 'node_modules', tsc);
  const args = [compiler, '--pretty', 'false', ...options];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('the compiled package', () => {
  test('Plain Node imports it and gets the numbers of notebook 00', () => {
    const program = `
      import { matrix, toRows, weightedInput } from 'kernel-lib';
      const W = matrix([[0.1, 0.4], [-0.3, 0.2]]);
      console.log(import.meta.resolve('kernel-lib').endsWith('kernel-lib/dist/index.js'));
      console.log(toRows(weightedInput(W, matrix([[0.05, -0.1]]), matrix([[0.5, 0.8]]))));`;
    const args = ['--input-type=module', '--eval', program];
    const text = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    // 0.1·0.5 − 0.3·0.8 + 0.05 and 0.4·0.5 + 0.2·0.8 − 0.1
    expect(text).toMatch(/^true\n\[ \[ -0\.1[34]\d*, 0\.26\d* \] \]\n$/);
  });

  test('Plain Node runs the example of helperOn, on two threads', () => {
    const text = readFileSync(join(library, 'two-threads/index.ts'), 'utf8');
    const [, example] = text.match(/@example\n((?: \* [^@].*\n)+)/) ?? [];
    const lines = example.trimEnd().replaceAll(/^ \* /gm, '').split('\n');
    const [last, promised] = (lines.pop() ?? '').split(' // ');
    const program = [...lines, `console.log(${last} === ${promised});`].join('\n');
    // a file, because a worker does not get along with --eval
    const file = join(folder('example'), 'example.mjs');
    writeFileSync(file, program);
    expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe('true\n');
  });

  test('The program of a worker says what it is to whoever imports it', () => {
    const args = ['--input-type=module', '--eval', "import 'kernel-lib/helper';"];
    const { stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect(stderr.match(/^Error: .*/m)?.[0]).toMatchInlineSnapshot(
      `"Error: kernel-lib/helper: this is the program of a worker; give it to new Worker instead of importing it"`,
    );
  });

  test('A browser bundle of it runs without anything of Node’s', async () => {
    const bundled = await build({
      stdin: {
        contents: `import { matrix, sigmoid, toRows } from 'kernel-lib';
          globalThis.result = JSON.stringify(toRows(sigmoid.apply(matrix([[0, Math.log(3)]]))));`,
        resolveDir: root,
      },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
      metafile: true,
    });
    const { inputs, outputs } = bundled.metafile;
    expect(bundled.warnings).toEqual([]);
    expect(Object.values(outputs).flatMap((output) => output.imports)).toEqual([]);
    expect(Object.keys(inputs)).toContain('kernel-lib/dist/activation.js');
    // a context has the globals of the language and no others: no process, no document, no setTimeout
    const context: { result?: string } = vm.createContext({});
    expect(vm.runInContext('typeof process + typeof document + typeof setTimeout', context)).toBe(
      'undefinedundefinedundefined',
    );
    vm.runInContext(bundled.outputFiles[0].text, context);
    const [[half, threeQuarters]] = JSON.parse(context.result ?? '');
    expect(half).toBe(0.5);
    expect(threeQuarters).toBeCloseTo(0.75, 15); // 1/(1 + e^(−ln 3))
  });

  test('What is not used is left out of a bundle', async () => {
    const { outputFiles } = await build({
      stdin: { contents: `export { scale } from 'kernel-lib';`, resolveDir: root },
      bundle: true,
      write: false,
      format: 'esm',
    });
    expect(outputFiles[0].text).toContain('function scale');
    expect(outputFiles[0].text).not.toContain('softmax');
  });

  test('Its types compile under TypeScript 5.0 with strict, as the tslab kernel compiles', {
    timeout: slow,
  }, () => {
    const path = folder('consumer');
    writeFileSync(
      join(path, 'good.ts'),
      `import { adam, crossEntropy, dense, input, matrix, random, sigmoid, train } from 'kernel-lib';
       import type { AdamState, Epoch, Helper, Matrix, Network, Rule } from 'kernel-lib';
       import { helperOn, type HelperWorker } from 'kernel-lib/two-threads';
       const r = random(1);
       const network: Network = { layers: [input(2), dense(2, 1, sigmoid, r)], cost: crossEntropy };
       const rule: Rule<AdamState> = adam({ eta: 0.1 });
       const x: Matrix = matrix([[0, 1]]);
       const options = { rule, batchSize: 1, random: r, epochs: 2 };
       const epochs: Epoch[] = Array.from(train(network, { x, y: matrix([[1]]) }, options));
       export const cost: number = epochs[1].cost;
       declare const worker: HelperWorker;
       export const helper: Promise<Helper> = helperOn(worker, { patience: 5 });`,
    );
    writeFileSync(
      join(path, 'bad.ts'),
      `import { matrix, adam } from 'kernel-lib';
       export const wrong: string = matrix([[1]]).rows;
       export const rule = adam({ eta: 'large' });`,
    );
    const compilerOptions = {
      ...{ target: 'es2020', module: 'esnext', moduleResolution: 'node10' },
      ...{ strict: true, noEmit: true, types: [] },
    };
    writeFileSync(join(path, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const tsc = '@tslab/typescript-for-tslab/lib/tsc.js';
    expect(compile(tsc, path, '--version')).toEqual(['Version 5.0.4']);
    expect(compile(tsc, path)).toMatchInlineSnapshot(`
      [
        "bad.ts(2,21): error TS2322: Type 'number' is not assignable to type 'string'.",
        "bad.ts(3,35): error TS2322: Type 'string' is not assignable to type 'number'.",
      ]
    `);
  });
});

describe('purity', () => {
  const offences = [
    'export const a: string = process.platform;',
    'export const b: string = document.title;',
    'setTimeout(() => {}, 1);',
    "console.log('x');",
    'export const c: number = performance.now();',
    "import { sep } from 'node:path';\nexport const d: string = sep;",
    "import 'node:fs';",
  ];

  test('The compiler refuses whatever belongs to Node or to a browser', { timeout: slow }, () => {
    // With the installed packages in sight, so that it is tsconfig.json which refuses.
    const path = folder('impure');
    cpSync(join(root, 'tsconfig.json'), join(path, 'tsconfig.json'));
    mkdirSync(join(path, 'kernel-lib'));
    mkdirSync(join(path, 'kernel-lib/two-threads'));
    for (const file of [...allSources, 'tsconfig.json', 'package.json']) {
      cpSync(join(library, file), join(path, 'kernel-lib', file));
    }
    offences.forEach((line, k) => {
      writeFileSync(join(path, 'kernel-lib', `offence-${k}.ts`), `${line}\n`);
    });
    const refused = compile('typescript/bin/tsc', path, '-p', 'kernel-lib', '--outDir', 'out');
    expect(refused.map((line) => line.replace(/\. Do you need.*/, '.'))).toMatchInlineSnapshot(`
      [
        "kernel-lib/offence-0.ts(1,26): error TS2591: Cannot find name 'process'.",
        "kernel-lib/offence-1.ts(1,26): error TS2584: Cannot find name 'document'.",
        "kernel-lib/offence-2.ts(1,1): error TS2304: Cannot find name 'setTimeout'.",
        "kernel-lib/offence-3.ts(1,1): error TS2584: Cannot find name 'console'.",
        "kernel-lib/offence-4.ts(1,26): error TS2304: Cannot find name 'performance'.",
        "kernel-lib/offence-5.ts(1,21): error TS2591: Cannot find name 'node:path'.",
        "kernel-lib/offence-6.ts(1,8): error TS2882: Cannot find module or type declarations for side-effect import of 'node:fs'.",
      ]
    `);
  });

  test('It depends on nothing', () => {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(library, 'package.json'), 'utf8'),
    );
    expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
  });

  test('No source asks for the time or for random numbers of its own', () => {
    const named = /\b(Date|Math\.random|crypto|performance|console|globalThis|eval|Function)\b/;
    for (const file of allSources) {
      const code = readFileSync(join(library, file), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|\/\/.*/g,
        '',
      );
      expect(code.match(named)?.[0], file).toBeUndefined();
    }
  });
});

describe('the names', () => {
  /** The interface that notebooks, exercises and other programs are written against. */
  const fixed = `
    matrix build toRows shape matmul transposeTimes timesTranspose hadamard add subtract scale map
    addRow sumRows
    elementwise sigmoid tanh relu leakyRelu elu identity softmax
    quadratic crossEntropy logLikelihood
    random uniform normal permutation
    input dense xavier he
    feedForward predict backpropagate
    weightedInput activate outputError hiddenError biasGradient weightGradient
    gradientDescent momentum adaGrad rmsProp adam
    train numericalGradient closeness l1 l2
    tape dual`;
  /**
   * A batch by row numbers, 1/√n, a network with other parameters, the in-place twins; and the other
   * arithmetics a program can run in, and the table of a tape; and the loops that training runs on.
   */
  const extras = `
    selectRows inverseRoot withParameters matmulInto timesTransposeInto transposeTimesInto
    real dualArithmetic flopCounter wengertTable
    plainEngine simdEngine`;
  const types = `
    Matrix Activation Cost Parameters Random Layer Network Trace
    AdamState Backpropagation Closeness ComparedEntry DenseLayer EpsilonPlace Epoch Examples Initialisation
    InputLayer LayerState Penalty PenaltyFactor Rule TrainOptions
    ActivationFormula BatchRoom CostFormula Engine EngineName EpochCall LayerRoom OneCall RuleFormula RuleMemory
    Helper Room RoomOptions Sizes WasmEngine Workspace
    Arithmetic Operand Operation Slope Step Dual Line Tape Variable Counted FlopCounter`;

  const words = (text: string) => text.trim().split(/\s+/).sort();
  const index = readFileSync(join(library, 'index.ts'), 'utf8');

  /** What the files of the library tell each other, and no exported type is made of. */
  const inner = `
    ChosenEngine Formulas PenaltyFormula
    Kernels Penalised Rows Steps WasmMemory Workplace`;

  const exportedTypes = [...index.matchAll(/\btype (?:(\w+)|\{([^}]*)\})/g)].flatMap(
    ([, name, list]) => name ?? list.match(/\w+/g) ?? [],
  );

  test('index.ts exports the fixed names and the stated extras, and nothing else', () => {
    expect(Object.keys(kernelLib).sort()).toEqual(words(`${fixed} ${extras}`));
  });

  test('two-threads/index.ts exports what a program needs for a second thread', () => {
    expect(Object.keys(twoThreads).sort()).toEqual(['helperOn', 'inSharedMemory']);
  });

  test('The types are exported too, all that another exported type is made of', () => {
    const declared = sources.flatMap((file) => {
      const text = readFileSync(join(library, file), 'utf8');
      return [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
    });
    expect(declared.sort()).toEqual(words(`${types} ${inner}`));
    expect(exportedTypes.sort()).toEqual(words(types));
  });

  test('A file imports only from files above it in index.ts', () => {
    const order = [...index.matchAll(/from '\.\/([\w-]+\.ts)'/g)].map(([, file]) => file);
    expect([...order, 'index.ts'].sort()).toEqual([...sources].sort());
    const upward = order.flatMap((file, place) => {
      const text = readFileSync(join(library, file), 'utf8');
      const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
      return imported
        .filter((from) => !order.slice(0, place).includes(from.replace('./', '')))
        .map((from) => `${file} imports ${from}`);
    });
    expect(upward).toEqual([]);
  });

  test('No two files import each other, not even in a circle', () => {
    const imports = new Map(
      allSources.map((file) => {
        const text = readFileSync(join(library, file), 'utf8');
        const imported = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, from]) => from);
        return [file, imported.map((from) => posix.join(posix.dirname(file), from))];
      }),
    );
    const below = (file: string, above: string[]): void => {
      expect(above, `${file} comes back to itself`).not.toContain(file);
      for (const next of imports.get(file) ?? []) below(next, [...above, file]);
    };
    for (const file of allSources) below(file, []);
  });
});
