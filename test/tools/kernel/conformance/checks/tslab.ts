// The API of tslab, so that a notebook written for it runs unchanged.
import { equal, includes } from '../claims.ts';
import { lines } from '../code.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

const IMPORT = "import * as tslab from 'tslab';\n";

export const tslab: readonly GroupCheck[] = [
  {
    id: 'tslab-text',
    title: 'display.html, markdown, latex, svg, javascript and text',
    run: async (kernel) => {
      const methods = {
        html: 'text/html',
        markdown: 'text/markdown',
        latex: 'text/latex',
        svg: 'image/svg+xml',
        javascript: 'text/javascript',
        text: 'text/plain',
      };
      for (const [method, mime] of Object.entries(methods)) {
        equal(method, await shown(kernel, `tslab.display.${method}('<a/>');`), { [mime]: '<a/>' });
      }
    },
  },
  {
    id: 'tslab-bytes',
    title: 'display.png, jpeg, gif and pdf, of bytes',
    run: async (kernel) => {
      const methods = {
        png: 'image/png',
        jpeg: 'image/jpeg',
        gif: 'image/gif',
        pdf: 'application/pdf',
      };
      for (const [method, mime] of Object.entries(methods)) {
        equal(
          method,
          await shown(kernel, `tslab.display.${method}(new Uint8Array([1, 2, 255]));`),
          { [mime]: 'AQL/' },
        );
      }
    },
  },
  {
    id: 'tslab-raw',
    title: 'display.raw of any type, of text and of bytes',
    run: async (kernel) => {
      equal('of text', await shown(kernel, "tslab.display.raw('text/x-own', 'own');"), {
        'text/x-own': 'own',
      });
      const bytes = "tslab.display.raw('image/webp', new Uint8Array([1, 2, 255]));";
      equal('of bytes', await shown(kernel, bytes), { 'image/webp': 'AQL/' });
    },
  },
  {
    id: 'tslab-raw-json',
    title: 'display.raw of a Plotly figure, which arrives as an object',
    run: async (kernel) => {
      const figure = { data: [], layout: { title: 't' } };
      const json = JSON.stringify(figure);
      const code = `tslab.display.raw('application/vnd.plotly.v1+json', ${json} as any);`;
      equal('the figure', await shown(kernel, code), { 'application/vnd.plotly.v1+json': figure });
    },
  },
  {
    id: 'tslab-new-display',
    title: 'newDisplay() is one place on the page, which its later calls change',
    run: async (kernel) => {
      const first = await kernel.run(
        `${IMPORT}const place = tslab.newDisplay(); place.text('one');`,
      );
      const next = await kernel.run("place.html('<i>two</i>');");
      const all = [...first.displays, ...first.updates, ...next.displays, ...next.updates];
      equal(
        'what is shown',
        all.map(({ data }) => data),
        [{ 'text/plain': 'one' }, { 'text/html': '<i>two</i>' }],
      );
      equal(
        'whether the ids are one',
        all[0].displayId !== undefined && all[0].displayId === all[1].displayId,
        true,
      );
      equal('the number of updates', next.updates.length, 1);
    },
  },
  {
    id: 'tslab-versions',
    title: 'versions of Node, TypeScript and tslab',
    run: async (kernel) => {
      const code = `${IMPORT}console.log(JSON.stringify(tslab.versions), process.versions.node);`;
      const printed = await kernel.prints(code);
      includes('stdout', printed, /"typescript":"\d+\.\d+/);
      includes('stdout', printed, /"tslab":"\d+\.\d+/);
      includes('stdout', printed, /"node":"v?(\d+\.\d+\.\d+).* \1$/);
    },
  },
  {
    id: 'tslab-typed',
    title: 'its types are known, also to imports by name',
    run: async (kernel) => {
      const code = lines(
        "import { display, newDisplay, type Display } from 'tslab';",
        "const named: Display = newDisplay(); display.text('t');",
      );
      equal('status', (await kernel.run(code)).status, 'ok');
      const wrong = await kernel.run(`${IMPORT}tslab.display.html(3);`, { stop_on_error: false });
      equal('a wrong call', wrong.status, 'error');
    },
  },
  {
    id: 'tslab-print',
    title: 'a cell that only displays has no result beside it',
    run: async (kernel) => {
      const cell = await kernel.run(`${IMPORT}tslab.display.html('<p>only</p>')`);
      equal(
        'displays and results',
        [cell.displays.length, cell.results.length, cell.stdout],
        [1, 0, ''],
      );
    },
  },
];

/** The data of the one display of a cell. */
async function shown(kernel: Kernel, code: string): Promise<Record<string, unknown>> {
  const { displays } = await kernel.run(IMPORT + code, { stop_on_error: false });
  equal(`the number of displays of ${code}`, displays.length, 1);
  return displays[0].data;
}
