import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { serveJobs } from '../../../../tools/grade/supervisor/serve-jobs.ts';
import { superviseGrading } from '../../../../tools/grade/supervisor/supervise.ts';
import { empty, folder, ids, options, submission } from './grading.ts';

const job = { submission: submission('ann'), seed: 'ab' };
const result = empty(job.submission, 'unreadable', 'it is torn');

/** The lines that were answered to these lines. */
async function answers(
  grade: Parameters<typeof serveJobs>[0],
  ...asked: readonly object[]
): Promise<unknown[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const served = serveJobs(grade, input, output);
  let said = '';
  output.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  for (const line of asked) input.write(`${JSON.stringify(line)}\n`);
  while (said.split('\n').length < asked.length + 2) await once(output, 'data');
  input.end();
  await served;
  return said
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('the worker', () => {
  it('is understood by the supervisor, over real pipes', async () => {
    const serving = join(import.meta.dirname, 'serving-worker.ts');
    const worker = { command: process.execPath, args: ['--import', 'tsx', serving] };
    const results = await superviseGrading({ ...options(folder(), ['ann', 'bob']), worker });
    expect(results.map(({ reason }) => reason)).toEqual(['\u2028 64', '\u2028 64']);
    expect(ids(results)).toEqual(['ann', 'bob']);
  });

  it('says that it is ready, and answers each job under its number', async () => {
    const given: unknown[] = [];
    const grade = async (each: unknown) => {
      given.push(each);
      return result;
    };
    expect(await answers(grade, { id: 4, ...job })).toEqual([{ ready: 1 }, { id: 4, result }]);
    expect(given).toEqual([job]);
  });

  it('tells why it could not grade, and goes on', async () => {
    let n = 0;
    const grade = async () => {
      if (n++ === 0) throw new Error('no sandbox');
      return result;
    };
    const said = await answers(grade, { id: 1, ...job }, { id: 2, ...job });
    expect(said).toEqual([{ ready: 1 }, { id: 1, error: 'no sandbox' }, { id: 2, result }]);
  });

  it('is over when the input ends, though a job is being graded', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const served = serveJobs(() => new Promise(() => {}), input, output);
    input.end(`${JSON.stringify({ id: 1, ...job })}\n`);
    await served;
    expect(String(output.read())).toBe('{"ready":1}\n');
  });

  it('is over when nobody reads its answers', async () => {
    const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    await serveJobs(async () => result, new PassThrough(), gone);
    expect(gone.destroyed).toBe(true);
  });

  it('refuses a line that is no job', async () => {
    const input = new PassThrough();
    const served = serveJobs(async () => result, input, new PassThrough());
    input.write('make me a sandwich\n');
    await expect(served).rejects.toThrow(SyntaxError);
  });
});
