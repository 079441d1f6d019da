// A folder around all others, as archives of a folder and nbgrader have it: it is nobody's name.
import { isPlatforms, placed } from './layout.ts';
import type { Listing } from './listing.ts';

const usual = new Set(['submitted', 'submissions']);

/** The listing without folders around the whole class. `name` is that of the folder or archive. */
export function unwrapped(listing: Listing, name: string, stems: readonly string[]): Listing {
  let inner = listing;
  while (isWrapped(inner, name, stems)) inner = withoutTop(inner);
  return inner;
}

function isWrapped(listing: Listing, name: string, stems: readonly string[]): boolean {
  const all = [...listing.files, ...listing.notTaken].filter(({ parts }) => parts.length > 0);
  const top = all[0]?.parts[0];
  if (top === undefined) return false;
  if (all.some(({ parts }) => parts[0] !== top || parts.length < 2)) return false;
  if (usual.has(top.toLowerCase()) || all.some(({ parts }) => isPlatforms(parts[1]))) return true;
  // `class.zip` holds `class/`; but ann.zip with ann/06-back-propagation.ipynb is Ann's.
  const archive = name.replace(/\.zip$/i, '').replace(/ \(\d+\)$/, '');
  const unnamed = all.some(({ parts }) => placed(parts.slice(1), stems) === undefined);
  return top === archive && !unnamed;
}

function withoutTop({ files, notTaken }: Listing): Listing {
  return {
    files: files.map((file) => ({ ...file, parts: file.parts.slice(1) })),
    notTaken: notTaken.map((each) => ({ ...each, parts: each.parts.slice(1) })),
  };
}
