// The packages in the node_modules of a folder and of those above it.
import { type Host, parentOf } from './host.ts';

/** The names that an import in the folder `cwd` can name. */
export function packages(host: Host, cwd: string): string[] {
  const found: string[] = [];
  for (let folder = cwd; ; folder = parentOf(folder)) {
    const modules = `${folder}/node_modules`;
    for (const name of host.getDirectories(modules)) {
      if (name.startsWith('.') || name === '@types') continue;
      if (!name.startsWith('@')) found.push(name);
      else
        found.push(...host.getDirectories(`${modules}/${name}`).map((part) => `${name}/${part}`));
    }
    if (parentOf(folder) === folder) return found;
  }
}
