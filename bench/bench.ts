// npm run bench [-- name …]: measurements side by side, each peer in the same run. Never part of the tests.

import { conformance } from './conformance.ts';
import { grade } from './grade.ts';
import { kernel } from './kernel.ts';
import { product } from './product.ts';
import { train } from './train.ts';

const benches: Readonly<Record<string, () => string | Promise<string>>> = {
  product,
  train,
  kernel,
  conformance,
  grade,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `bench: there is no ${unknown.join(', ')}; choose from ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  console.log(await benches[name]());
}
