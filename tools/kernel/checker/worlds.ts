// V8's REPL mode lets a cell declare a name again, but only by a declaration of the same sort: `let`
// after `let` or `class`, `var` or `function` after `var` or `function`; anything else is a syntax
// error. So each name keeps for good the sort that it had first.

export type World = 'let' | 'var';

export interface Worlds {
  /** The sort of the name, which becomes `wish` where it has none yet. */
  of(name: string, wish: World): World;
}

/** A session in which nothing was declared. */
export function createWorlds(): Worlds {
  const worlds = new Map<string, World>();
  return {
    of(name, wish) {
      // A function called `fetch` is not to replace the global one under everybody's feet.
      const world = worlds.get(name) ?? (name in globalThis ? 'let' : wish);
      worlds.set(name, world);
      return world;
    },
  };
}
