import { describe, expect, it } from 'vitest';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();

async function displays(js: string) {
  const { id, messages, outcome } = await test.kernel.run(js);
  expect(outcome).toMatchObject({ status: 'ok' });
  return messages
    .filter(({ kind }) => kind === 'display' || kind === 'clear')
    .map((message) => ({ ...message, id: 'id' in message && message.id === id ? 'own' : 'other' }));
}

const TSLAB = "let tslab = await __import('tslab');";
const shown = (data: object) => ({
  kind: 'display',
  id: 'own',
  update: false,
  data,
  metadata: {},
  transient: {},
});

describe("import * as tslab from 'tslab'", () => {
  it('displays text of every kind', async () => {
    const kinds = ['javascript', 'html', 'markdown', 'latex', 'svg', 'text'];
    const js = kinds.map((kind) => `tslab.display.${kind}('x');`).join('');
    const mimes = [
      'text/javascript',
      'text/html',
      'text/markdown',
      'text/latex',
      'image/svg+xml',
      'text/plain',
    ];
    expect(await displays(TSLAB + js)).toEqual(mimes.map((mime) => shown({ [mime]: 'x' })));
  });

  it('displays bytes of every kind', async () => {
    const js = ['png', 'jpeg', 'gif', 'pdf'].map(
      (kind) => `tslab.display.${kind}(new Uint8Array([255]));`,
    );
    const mimes = ['image/png', 'image/jpeg', 'image/gif', 'application/pdf'];
    expect(await displays(TSLAB + js.join(''))).toEqual(
      mimes.map((mime) => shown({ [mime]: '/w==' })),
    );
  });

  it('passes a figure through unchanged', async () => {
    const figure = { data: [{ x: [1, 2], y: [null, 0.5] }], layout: { title: { text: 'δ' } } };
    const js = `tslab.display.raw('application/vnd.plotly.v1+json', ${JSON.stringify(figure)})`;
    expect(await displays(TSLAB + js)).toEqual([
      shown({ 'application/vnd.plotly.v1+json': figure }),
    ]);
  });

  it('replaces what a new display has shown', async () => {
    const js =
      "const d = tslab.newDisplay(); d.text('1'); d.html('2'); const e = tslab.newDisplay(); e.text('3');";
    const told = await displays(TSLAB + js);
    expect(told).toMatchObject([
      { update: false, data: { 'text/plain': '1' }, transient: { display_id: expect.any(String) } },
      { update: true, data: { 'text/html': '2' } },
      { update: false, data: { 'text/plain': '3' } },
    ]);
    const ids = told.map((message) => ('transient' in message ? message.transient.display_id : ''));
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('tells the versions', async () => {
    const text = await test.result(`${TSLAB} JSON.stringify(tslab.versions)`);
    expect(text).toMatch(
      /^'{"tslab":"1\.0\.22","typescript":"6\.\d+\.\d+","node":"v\d+\.\d+\.\d+"}'$/,
    );
  });

  it('says what is wrong with content that is none', async () => {
    const { outcome } = await test.kernel.run(`${TSLAB} tslab.display.html(5)`);
    expect(outcome).toMatchObject({ evalue: 'display: text/html wants text or bytes, not 5' });
  });
});

describe("Symbol.for('Jupyter.broadcast')", () => {
  const broadcast = (...args: string[]) =>
    `await globalThis[Symbol.for('Jupyter.broadcast')](${args.join(', ')})`;

  it('displays, updates and clears', async () => {
    const content =
      "{ data: { 'text/plain': 'a', 'text/html': '<i>a</i>' }, metadata: { w: 1 }, transient: { display_id: 'd' } }";
    const js = [
      broadcast("'display_data'", content),
      broadcast("'update_display_data'", content),
      broadcast("'clear_output'", '{ wait: true }'),
    ];
    const data = { 'text/plain': 'a', 'text/html': '<i>a</i>' };
    const same = { ...shown(data), metadata: { w: 1 }, transient: { display_id: 'd' } };
    expect(await displays(js.join(';\n'))).toEqual([
      same,
      { ...same, update: true },
      { kind: 'clear', id: 'own', wait: true },
    ]);
  });

  it('says which messages it does not send', async () => {
    const { outcome } = await test.kernel.run(broadcast("'status'", '{}'));
    expect(outcome).toMatchObject({
      evalue:
        'Jupyter.broadcast: status is unknown; it sends display_data, update_display_data and clear_output',
    });
    const { outcome: unnamed } = await test.kernel.run(
      broadcast("'update_display_data'", '{ data: {} }'),
    );
    expect(unnamed).toMatchObject({
      evalue: 'update_display_data: transient.display_id must say which display to update',
    });
  });
});
