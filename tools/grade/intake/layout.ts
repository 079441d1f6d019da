// Whose a file is, told from the names of folders and files as learning platforms write them.

/** Who a file belongs to. */
export interface Owner {
  /** The same for all files of one person. */
  readonly key: string;
  readonly name: string;
  /** The platform's number of the person. */
  readonly number?: string;
}

export interface Placed {
  readonly owner: Owner;
  /** The name that the student gave the file, without what the platform put before it. */
  readonly file: string;
  readonly late?: boolean;
  /** Numbers of the platform that grow with every upload. */
  readonly uploads: readonly string[];
  /** Set if the platform keeps something else than files there. */
  readonly reason?: string;
}

// Lee Ann_12345_assignsubmission_file_, with or without its last underscore, as a folder or before a name.
const moodle = /^(.+?)_(\d+)_assignsubmission_(file|onlinetext)_?(.*)$/su;
// leeann_LATE_12345_67890_name.ipynb: the numbers of the person and of the upload.
const canvas = /^([^_]+)_(LATE_)?(\d+)_(LATE_)?(\d+)_(.+)$/su;

/** Who a file or folder belongs to; undefined if its name says nobody. `stems` are the released names. */
export function placed(parts: readonly string[], stems: readonly string[]): Placed | undefined {
  const [top, ...rest] = parts;
  const last = rest.at(-1);
  const inMoodle = moodle.exec(top);
  if (inMoodle) return ofMoodle(inMoodle, last);
  if (last !== undefined) return { owner: plain(top), file: last, uploads: [] };
  const inCanvas = canvas.exec(top);
  if (inCanvas) return ofCanvas(inCanvas, stems);
  const name = nameBeside(stemOf(top), stems);
  return name === undefined ? undefined : { owner: plain(name), file: top, uploads: [] };
}

export function isPlatforms(name: string): boolean {
  return moodle.test(name) || canvas.test(name);
}

function ofMoodle(match: RegExpExecArray, last: string | undefined): Placed {
  const [, name, number, kind, file] = match;
  const owner = { key: `moodle ${number} ${name.normalize('NFC')}`, name, number };
  const placed = { owner, file: last ?? file, uploads: [] };
  if (kind === 'file') return placed;
  return { ...placed, reason: 'it is text typed into Moodle, not a notebook' };
}

function ofCanvas(match: RegExpExecArray, stems: readonly string[]): Placed {
  const [, name, early, number, late, upload, given] = match;
  const { file, again } = withoutCount(given, stems);
  const owner = { key: `canvas ${number}`, name, number };
  const isLate = early !== undefined || late !== undefined;
  return { owner, file, uploads: [upload, again], ...(isLate ? { late: true } : {}) };
}

/** Canvas puts -1, -2, … behind the name of what is handed in again; some released names end so, too. */
function withoutCount(name: string, stems: readonly string[]): { file: string; again: string } {
  const stem = stemOf(name);
  const [, before, count] = /^(.+)-(\d{1,3})$/su.exec(stem) ?? [];
  if (before === undefined || stems.includes(stem)) return { file: name, again: '0' };
  return { file: `${before}${name.slice(stem.length)}`, again: count };
}

function plain(name: string): Owner {
  // Two folders whose names some systems take for one are not two students.
  return { key: `plain ${name.normalize('NFC').toLowerCase().normalize('NFC')}`, name };
}

/** `06-back-propagation.ipynb` without its ending. */
export function stemOf(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,8}$/, '');
}

/** What stands beside the name of a notebook; nothing if that is all, or only a copy's number. */
function nameBeside(stem: string, stems: readonly string[]): string | undefined {
  const longestFirst = [...stems].sort((p, q) => q.length - p.length);
  for (const released of longestFirst) {
    if (stem === released) return undefined;
    const rest = beside(stem, released);
    if (rest !== undefined) return /^(?:\(?\d{1,2}\)?|copy\d*)?$/i.test(rest) ? undefined : rest;
  }
  return stem;
}

function beside(stem: string, released: string): string | undefined {
  const [before, behind] = [stem.startsWith(released), stem.endsWith(released)];
  if (before && /^[ _.-]/.test(stem.slice(released.length))) {
    return stem.slice(released.length).replace(/^[ _.-]+/, '');
  }
  if (behind && /[ _.-]$/.test(stem.slice(0, -released.length))) {
    return stem.slice(0, -released.length).replace(/[ _.-]{1,9}$/, '');
  }
  return undefined;
}
