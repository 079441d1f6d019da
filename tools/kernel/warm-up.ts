// Run once, when the kernel is built: has the compiler do what it does in a session, and keeps its code.
import { createChecker } from './checker/checker.ts';
import { nodeHost, slashed } from './checker-host.ts';
import { keepCode } from './compiler.ts';

// Something of each kind of syntax and of type; what is missing here is only compiled later.
const CELLS = [
  `import * as nn from 'kernel-lib';
import { inspect } from 'node:util';
interface Point { readonly x: number; y?: string }
const points: Point[] = [1, 2, 3].map((x) => ({ x: x ** 2, y: \`\${x}\` }));
function* some<T extends object>(...all: T[]): Generator<T, void> { for (const one of all) yield one; }
class Sum { #total = 0; add(x: number): this { this.#total += x; return this; } }
const { x, ...rest } = points[0];
console.log(inspect(rest), new Sum().add(x), [...some(...points)], nn.random(1));`,
  `let total = 0;
for (let i = 0; i < points.length; i++) total += points[i].x;
type Keys = keyof Point extends infer K ? K : never;
const sums = await Promise.all(points.map(async ({ y = '' }) => Number(y) + total));
try { if (total > 1) throw new RangeError('much'); } catch (error) { console.error(String(error)); }
sums.map((s) => s.toFixed(3)).join(' ');`,
  `const wrong: string = points[0].x + missing;`,
  `enum Kind { A, B = 'b'.length }`,
];

const checker = createChecker(nodeHost(), slashed(import.meta.dirname));
for (const [k, code] of CELLS.entries()) {
  checker.check(`cell-${k}.ts`, code);
  checker.settle(`cell-${k}.ts`);
}
checker.inspect('points.map', 8);
checker.complete('points.', 7);
checker.isComplete('if (total > 1) {');
keepCode();
