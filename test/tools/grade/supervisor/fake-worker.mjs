// A worker without a grader: what it does with a submission is said by the first word of the student's
// id. It speaks the protocol by itself, so that it starts at once. Argument: a folder for its notes.
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const folder = process.argv[2];
const note = (file, text) => appendFileSync(join(folder, file), `${text}\n`);
const say = (line) => process.stdout.write(`${line}\n`);
const firstTime = (id) => {
  const seen = existsSync(join(folder, id));
  writeFileSync(join(folder, id), '');
  return !seen;
};

function resultOf({ student, notebook, origin, sha256, submitted, late, remarks }, seed) {
  const exercises = [
    {
      exercise: '6.1',
      title: 'One',
      verdict: 'pass',
      points: 2,
      of: 3,
      rows: [],
      source: '\u2028',
    },
  ];
  return {
    ...{ student, notebook, origin, sha256, submitted, late, tier: 'default', status: 'graded' },
    ...{ remarks: [...remarks, `seed ${seed}`], exercises },
  };
}

const WAYS = {
  exit: () => process.exit(3),
  exitOnce: (id) => firstTime(id) && process.exit(3),
  hang: () => new Promise(() => setInterval(() => {}, 1000)),
  garbage: () => say('<html>'),
  huge: async () => {
    const piece = Buffer.alloc(1 << 20, 'x');
    for (;;) {
      if (!process.stdout.write(piece)) {
        await new Promise((resolve) => process.stdout.once('drain', resolve));
      }
    }
  },
  segv: () => {
    process.kill(process.pid, 'SIGSEGV');
    return delay(10_000);
  },
  tree: () => {
    const child = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
    note('grandchild', child.pid);
    return WAYS.hang();
  },
  closed: () => {
    closeSync(1); // destroy() would leave the descriptor open
    return WAYS.hang();
  },
  // Goes on once three workers are busy: with fewer, never.
  meet: async () => {
    while (readFileSync(join(folder, 'begun'), 'utf8').split('\n').length <= 3) await delay(5);
  },
  short: () => delay(3),
  medium: () => delay(20),
  slow: () => delay(200),
};

note('workers', process.pid);
if (process.argv[3] === 'broken') throw new Error('no examiner here');
say('{"ready":1}');
for await (const line of createInterface({ input: process.stdin })) {
  const { id, submission, seed } = JSON.parse(line);
  const [way] = submission.student.id.split('-');
  note('begun', submission.student.id);
  note('busy', '+');
  await WAYS[way]?.(submission.student.id);
  note('busy', '-');
  const result = resultOf(submission, seed);
  if (way === 'error') say(JSON.stringify({ id, error: 'no\nmemory' }));
  else if (way === 'other') say(JSON.stringify({ id, result: { ...result, sha256: 'f' } }));
  else if (way === 'nan') {
    say(JSON.stringify({ id, result: { ...result, exercises: [{ points: Number.NaN, of: 1 }] } }));
  } else say(JSON.stringify({ id, result }));
  if (way === 'twice') say(JSON.stringify({ id, result }));
}
