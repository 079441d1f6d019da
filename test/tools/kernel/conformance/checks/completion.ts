// complete_request and inspect_request. In the code here `|` is the cursor.
import type { JsonObject } from '../../../../../tools/notebook/notebook.ts';
import { isBusy, replyOf } from '../answer.ts';
import { array, object } from '../cell.ts';
import { claim, equal, includes } from '../claims.ts';
import { atCursor, lines } from '../code.ts';
import type { Kernel } from '../kernel.ts';
import type { GroupCheck } from '../suite.ts';

export const completion: readonly GroupCheck[] = [
  {
    id: 'complete-global',
    title: 'completes globals, and says which part of the code they replace',
    run: async (kernel) => {
      const reply = await complete(kernel, '1 + Mat|');
      has(reply, 'Math');
      equal('the part', [reply.cursor_start, reply.cursor_end], [4, 7]);
    },
  },
  {
    id: 'complete-member',
    title: 'completes members of a literal and of a global',
    run: async (kernel) => {
      has(await complete(kernel, '[1].ma|'), 'map');
      has(await complete(kernel, 'const s = "a";\ns.to|'), 'toUpperCase');
      has(await complete(kernel, 'Math.ma|x'), 'max');
    },
  },
  {
    id: 'complete-earlier',
    title: 'completes names of earlier cells, and their members by their type',
    run: async (kernel) => {
      const declared = lines(
        'interface Leaf { area: number; colour: string }',
        'const oakLeaf: Leaf = { area: 3, colour: "red" };',
      );
      await kernel.run(declared);
      has(await complete(kernel, 'oakL|'), 'oakLeaf');
      has(await complete(kernel, 'oakLeaf.col|'), 'colour');
      has(await complete(kernel, 'function f(leaf: Leaf) { return leaf.ar| }'), 'area');
    },
  },
  {
    id: 'complete-import-path',
    title: 'completes import paths: node: modules, packages and local files',
    run: async (kernel) => {
      kernel.write('leaf-shapes.ts', 'export const lobes = 5;');
      has(await complete(kernel, "import { sep } from 'node:pat|'"), 'node:path', 'path');
      has(await complete(kernel, "import { half } from 'common-h|'"), 'common-half');
      has(
        await complete(kernel, "import { lobes } from './leaf|'"),
        './leaf-shapes',
        'leaf-shapes',
      );
    },
  },
  {
    id: 'complete-code-points',
    title: 'the cursor counts code points, before and behind it',
    run: async (kernel) => {
      const reply = await complete(kernel, '"𝜎🎲"; Mat|');
      has(reply, 'Math');
      equal('the part', [reply.cursor_start, reply.cursor_end], [6, 9]);
    },
  },
  {
    id: 'complete-broken',
    title: 'completes inside code that is not finished',
    run: async (kernel) => {
      has(await complete(kernel, 'for (const x of [1, 2]) {\n  x.toF|'), 'toFixed');
    },
  },
  {
    id: 'complete-none',
    title: 'where nothing fits the reply is ok and empty',
    run: async (kernel) => {
      const reply = await complete(kernel, 'nothingIsNamedLikeThis_|');
      equal('status and matches', [reply.status, reply.matches], ['ok', []]);
    },
  },
  {
    id: 'inspect-signature',
    title: 'inspection shows the type of a name of an earlier cell',
    run: async (kernel) => {
      await kernel.run('function blend(share: number, name = "a"): string[] { return [name]; }');
      const text = await inspect(kernel, 'bl|end(1)');
      includes('the text', text, /share: number, name\?: string.*: string\[\]/);
    },
  },
  {
    id: 'inspect-documentation',
    title: 'inspection shows the documentation, with its parameters',
    run: async (kernel) => {
      const declared = lines(
        '/** Mixes two colours.',
        ' * @param amount between 0 and 1 */',
        'function mix(amount: number) { return amount; }',
      );
      await kernel.run(declared);
      const text = await inspect(kernel, 'mix|');
      includes('the text', text, 'Mixes two colours.');
      includes('the text', text, 'between 0 and 1');
    },
  },
  {
    id: 'inspect-builtin',
    title: 'inspection knows the language’s own functions',
    run: async (kernel) => {
      includes('the text', await inspect(kernel, '1 + Math.hy|pot(3, 4)'), /hypot\(.*number/);
    },
  },
  {
    id: 'inspect-code-points',
    title: 'its cursor counts code points',
    run: async (kernel) => {
      await kernel.run('const afterDice = 2.5;');
      includes('the text', await inspect(kernel, '"🎲🎲🎲"; afterDice|'), 'afterDice: ');
    },
  },
  {
    id: 'inspect-none',
    title: 'where there is nothing, found is false and status ok',
    run: async (kernel) => {
      const content = { code: '1 +  2', cursor_pos: 4, detail_level: 0 };
      const { status, found, data } = replyOf(await kernel.ask('inspect_request', content));
      equal('status, found and data', [status, found, data], ['ok', false, {}]);
    },
  },
  {
    id: 'asked-while-busy',
    title: 'completion is answered while a cell awaits',
    run: async (kernel) => {
      const busy = kernel.begin('await new Promise((r) => setTimeout(r, 2000));');
      await busy.first('busy', ({ type }) => type === 'status');
      await kernel.ask('complete_request', { code: 'Mat', cursor_pos: 3 });
      claim(isBusy(busy), 'it was answered when the cell had ended');
      await busy.complete();
    },
  },
];

/** The reply to a completion where the code has its cursor at `|`. */
async function complete(kernel: Kernel, marked: string): Promise<JsonObject> {
  return replyOf(await kernel.ask('complete_request', atCursor(marked)));
}

async function inspect(kernel: Kernel, marked: string): Promise<string> {
  const content = { ...atCursor(marked), detail_level: 0 };
  const reply = replyOf(await kernel.ask('inspect_request', content));
  claim(reply.found === true, `${marked}: nothing is found`);
  return String(object(reply.data)['text/plain']);
}

function has({ matches }: JsonObject, ...names: readonly string[]): void {
  const found = array(matches).map(String);
  const some = found.some((match) => names.includes(match.replaceAll(/['"]/g, '')));
  claim(
    some,
    `${names.join(' or ')} is not among ${found.length} matches: ${found.slice(0, 8).join(', ')}`,
  );
}
