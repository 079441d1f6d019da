// The names that the code of a cell declares at its left margin, found without parsing it: a compiler can
// be kept busy for minutes by what a student writes.

// Every repetition is of blanks and is followed by something else, so that the search is linear.
const declaration =
  /^(?:export[ \t]+)?(?:async[ \t]+)?(?:function\b[ \t]*(?:\*[ \t]*)?|(?:const|let|var|class)[ \t]+)([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;

export function declaredNames(source: string): ReadonlySet<string> {
  return new Set(Array.from(source.matchAll(declaration), ([, name]) => name));
}
