// Ids of one page: no two are the same.

export interface Anchors {
  /** The name itself, or with `-2`, `-3`, … where it is taken. */
  unique(name: string): string;
  has(name: string): boolean;
  /** Letters, digits and hyphens only: `the-claim` for `The claim!` */
  slug(text: string): string;
}

/** `taken` are ids that the page has for other things. */
export function anchorsOf(taken: Iterable<string>): Anchors {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return {
    unique: (name) => {
      let anchor = name;
      let k = next.get(name) ?? 2;
      for (; used.has(anchor); k++) anchor = `${name}-${k}`;
      next.set(name, k);
      used.add(anchor);
      return anchor;
    },
    has: (name) => used.has(name),
    slug,
  };
}

export function slug(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.join('-').slice(0, 80);
}
