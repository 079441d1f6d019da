// Rich display: of returned objects, by message, changed later.
import { equal, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { GroupCheck } from '../suite.ts';

/** Cells publish any message by a function that the project's kernel and Deno name differently. */
const BROADCAST = lines(
  'const everything = globalThis as any;',
  "const own = everything[Symbol.for('Jupyter.broadcast')];",
  'const publish = own ?? everything.Deno?.jupyter?.broadcast;\n',
);

export const display: readonly GroupCheck[] = [
  {
    id: 'display-symbol',
    title: 'a returned object with Symbol.for("Jupyter.display") gives its own MIME bundle',
    run: async (kernel) => {
      const bundle = "{ 'text/html': '<b>2</b>', 'text/plain': 'two' }";
      const { results } = await kernel.run(
        `({ [Symbol.for('Jupyter.display')]: () => (${bundle}) })`,
      );
      equal('the bundle', results[0]?.data, { 'text/html': '<b>2</b>', 'text/plain': 'two' });
    },
  },
  {
    id: 'display-symbol-async',
    title: 'also one that gives it later',
    run: async (kernel) => {
      const method = "{ await null; return { 'text/plain': 'later' }; }";
      const { results } = await kernel.run(
        `({ async [Symbol.for('Jupyter.display')]() ${method} })`,
      );
      equal('the bundle', results[0]?.data, { 'text/plain': 'later' });
    },
  },
  {
    id: 'display-class',
    title: 'also an object of a class, from an earlier cell',
    run: async (kernel) => {
      const declared = lines(
        'class Shown {',
        '  constructor(readonly n: number) {}',
        "  [Symbol.for('Jupyter.display')]() { return { 'text/latex': '$' + this.n + '$' }; }",
        '}',
      );
      await kernel.run(declared);
      const { results } = await kernel.run('new Shown(5)');
      equal('the bundle', results[0]?.data, { 'text/latex': '$5$' });
    },
  },
  {
    id: 'json-bundle',
    title: 'a MIME type of JSON, such as a Plotly figure, arrives as an object',
    run: async (kernel) => {
      const figure = { data: [{ y: [1, 2] }], layout: {} };
      const bundle = { 'application/vnd.plotly.v1+json': figure };
      const code = `({ [Symbol.for('Jupyter.display')]: () => (${JSON.stringify(bundle)}) })`;
      equal('the bundle', (await kernel.run(code)).results[0]?.data, bundle);
    },
  },
  {
    id: 'display-data',
    title: 'display_data with several MIME types and metadata',
    run: async (kernel) => {
      const data = { 'text/plain': 'p', 'image/png': 'iVBORw0KGgo=' };
      const metadata = { 'image/png': { width: 3 } };
      const content = JSON.stringify({ data, metadata, transient: {} });
      const { displays } = await kernel.run(
        `${BROADCAST}await publish('display_data', ${content});`,
      );
      equal('the display', displays[0], { data, metadata });
    },
  },
  {
    id: 'update-display',
    title: 'update_display_data changes a display of an earlier cell by its id',
    run: async (kernel) => {
      const transient = { display_id: 'bar' };
      const content = (text: string) =>
        JSON.stringify({ data: { 'text/plain': text }, metadata: {}, transient });
      const first = await kernel.run(
        `${BROADCAST}await publish('display_data', ${content('1 %')});`,
      );
      equal('the id', first.displays[0]?.displayId, 'bar');
      const next = await kernel.run(`await publish('update_display_data', ${content('2 %')});`);
      const wanted = { data: { 'text/plain': '2 %' }, metadata: {}, displayId: 'bar' };
      equal('the update', next.updates[0], wanted);
    },
  },
  {
    id: 'clear-output',
    title: 'clear_output, in its place between outputs',
    run: async (kernel) => {
      const code = lines(
        "console.log('old');",
        "await publish('clear_output', { wait: true });",
        "console.log('new');",
      );
      const { answer } = await kernel.run(BROADCAST + code);
      const kinds = answer.heard
        .map(({ type }) => type)
        .filter((type) => /stream|clear/.test(type));
      equal('the order', kinds, ['stream', 'clear_output', 'stream']);
      const clear = answer.heard.find(({ type }) => type === 'clear_output');
      equal('wait', clear?.content.wait, true);
    },
  },
  {
    id: 'cyclic-result',
    title: 'a cyclic result is shown',
    run: async (kernel) => {
      const { results } = await kernel.run(
        'const ring: { self?: object } = {}; ring.self = ring; ring',
      );
      includes('the result', String(results[0]?.data['text/plain']), 'Circular');
    },
  },
];
