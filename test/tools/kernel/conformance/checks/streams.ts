// Text that a cell writes: to which stream, in which order, and how much of it.
import { isBusy, isStatus, isStream } from '../answer.ts';
import { claim, equal, excludes, includes } from '../claims.ts';
import type { GroupCheck } from '../suite.ts';

export const streams: readonly GroupCheck[] = [
  {
    id: 'stdout',
    title: 'console.log goes to stdout',
    run: async (kernel) => {
      const cell = await kernel.run('console.log("to stdout");');
      equal('stdout and stderr', [cell.stdout, cell.stderr], ['to stdout\n', '']);
    },
  },
  {
    id: 'stderr',
    title: 'console.error and console.warn go to stderr',
    run: async (kernel) => {
      const cell = await kernel.run('console.error("a"); console.warn("b");');
      equal('stdout and stderr', [cell.stdout, cell.stderr], ['', 'a\nb\n']);
    },
  },
  {
    id: 'stream-order',
    title: 'stdout and stderr keep their order',
    run: async (kernel) => {
      const { answer } = await kernel.run('console.log(1); console.error(2); console.log(3);');
      const streams = answer.heard.filter(({ type }) => type === 'stream');
      equal('the streams', streams.map(({ content }) => content.text).join(''), '1\n2\n3\n');
    },
  },
  {
    id: 'process-stdout',
    title: 'process.stdout.write takes text and bytes, and writes no line end of its own',
    run: async (kernel) => {
      const code =
        'void process.stdout.write("a"); void process.stdout.write(Buffer.from("é\\n"));';
      equal('stdout', (await kernel.run(code)).stdout, 'aé\n');
    },
  },
  {
    id: 'output-before-idle',
    title: 'all output of a cell comes before its idle, in 60 of 60 cells',
    run: async (kernel) => {
      for (let n = 0; n < 60; n++) {
        const { answer } = await kernel.run(
          `for (let i = 0; i < 20; i++) console.log(i); await null; console.log("end ${n}");`,
        );
        const idle = answer.heard.findIndex((each) => isStatus(each, 'idle'));
        const early = answer.heard
          .slice(0, idle)
          .map(({ content }) => content.text ?? '')
          .join('');
        includes(`the output of cell ${n} before its idle`, early, `end ${n}\n`);
      }
    },
  },
  {
    id: 'live-output',
    title: 'what a cell prints is seen while it is still busy',
    run: async (kernel) => {
      const code =
        'console.log("seen early"); const busy = Date.now(); while (Date.now() < busy + 2000);';
      const cell = kernel.begin(code);
      await cell.first('"seen early"', (each) => isStream(each, 'seen early'));
      claim(isBusy(cell), 'it came when the cell had ended');
      await cell.complete();
    },
  },
  {
    id: 'many-lines',
    title: '20,000 lines arrive complete and in order',
    run: async (kernel) => {
      const { stdout } = await kernel.run('for (let i = 0; i < 20_000; i++) console.log(i);');
      const lines = stdout.split('\n').slice(0, -1);
      equal('the number of lines', lines.length, 20_000);
      const wrong = lines.findIndex((line, i) => line !== String(i));
      equal('the first line out of order', wrong, -1);
    },
  },
  {
    id: 'long-text',
    title: 'one text of 5 MB arrives whole',
    run: async (kernel) => {
      const { stdout } = await kernel.run('console.log("é".repeat(2_500_000));');
      equal('its length', stdout.length, 2_500_001);
    },
  },
  {
    id: 'plain-text',
    title: 'objects are printed with what is in them',
    run: async (kernel) => {
      const { stdout } = await kernel.run(
        "console.log({ a: [1, 'x'], m: new Map([[1, 2]]) }, '%d', 4);",
      );
      includes('stdout', stdout, /^\{ a: \[ 1, ['"]x['"] \], m: Map\(1\) \{ 1 => 2 \} \} %d 4\n$/);
    },
  },
  {
    id: 'no-colours',
    title: 'no output has the colours of a terminal',
    run: async (kernel) => {
      const { answer, results } = await kernel.run(
        'console.log([1, "a", null]); ({ b: true, c: "d" })',
      );
      claim(results.length === 1, 'there is no result');
      excludes('the output', JSON.stringify(answer.heard.map(({ content }) => content)), '\\u001b');
    },
  },
];
