// How a peer in JavaScript is asked: one request a line on stdin, one answer a line on stdout. A request
// names the folder of a work (bench/works.ts, bench/product.ts); the answer has the CPU and wall milliseconds of
// one run. A short run is done again and again, and the answer is the mean, for the first milliseconds after a
// pause go to waking a processor up; but only once if its θ is wanted.

import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const SHORT = 100; // ms

/**
 * Says which version runs, then answers requests until stdin ends.
 *
 * @param {string} version
 * @param {(work: object) => () => { cost: number, theta: () => Float64Array }} prepare takes the data
 *   into the form that the library wants, which is not timed, and returns the run, which is.
 */
export async function serve(version, prepare) {
  const answer = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  const runs = new Map();
  answer({ version });
  for await (const line of createInterface({ input: process.stdin })) {
    const { folder, theta: wanted } = JSON.parse(line);
    try {
      if (!runs.has(folder)) runs.set(folder, await prepare(readWork(folder)));
      const { cpu, wall, cost, theta } = measured(runs.get(folder), wanted ? 0 : SHORT);
      const bytes = wanted && Buffer.from(theta().buffer).toString('base64');
      answer({ cpu, wall, cost, theta: bytes || undefined });
    } catch (error) {
      answer({ error: String(error?.message ?? error) });
    }
  }
}

/** What came out last, and the means of the milliseconds over so many of them, but at least one run. */
function measured(run, atLeast) {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  let [count, wall, result] = [0, 0, undefined];
  do {
    result = run();
    count++;
    wall = performance.now() - begun;
  } while (wall < atLeast);
  const { user, system } = process.cpuUsage(cpu);
  return { ...result, cpu: (user + system) / 1000 / count, wall: wall / count };
}

/** work.json, and each name.f64 and name.i32 beside it as an array of that name. */
function readWork(folder) {
  const work = JSON.parse(readFileSync(`${folder}/work.json`, 'utf8'));
  for (const file of readdirSync(folder)) {
    const [name, type] = file.split('.');
    if (type === 'json') continue;
    const bytes = new Uint8Array(readFileSync(`${folder}/${file}`)).buffer;
    work[name] = type === 'i32' ? new Int32Array(bytes) : new Float64Array(bytes);
  }
  return work;
}

/** The version of a package that is installed here. */
export function versionOf(name) {
  const manifest = new URL(`./node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

/** One array after another: θ = W¹, b¹, W², b². */
export function joined(arrays) {
  const theta = new Float64Array(arrays.reduce((length, each) => length + each.length, 0));
  arrays.reduce((from, each) => {
    theta.set(each, from);
    return from + each.length;
  }, 0);
  return theta;
}

/** The rows of each mini-batch in turn, epoch after epoch. */
export function batchesOf({ n, batchSize, epochs, order }) {
  const batches = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let from = 0; from < n; from += batchSize) {
      const to = Math.min(from + batchSize, n);
      batches.push(order.subarray(epoch * n + from, epoch * n + to));
    }
  }
  return batches;
}

/** C from the sum of C_x over the examples of one batch, remembered for the last epoch alone. */
export function meanOfLastEpoch({ n, batchSize }) {
  const perEpoch = Math.ceil(n / batchSize);
  let [batches, sum] = [0, 0];
  return {
    add(batchSum) {
      if (batches % perEpoch === 0) sum = 0;
      batches++;
      sum += batchSum;
    },
    value: () => sum / n,
  };
}
