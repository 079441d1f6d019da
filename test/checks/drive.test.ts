// The same judgement made at once and made later gives the same report.

import { type Call, callerOf, driveAsync, judgement, runChecks } from 'course-checks';
import { random } from 'kernel-lib';
import { expect, test } from 'vitest';
import { exercises } from '../../checks/registry.ts';
import { hidden as hidden00 } from '../../solutions/checks/00.ts';
import { hidden as hidden01 } from '../../solutions/checks/01.ts';
import { hidden as hidden02 } from '../../solutions/checks/02.ts';
import { hidden as hidden03 } from '../../solutions/checks/03.ts';
import { hidden as hidden04 } from '../../solutions/checks/04.ts';
import { hidden as hidden05 } from '../../solutions/checks/05.ts';
import { hidden as hidden06 } from '../../solutions/checks/06.ts';

const hidden: Record<string, (typeof hidden00)[string]> = {
  ...hidden00,
  ...hidden01,
  ...hidden02,
  ...hidden03,
  ...hidden04,
  ...hidden05,
  ...hidden06,
};

test.each(exercises.filter(({ id }) => id in hidden))('exercise $id', async (exercise) => {
  const checks = [...exercise.visible, ...hidden[exercise.id]];
  const [name] = Object.keys(exercise.asked);
  const answers = [
    exercise.asked[name].reference,
    ...exercise.mistakes.map(({ answer }) => answer),
    () => undefined,
    undefined,
  ].map((answer) => ({ [name]: answer }));
  const atOnce = answers.map((each) => runChecks(exercise, checks, each, { random: random(5) }));
  // All at the same time, each call answered a turn later.
  const later = await Promise.all(
    answers.map((each) =>
      driveAsync(judgement(exercise, checks, random(5)), async (call: Call) => {
        await Promise.resolve();
        return callerOf(each)(call);
      }),
    ),
  );
  expect(later).toEqual(atOnce);
  expect(atOnce.map(({ rows }) => rows.length)).toEqual(answers.map(() => checks.length));
});
