// The packages in the node_modules of a folder and of those above it, and the kernel's own.
import { type Host, parentOf } from './host.ts';

/** The names that an import in the folder `cwd` can name. */
export function packages(host: Host, cwd: string): string[] {
  const found = new Set<string>();
  for (let folder = cwd; ; folder = parentOf(folder)) {
    for (const name of packagesIn(host, `${folder}/node_modules`)) found.add(name);
    if (parentOf(folder) === folder) break;
  }
  for (const name of packagesIn(host, `${host.home}/node_modules`)) found.add(name);
  return [...found];
}

function packagesIn(host: Host, modules: string): string[] {
  return host.getDirectories(modules).flatMap((name) => {
    if (name.startsWith('.') || name === '@types') return [];
    if (!name.startsWith('@')) return [name];
    return host.getDirectories(`${modules}/${name}`).map((part) => `${name}/${part}`);
  });
}
