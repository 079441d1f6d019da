// Which cell owns which name. A later cell takes a name over; a name may be a value of one cell and a
// type of another, as `interface Point` and `const Point` are in one file.
import type { Cell } from './cell.ts';
import type { Meaning } from './declarations.ts';

interface Owner {
  readonly cell: Cell;
  readonly meaning: Meaning;
}

/** The names that the cells so far have left behind. */
export interface Scope {
  /** The cell has run: its names are visible from now on. */
  add(cell: Cell): void;
  /** The names that are visible, and what each is, in the words of the compiler. */
  kinds(): ReadonlyMap<string, string>;
  /**
   * What stands after a cell's own text, so that its lines stay where they are: exports of what it
   * declares, and links to the earlier cells whose names it uses.
   */
  tail(cell: Cell, used?: Iterable<string>): string;
  /** The cells that own a name or are linked to by one that does. */
  living(): ReadonlySet<string>;
}

/** The path of a cell's virtual module, as its neighbours import it. */
export function moduleName(cell: string): string {
  return `.${cell.replace(/\.ts$/, '')}`;
}

/** A session in which nothing has run. */
export function createScope(): Scope {
  const values = new Map<string, Owner>();
  const types = new Map<string, Owner>();
  const links = new Map<string, readonly string[]>();

  // Of a name that the cell itself declares as a value only, the type may be an earlier one.
  const owners = (cell: Cell, used: Iterable<string>): Owned[] =>
    [...used].map((name) => {
      const own = cell.declared.get(name);
      const [value, type] = [values.get(name), types.get(name)];
      if (!own) return { name, value, type };
      return {
        name,
        value: own.value || isBoth(value) ? undefined : value,
        type: own.type || isBoth(type) ? undefined : type,
      };
    });

  return {
    add(cell) {
      links.set(cell.module, linkedCells(owners(cell, cell.used)));
      for (const [name, meaning] of cell.declared) {
        const owner = { cell, meaning };
        // A class or an import is both; half of it does not outlive the other.
        if (meaning.value || isBoth(values.get(name))) values.delete(name);
        if (meaning.type || isBoth(types.get(name))) types.delete(name);
        if (meaning.value) values.set(name, owner);
        if (meaning.type) types.set(name, owner);
      }
    },
    kinds: () => new Map([...types, ...values].map(([name, owner]) => [name, kind(owner)])),
    tail(cell, used = cell.used) {
      const own = [...cell.declared.keys()].filter((name) => !cell.exported.has(name));
      const exports = `\nexport { ${own.join(', ')} };\n`;
      return exports + owners(cell, used).map(link).join('');
    },
    living() {
      const reached = new Set<string>();
      const reach = (cell: string): void => {
        if (reached.has(cell)) return;
        reached.add(cell);
        for (const linked of links.get(cell) ?? []) reach(linked);
      };
      for (const { cell } of [...values.values(), ...types.values()]) reach(cell.module);
      for (const cell of links.keys()) if (!reached.has(cell)) links.delete(cell);
      return reached;
    },
  };
}

function kind({ meaning: { value, type } }: Owner): string {
  if (value === 'alias') return type ? 'class' : 'function';
  return value ?? 'type';
}

interface Owned {
  readonly name: string;
  readonly value: Owner | undefined;
  readonly type: Owner | undefined;
}

function isBoth(owner: Owner | undefined): boolean {
  return owner?.meaning.value !== undefined && owner.meaning.type;
}

function linkedCells(owned: readonly Owned[]): string[] {
  return owned.flatMap(({ value, type }) =>
    [value, type].flatMap((o) => (o ? [o.cell.module] : [])),
  );
}

// A variable is declared anew with its type, since what is imported cannot be assigned.
function link({ name, value, type }: Owned): string {
  const variable = value && value.meaning.value !== 'alias' && !isBoth(value) ? value : undefined;
  const whole = variable ? undefined : (value ?? type);
  let text = '';
  if (variable) {
    const from = moduleName(variable.cell.module);
    text += `declare ${variable.meaning.value} ${name}: typeof import('./${from}').${name};\n`;
  }
  if (whole) text += `import { ${name} } from './${moduleName(whole.cell.module)}';\n`;
  if (type && type.cell !== whole?.cell) {
    text += `import type { ${name} } from './${moduleName(type.cell.module)}';\n`;
  }
  return text;
}
