import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPeer } from '../../bench/peer-process.ts';
import { withSection } from '../../bench/results.ts';
import { distance } from '../../bench/rounds.ts';

const text = '# Results\n\n## train\n\nold\n\n## growth\n\nkept\n';

test('a section is replaced in its place, and the others stay', () => {
  expect(withSection(text, 'train', 'new\n')).toBe(
    '# Results\n\n## train\n\nnew\n\n## growth\n\nkept\n',
  );
  expect(withSection(text, 'growth', 'new\n')).toBe(
    '# Results\n\n## train\n\nold\n\n## growth\n\nnew\n',
  );
});

test('a section that is not there comes last', () => {
  expect(withSection(text, 'product', 'new\n')).toBe(`${text}\n## product\n\nnew\n`);
});

test('the distance is |x − y| / (1 + |y|) at its largest, and NaN where nothing can be compared', () => {
  expect(distance([1, 4], [1, 3])).toBe(0.25);
  expect(distance([1, Number.NaN], [1, 3])).toBeNaN();
  expect(distance([1, 3], [1, Number.NaN])).toBeNaN();
  expect(distance([Number.NaN, 3], [1, 3])).toBeNaN();
  expect(distance([1], [1, 3])).toBeNaN();
});

test('the loop that measures the limit is a module that this Node runs', async () => {
  const peer = await startPeer({ name: 'limit', tool: 'node', command: ['limit.mjs'] });
  if (typeof peer === 'string') throw new Error(peer);
  const folder = mkdtempSync(join(tmpdir(), 'bench-limit-'));
  writeFileSync(join(folder, 'work.json'), '{}');
  const { cpu, theta } = await peer.run(folder, true);
  peer.end();
  rmSync(folder, { recursive: true });
  expect([...(theta ?? [])]).toEqual([400_000 * 16 * 14 * 4]);
  expect(cpu).toBeGreaterThan(0);
});
