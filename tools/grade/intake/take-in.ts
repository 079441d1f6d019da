// Intake: from what the lecturer downloaded to one notebook of each student for each released one.

import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Manifest } from '../../exercises/manifest.ts';
import { UsageError } from '../../usage-error.ts';
import type { Intake, Student, Submission } from '../submission.ts';
import { classListing } from './class-listing.ts';
import { type HandedIn, handedIn, type Work } from './handed-in.ts';
import { iso, latest } from './latest.ts';
import { type Owner, placed, stemOf } from './layout.ts';
import { type Limits, usualLimits } from './limits.ts';
import type { Listing } from './listing.ts';
import { shownName } from './names.ts';
import { besides, compare, type OwnNotTaken, refused } from './refused.ts';
import { students } from './student-ids.ts';
import { unwrapped } from './wrapper.ts';

export interface TakeInOptions {
  /** The grader's own folder, for what comes out of archives. */
  readonly unpackTo: string;
  readonly manifest: Manifest;
  readonly limits?: Partial<Limits>;
}

/**
 * The submissions in a folder or a `.zip`. What is not taken in is refused with a sentence, and the rest
 * goes on. Throws UsageError only if `path` or `unpackTo` cannot be used at all.
 */
export async function takeIn(path: string, options: TakeInOptions): Promise<Intake> {
  const { manifest } = options;
  const unpackTo = resolve(options.unpackTo);
  const limits = { ...usualLimits, ...options.limits };
  const stems = manifest.notebooks.map(({ file }) => stemOf(file));
  const { listing, name, close } = await classListing(path, { limits, unpackTo });
  try {
    await mkdir(unpackTo, { recursive: true }).catch((cause: Error) => {
      throw new UsageError(`${unpackTo}: cannot be made (${cause.message})`, { cause });
    });
    const work = { limits, unpackTo, manifest, allowances: new Map() };
    const found = await sorted(unwrapped(listing, name, stems), stems, work);
    return { submissions: submissions(found), refused: refused(found) };
  } finally {
    await close();
  }
}

interface Found {
  readonly handedIn: readonly HandedIn[];
  readonly notTaken: readonly OwnNotTaken[];
  readonly students: ReadonlyMap<string, Student>;
}

async function sorted(listing: Listing, stems: readonly string[], work: Work): Promise<Found> {
  const all: HandedIn[] = [];
  const notTaken: OwnNotTaken[] = listing.notTaken.map((each) => ({
    ...each,
    owner: ownerOf(each.parts, stems),
  }));
  const files = [...listing.files].sort((p, q) => compare(p.origin, q.origin));
  for (const file of files) {
    const place = placed(file.parts, stems);
    if (place === undefined) {
      notTaken.push({ ...file, owner: undefined, reason: unnamed });
      continue;
    }
    const taken = await handedIn(file, place, work);
    all.push(...taken.handedIn);
    notTaken.push(...taken.notTaken.map((each) => ({ ...each, owner: place.owner })));
  }
  const owners = [...all.map((each) => each.placed.owner), ...notTaken.map(({ owner }) => owner)];
  return {
    handedIn: all,
    notTaken,
    students: students(owners.filter((owner) => owner !== undefined)),
  };
}

const unnamed =
  'its name does not say whose it is; put it into a folder named after the student, or the name behind its own';

/** Whose something seems to be. A name that climbs out of its folder says nothing. */
function ownerOf(parts: readonly string[], stems: readonly string[]): Owner | undefined {
  const [top] = parts;
  if (top === undefined || top === '' || top === '.' || top === '..') return undefined;
  const owner = placed(parts, stems)?.owner;
  return owner && { ...owner, name: shownName([owner.name]) };
}

function submissions({ handedIn, notTaken, students }: Found): Submission[] {
  const groups = new Map<string, HandedIn[]>();
  for (const each of handedIn) {
    // What answers no released notebook is not older or newer than anything else.
    const about = each.notebook ?? `? ${each.origin}`;
    const key = JSON.stringify([each.placed.owner.key, about]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const all = [...groups.values()].map((files) => {
    const { used, remarks } = latest(files);
    return submission(used, [...remarks, ...besides(used.placed.owner, notTaken)], students);
  });
  return all.sort(
    (p, q) =>
      compare(p.student.id, q.student.id) ||
      compare(p.notebook ?? '', q.notebook ?? '') ||
      compare(p.origin, q.origin),
  );
}

function submission(
  { placed, origin, path, sha256, notebook, submitted }: HandedIn,
  remarks: readonly string[],
  students: Found['students'],
): Submission {
  const student = students.get(placed.owner.key);
  if (student === undefined) throw new Error(`no student for ${placed.owner.key}`);
  const time = iso(submitted);
  return {
    student,
    ...(notebook === undefined ? {} : { notebook }),
    origin,
    path,
    sha256,
    ...(time === undefined ? {} : { submitted: time }),
    ...(placed.late ? { late: true } : {}),
    remarks,
  };
}
