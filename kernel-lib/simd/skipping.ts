// AssemblyScript: C ← s Aᵀ B where many numbers of B are 0, as in the δ of ReLU. For each column of B its
// other numbers are listed once, and only they are multiplied. A product with 0 adds ±0, which changes no
// bit of a sum that starts at 0, unless the other number is NaN or infinite: then nothing may be left out.

import { addProduct } from './sums';

/** From one zero in so many numbers on it pays. */
const ZEROS: i32 = 4;

/** A number that is not 0 with where its row of A is: a double and an address. */
const ENTRY: usize = 16;

/** A row of 24 columns of A, copied together: as many sums as fit into the registers of a processor. */
const ROW: usize = 192;

/** Whether enough of the n numbers at b are 0, and none of the m at a is NaN or infinite; both even. */
export function manyZeros(b: usize, n: i32, a: usize, m: i32): bool {
  let found = i64x2.splat(0);
  for (let k = 0; k < n; k += 2) {
    found = i64x2.sub(found, f64x2.eq(v128.load(b), f64x2.splat(0)));
    b += 16;
  }
  const zeros = <i32>(i64x2.extract_lane(found, 0) + i64x2.extract_lane(found, 1));
  if (zeros * ZEROS < n) return false;
  // 0 · x is NaN if x is infinite or NaN, and so is then the sum
  let sum = f64x2.splat(0);
  for (let k = 0; k < m; k += 2) {
    sum = f64x2.add(sum, f64x2.mul(f64x2.splat(0), v128.load(a)));
    a += 16;
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) === 0;
}

/**
 * C ← s Aᵀ B with C n × p, A m × n, B m × p, n ≥ 24 and p ≥ 2. From room on 192 m + 384 bytes are used
 * up, 4 for each column of B and one more, and 16 for each of its numbers.
 */
export function skipZeros(
  c: usize,
  a: usize,
  b: usize,
  n: i32,
  m: i32,
  p: i32,
  s: f64,
  room: usize,
): void {
  const sums = room + m * ROW;
  const starts = sums + 2 * ROW;
  const entries = (starts + ((p + 1) << 2) + 15) & ~15;
  list(starts, entries, b, m, p, room);
  for (let i = 0; i < n; i += 24) {
    if (n - i < 24) i = n - 24; // some rows twice, with the same result
    copyColumns(room, a + (i << 3), m, n << 3);
    for (let j = 0; j < p; j += 2) {
      if (j + 1 === p) j = p - 2; // likewise a column
      const at = starts + (j << 2);
      addUp(sums, load<u32>(at), load<u32>(at, 4));
      addUp(sums + ROW, load<u32>(at, 4), load<u32>(at, 8));
      place(c + ((i * p + j) << 3), p << 3, sums, s);
    }
  }
}

/** The entries of each column of B, in rising order of its rows, and where they start. */
function list(starts: usize, entries: usize, b: usize, m: i32, p: i32, rows: usize): void {
  for (let j = 0; j < p; j++) {
    store<u32>(starts, <u32>entries);
    starts += 4;
    let at = b + (j << 3);
    for (let k = 0; k < m; k++) {
      const number = f64.load(at);
      // written in any case, and kept if it is not 0: no branch that could be foretold wrongly
      f64.store(entries, number);
      store<u32>(entries, <u32>(rows + k * ROW), 8);
      entries += number === 0 ? 0 : ENTRY;
      at += p << 3;
    }
  }
  store<u32>(starts, <u32>entries);
}

/** A row of 24 columns of A for each of its rows, one behind the other. */
function copyColumns(to: usize, a: usize, m: i32, rowA: i32): void {
  for (let k = 0; k < m; k++) {
    for (let part: usize = 0; part < ROW; part += 16) v128.store(to + part, v128.load(a + part));
    to += ROW;
    a += rowA;
  }
}

/** The 24 sums of one column of C. */
function addUp(sums: usize, first: usize, last: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  let s8 = s0;
  let s9 = s0;
  let s10 = s0;
  let s11 = s0;
  for (let at = first; at < last; at += ENTRY) {
    const b = v128.load64_splat(at);
    const row = <usize>load<u32>(at, 8);
    s0 = addProduct(s0, b, v128.load(row));
    s1 = addProduct(s1, b, v128.load(row, 16));
    s2 = addProduct(s2, b, v128.load(row, 32));
    s3 = addProduct(s3, b, v128.load(row, 48));
    s4 = addProduct(s4, b, v128.load(row, 64));
    s5 = addProduct(s5, b, v128.load(row, 80));
    s6 = addProduct(s6, b, v128.load(row, 96));
    s7 = addProduct(s7, b, v128.load(row, 112));
    s8 = addProduct(s8, b, v128.load(row, 128));
    s9 = addProduct(s9, b, v128.load(row, 144));
    s10 = addProduct(s10, b, v128.load(row, 160));
    s11 = addProduct(s11, b, v128.load(row, 176));
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, s4, 64);
  v128.store(sums, s5, 80);
  v128.store(sums, s6, 96);
  v128.store(sums, s7, 112);
  v128.store(sums, s8, 128);
  v128.store(sums, s9, 144);
  v128.store(sums, s10, 160);
  v128.store(sums, s11, 176);
}

/** Two columns of sums beside each other, times s: two numbers in each of 24 rows of C. */
function place(c: usize, rowC: i32, sums: usize, s: f64): void {
  const factor = f64x2.splat(s);
  for (let k: usize = 0; k < ROW; k += 16) {
    const left = f64x2.mul(factor, v128.load(sums + k));
    const right = f64x2.mul(factor, v128.load(sums + k, ROW));
    v128.store(c, v128.shuffle<f64>(left, right, 0, 2));
    v128.store(c + rowC, v128.shuffle<f64>(left, right, 1, 3));
    c += rowC << 1;
  }
}
