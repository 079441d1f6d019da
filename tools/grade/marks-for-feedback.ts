// From the gradebook to the pages: the marks that count, and the texts that were given to everyone.

import { join } from 'node:path';
import type { Manifest } from '../exercises/manifest.ts';
import { readNotebook } from '../notebook/files.ts';
import { PROJECT } from '../project.ts';
import { type Marks, plainMarks } from './feedback/marks.ts';
import type { Given } from './feedback/similarity.ts';
import type { Grades, NotebookGrade } from './gradebook/grades.ts';
import type { ExerciseMark } from './gradebook/marks.ts';
import type { SubmissionResult } from './result.ts';

/** The marks of a result after people and rules. */
export function feedbackMarks({ students }: Grades): (result: SubmissionResult) => Marks {
  const found = new Map<string, NotebookGrade>();
  for (const { student, notebooks } of students) {
    for (const each of notebooks) found.set(`${student.id}\n${each.column.notebook}`, each);
  }
  return ({ student, notebook, exercises }) => {
    const grade = found.get(`${student.id}\n${notebook}`);
    return grade?.marks === undefined
      ? plainMarks(exercises)
      : marksOf(grade, grade.marks.exercises);
  };
}

function marksOf({ penalty, after }: NotebookGrade, exercises: readonly ExerciseMark[]): Marks {
  return {
    exercises: exercises.map(({ exercise, points, of, manual }) => ({
      exercise,
      points,
      of,
      ...(manual?.points !== undefined && { manual: manual.points }),
      ...(manual?.comment !== undefined && { comment: manual.comment }),
    })),
    total: after,
    ...(penalty.says !== '' && { penalty: penalty.says }),
  };
}

/** The stubs and the solutions, by exercise: what answers share with them is nobody's own. */
export async function givenTexts({ notebooks }: Manifest): Promise<Given> {
  const given = new Map<string, string[]>();
  for (const { file } of notebooks) {
    for (const folder of ['exercises', 'solutions']) {
      const { cells } = await readNotebook(join(PROJECT, folder, file));
      for (const { source, metadata } of cells) {
        const { exercise, role } = (metadata.course ?? {}) as Record<string, unknown>;
        if (typeof exercise !== 'string' || role !== 'solution') continue;
        given.set(exercise, [...(given.get(exercise) ?? []), source]);
      }
    }
  }
  return given;
}
