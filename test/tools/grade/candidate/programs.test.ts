// The programs for the sandbox hold no answer.

import { exercises } from 'course-checks';
import * as library from 'kernel-lib';
import { describe, expect, it } from 'vitest';
import { candidateProgram, exportsWithout } from '../../../../tools/grade/candidate/programs.ts';

describe('kernel-lib in the sandbox', () => {
  it('is whole where nothing is withheld', async () => {
    expect((await exportsWithout([])).sort()).toEqual(Object.keys(library).sort());
  });

  it('lacks what uses a withheld function, too', async () => {
    const left = await exportsWithout(['hiddenError']);
    const gone = Object.keys(library).filter((name) => !left.includes(name));
    expect(gone.sort()).toEqual(['backpropagate', 'hiddenError', 'train']);
  });
});

describe.each(exercises.filter(({ withheld = [] }) => withheld.length > 0))('$id', (exercise) => {
  const withheld = exercise.withheld ?? [];
  it('withholds functions that kernel-lib has', () => {
    expect(Object.keys(library)).toEqual(expect.arrayContaining([...withheld]));
  });

  it('has a program in which they stand nowhere', async () => {
    const program = await candidateProgram(exercise.id, withheld);
    for (const name of withheld) {
      expect(program).not.toMatch(new RegExp(`(function|const|var|let) ${name}\\b`));
      expect(program).toContain(`${name} is left out of kernel-lib where answers are graded`);
    }
    expect(program).not.toContain('mistakes');
  });
});
