// The declarations of JavaScript and of Node, each joined into one file. There are more than a hundred of
// them, and the compiler goes through all its files for every cell. Apart are modules of Node without
// anything global: two thirds of all, of which a notebook needs few.
import { bare } from './documentation.ts';
import { type Host, parentOf } from './host.ts';

/** Texts by the paths of their files; a file that has become part of another is empty, one apart is not. */
export type Joined = ReadonlyMap<string, string>;

/** The library files with these names, and what they refer to, in the place of the first. */
export function joinLibraries(host: Host, names: readonly string[]): Joined {
  const [first] = names;
  const pathOf = (name: string) => `${host.libFolder}/${name}`;
  const refers = /^\/\/\/ <reference lib="([^"]+)" *\/>/gm;
  return joined(host, names.map(pathOf), pathOf(first), (_, text) =>
    [...text.matchAll(refers)].map(([, name]) => pathOf(`lib.${name}.d.ts`)),
  );
}

/** A file of declarations and what it refers to, in its own place, but for what declares modules only. */
export function joinReferences(host: Host, file: string): Joined {
  const refers = /^\/\/\/ <reference path="([^"]+)" *\/>/gm;
  return joined(
    host,
    [file],
    file,
    (path, text) => [...text.matchAll(refers)].map(([, name]) => `${parentOf(path)}/${name}`),
    modulesOnly,
  );
}

/** The names of the modules that a text declares. */
export function declaredModules(text: string): string[] {
  return [...text.matchAll(/^declare module (["'])(.+)\1/gm)].map(([, , name]) => name);
}

// What is shorter takes longer when it is read late than when it is always there.
const SHORT = 2000;

// Whether there is nothing in it but `declare module 'x' {`, with nothing in these that is global.
function modulesOnly(text: string): boolean {
  const bared = bare(text);
  if (bared.length < SHORT) return false;
  const rest = bared.replace(/^declare module .+ \{$[\s\S]*?^\}$/gm, '').replace(/^\/\/.*/gm, '');
  return rest.trim() === '' && !/\bglobal \{/.test(bared);
}

/**
 * The entry of the package from which @types/node, whose file is given, has the types of fetch and its
 * like: without the files that nothing of them is in, which are three quarters of that package.
 */
export function fetchTypes(nodeTypes: string): [path: string, text: string] {
  const folder = nodeTypes.slice(0, nodeTypes.lastIndexOf('/@types/'));
  const files = ['eventsource', 'fetch', 'file', 'formdata', 'websocket'];
  const text = files.map((name) => `export * from './${name}';\n`).join('');
  return [`${folder}/undici-types/index.d.ts`, text];
}

function joined(
  host: Host,
  roots: readonly string[],
  target: string,
  references: (path: string, text: string) => string[],
  isApart: (text: string) => boolean = () => false,
): Joined {
  const seen = new Set<string>();
  const parts: string[] = [];
  const modules: string[] = [];
  const apart = new Map<string, string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = host.readFile(path) ?? '';
    for (const reference of references(path, text)) visit(reference);
    if (isModule(text)) modules.push(path);
    else if (isApart(text)) apart.set(path, text);
    else parts.push(text.replace(/^\/\/\/ <reference .*/gm, ''));
  };
  for (const root of roots) visit(root);
  for (const path of modules) seen.delete(path);
  const head = modules.map((path) => `/// <reference path="${path}" />`);
  const emptied = [...seen].map((path): [string, string] => [path, '']);
  return new Map([...emptied, ...apart, [target, [...head, ...parts].join('\n')]]);
}

// A module cannot be joined, for its names are its own.
function isModule(text: string): boolean {
  return /^(?:import|export)\b/m.test(text);
}
