// TypeScript's syntax, up to the newest.
import { equal } from '../claims.ts';
import type { GroupCheck } from '../suite.ts';

interface Sample {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly prints: string;
}

const SAMPLES: readonly Sample[] = [
  {
    id: 'using',
    title: 'using and await using dispose at the end of their block',
    code: `{
  using first = { [Symbol.dispose]() { console.log('disposed'); } };
  console.log('used');
}
{
  await using second = { async [Symbol.asyncDispose]() { console.log('later'); } };
}`,
    prints: 'used\ndisposed\nlater',
  },
  {
    id: 'satisfies',
    title: 'satisfies checks and keeps the narrower type',
    code: `type Shade = string | number[];
const palette = { red: [255, 0], green: '#0f0' } satisfies Record<string, Shade>;
console.log(palette.red.length, palette.green.toUpperCase());`,
    prints: '2 #0F0',
  },
  {
    id: 'const-type-parameter',
    title: 'const type parameters keep literals',
    code: `function literal<const T extends readonly string[]>(names: T): T { return names; }
const kept: readonly ['a', 'b'] = literal(['a', 'b']);
console.log(kept.length);`,
    prints: '2',
  },
  {
    id: 'decorators',
    title: 'standard decorators of methods',
    code: `type Method = (...args: never[]) => unknown;
function logged<T extends Method>(method: T, context: ClassMethodDecoratorContext): T {
  console.log('decorating', String(context.name));
  return method;
}
class Decorated { @logged go() { return 'went'; } }
console.log(new Decorated().go());`,
    prints: 'decorating go\nwent',
  },
  {
    id: 'enums',
    title: 'enums, const enums and namespaces',
    code: `enum Colour { Red = 'r', Green = 'g' }
const enum Size { S = 1, L = 9 }
namespace Geometry { export const pi = 3; export const near = (x: number) => Math.round(x); }
console.log(Colour.Green, Size.L, Geometry.near(Geometry.pi + 0.4));`,
    prints: 'g 9 3',
  },
  {
    id: 'classes',
    title: 'parameter properties, abstract classes, override and overloads',
    code: `abstract class Shape { constructor(readonly name: string) {} abstract area(): number; }
class Square extends Shape {
  constructor(private side: number) { super('square'); }
  override area() { return this.side ** 2; }
}
function pick(x: string): string; function pick(x: number): number;
function pick(x: string | number) { return x; }
const square = new Square(3);
console.log(square.area(), square.name, pick('p'));`,
    prints: '9 square p',
  },
  {
    id: 'private-and-accessor',
    title: 'private names, static blocks and accessor fields',
    code: `class Counter {
  #n = 1; static start: number; static { this.start = 5; } accessor step = 2;
  next() { this.#n += this.step; return this.#n; }
  has(o: object) { return #n in o; }
}
const counter = new Counter(); counter.step = 4;
console.log(counter.next(), counter.has({}), Counter.start);`,
    prints: '5 false 5',
  },
  {
    id: 'types-of-types-syntax',
    title: 'conditional, mapped and template literal types, predicates, infer, as const',
    code: `type Getters<T> = { [K in keyof T & string as \`get\${Capitalize<K>}\`]: () => T[K] };
type Item<T> = T extends readonly (infer U)[] ? U : never;
const isText = (x: unknown): x is string => typeof x === 'string';
const sizes = ['s', 'm'] as const; const size: Item<typeof sizes> = 'm';
const getters: Getters<{ age: number }> = { getAge: () => 7 };
const mixed: unknown = size;
if (isText(mixed)) console.log(mixed.length, getters.getAge());`,
    prints: '1 7',
  },
  {
    id: 'modern-javascript',
    title: 'optional chaining, ??=, BigInt, defaults and rests, tagged templates',
    code: `const maybe: { deep?: { n?: number } } = {}; maybe.deep ??= {}; maybe.deep.n ??= 4;
const { deep: { n = 0 } = {}, ...others } = maybe; const [head, ...tail] = [1, 2, 3];
const tag = (s: TemplateStringsArray, ...v: number[]) => s.raw.join('_') + v.join();
console.log(maybe?.deep?.n, n, others, head, tail.at(-1), 2n ** 64n, tag\`a\${1}b\`);`,
    prints: '4 4 {} 1 3 18446744073709551616n a_b1',
  },
  {
    id: 'generators',
    title: 'generators, async generators and for await at the top level',
    code: `function* oneToThree() { for (let i = 1; i < 4; i++) yield i; }
async function* slow() { for (const i of oneToThree()) { await null; yield i * 10; } }
let slowSum = 0; for await (const x of slow()) slowSum += x;
console.log([...oneToThree()].join(), slowSum);`,
    prints: '1,2,3 60',
  },
  {
    id: 'top-level-await',
    title: 'top-level await, in declarations, loops and conditions',
    code: `const awaited = await Promise.resolve(2); let total = 0;
for (const p of [1, 2].map(async (x) => x * awaited)) total += await p;
if (await Promise.resolve(true)) { const all = await Promise.all([1, 2]); total += all.length; }
console.log(total);`,
    prints: '8',
  },
  {
    id: 'exports',
    title: 'export before a declaration is accepted',
    code: `export const exported = 3;
export function exportedToo() { return exported; }
export interface ExportedType { a: number }
export default class { }
console.log(exportedToo());`,
    prints: '3',
  },
  {
    id: 'no-semicolons',
    title: 'code without semicolons, with types where they could mislead',
    code: `const freeFirst = 1
let freeSecond: number
type Alias = { a: number }
freeSecond = (freeFirst as number) + 1
;[freeSecond].forEach((x) => console.log(x))`,
    prints: '2',
  },
];

export const syntax: readonly GroupCheck[] = SAMPLES.map(({ id, title, code, prints }) => ({
  id,
  title,
  run: async (kernel) => equal('stdout', await kernel.prints(code), prints),
}));
