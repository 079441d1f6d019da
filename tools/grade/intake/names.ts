// The names of files, which students choose. No file is ever written under one of them; a name that is
// unsafe elsewhere is refused all the same, for it is written into reports, and others unpack it.

const passedOver = new Set(['.DS_Store', '__MACOSX', '.ipynb_checkpoints', 'desktop.ini']);
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i;
// Control characters, line separators, and marks that turn the direction of writing.
const control = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const MOST_LETTERS = 255;

/** What systems put beside the files of a person. `._x` is what macOS adds to x on foreign disks. */
export function isPassedOver(parts: readonly string[]): boolean {
  return parts.some((part) => passedOver.has(part) || part.startsWith('._'));
}

/** Folders whose files are nobody's notebooks, and many. */
export function isForeignFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name === '__pycache__';
}

/** Why the name is unsafe; nothing if it is safe. */
export function unsafe(parts: readonly string[]): string | undefined {
  const reasons = parts.map(unsafePart);
  return reasons.find((reason) => reason !== undefined);
}

function unsafePart(part: string, index: number): string | undefined {
  if (part === '..' || part === '.') return `its name holds "${part}" as a folder; rename it`;
  if (part === '') return index === 0 ? 'its name is an absolute path' : 'its name holds "//"';
  if (index === 0 && /^[A-Za-z]:/.test(part)) return 'its name is an absolute path';
  if (control.test(part)) return 'its name holds control characters; rename it';
  if (/[\uFFFD\p{Surrogate}]/u.test(part)) return 'its name is not Unicode text; rename it';
  if (part.includes('\\')) return 'its name holds a backslash; rename it';
  if (reserved.test(part)) return `its name "${part}" is reserved on Windows; rename it`;
  if (part.length > MOST_LETTERS) return `its name has more than ${MOST_LETTERS} letters`;
  return undefined;
}

/** The name as a person may read it: without control characters, and not longer than a line or two. */
export function shownName(parts: readonly string[]): string {
  const all = parts.join('/');
  const short = all.length > 200 ? `${all.slice(0, 200)}…` : all;
  return short
    .replaceAll(new RegExp(control, 'gu'), escaped)
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Finds names that some systems take for one: asked about each file in turn. */
export function twins(): (parts: readonly string[]) => string | undefined {
  const first = new Map<string, string>();
  const files = new Set<string>();
  return (parts) => {
    for (let length = 1; length <= parts.length; length++) {
      const name = parts.slice(0, length).join('/');
      const folded = name.normalize('NFC').toLowerCase().normalize('NFC');
      const other = first.get(folded);
      if (other === undefined) first.set(folded, name);
      else if (other !== name) {
        const shown = shownName([other]);
        return `its name differs from ${shown} only in capitals or in the form of its letters; rename one`;
      }
    }
    const whole = parts.join('/');
    if (files.has(whole)) return 'there are two files of this name; the first is used';
    files.add(whole);
    return undefined;
  };
}
