// npm run bench [-- name … [--write]]: measurements side by side, each peer in the same run. Never part
// of the tests. With --write what is printed also goes to bench/RESULTS.md.

import { conformance } from './conformance.ts';
import { grade } from './grade.ts';
import { growth } from './growth.ts';
import { kernel } from './kernel.ts';
import { product } from './product.ts';
import { writeResult } from './results.ts';
import { slides } from './slides.ts';
import { train } from './train.ts';

const benches: Readonly<Record<string, () => string | Promise<string>>> = {
  product,
  train,
  growth,
  kernel,
  conformance,
  grade,
  slides,
};

const given = process.argv.slice(2);
const names = given.filter((name) => name !== '--write');
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `bench: there is no ${unknown.join(', ')}; choose from ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const printed = await benches[name]();
  console.log(printed);
  if (given.includes('--write')) writeResult(name, printed);
}
