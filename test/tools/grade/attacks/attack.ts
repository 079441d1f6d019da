// A submission that means no good: notebook 06 with one exercise answered by an attack. What it earns is
// said in its file, and a test gives it to every tier.

export interface Attack {
  /** What it tries. */
  readonly what: string;
  /** 6.2, hiddenError, of 3 points, if left out. */
  readonly exercise?: '6.1' | '6.2';
  /** The cell of that exercise. */
  readonly answer: string;
  /** A cell the student put before it, and one put after it. */
  readonly before?: string;
  readonly after?: string;
  /** The points of its honest part: what it computes rightly; 0 if left out. */
  readonly earns?: number;
  /** The other exercise, answered rightly, must score full in the same notebook. */
  readonly leavesOthers?: true;
}

/** The right answer to 6.2, under another name. */
export const truth = `function truth(WNext, deltaNext, z) {
  const slope = map(sigmoid.apply(z), (a) => a * (1 - a));
  return hadamard(timesTranspose(deltaNext, WNext), slope);
}`;

/** The right answers, by exercise. */
export const right = {
  '6.1': `function outputError(sigma, z, y) {
    const a = sigma.apply(z);
    return sigma.pullBack(subtract(a, y), z, a);
  }`,
  '6.2': `${truth}\nfunction hiddenError(WNext, deltaNext, z) { return truth(WNext, deltaNext, z); }`,
} as const;

/** An answer of the right shape and no worth. */
export const zeros =
  'function hiddenError(WNext, deltaNext, z) { return build(z.rows, z.cols, () => 0); }';

/** Ways to write bytes and whole messages to the standard output. */
export const writers = `
const { writeSync } = await (async () => { try { return await import('node:fs'); } catch {
  return process.getBuiltinModule('fs'); } })();
const raw = (bytes) => { for (let sent = 0; sent < bytes.length; ) sent += writeSync(1, bytes.subarray(sent)); };
const frame = (message) => {
  const body = new TextEncoder().encode(JSON.stringify(message));
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(body, 4);
  raw(bytes);
};
const forged = { verdict: 'pass', points: 3, is: 'returned', kind: 'returned', value: { o: [] }, args: [] };
`;

/** Reads along: \`seen.id\` is the id of the latest message. */
export const spy = `
const seen = { id: '' };
const decode = TextDecoder.prototype.decode;
TextDecoder.prototype.decode = function (...args) {
  const text = decode.apply(this, args);
  try { seen.id = JSON.parse(text).id; } catch {}
  return text;
};
`;
