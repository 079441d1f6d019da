// The texts of the programs that run in the sandbox, each whole in one file: a candidate for each
// exercise, with the part of kernel-lib that does not hold the answer, and the translator.

import { basename, join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '../../..');
const LIBRARY = join(root, 'kernel-lib/index.ts');

const shared = {
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  logLevel: 'silent',
  conditions: ['source'],
} satisfies BuildOptions;

export async function translatorProgram(): Promise<string> {
  // The compiler asks for Node's modules where it finds Node, and does without them elsewhere.
  const banner =
    'const require = () => { throw new Error("not here"); }; const process = undefined;' +
    'const __filename = "/typescript.js", __dirname = "/";';
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [join(import.meta.dirname, 'translator.ts')],
    platform: 'node',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: banner },
  });
  return outputFiles[0].text;
}

/** The candidate for an exercise: kernel-lib without the `withheld` functions and what uses them. */
export async function candidateProgram(
  exercise: string,
  withheld: readonly string[],
): Promise<string> {
  const [program] = await candidatePrograms([{ exercise, withheld }]);
  return program;
}

/** The candidates for exercises, in their order. */
export async function candidatePrograms(
  wanted: readonly { readonly exercise: string; readonly withheld: readonly string[] }[],
): Promise<string[]> {
  const sources = wanted.map(async ({ exercise, withheld }) =>
    candidateSource(exercise, withheld, await exportsWithout(withheld)),
  );
  return allBundled(await Promise.all(sources), { platform: 'neutral', external: ['node:fs'] });
}

function candidateSource(
  exercise: string,
  withheld: readonly string[],
  given: readonly string[],
): string {
  const refused = withheld.map(
    (name) =>
      `${name}: () => { throw new Error("${name} is left out of kernel-lib where answers are graded: ` +
      `it is what exercise ${exercise} asks for"); }`,
  );
  return `
    import { serve } from ${JSON.stringify(join(import.meta.dirname, 'serve.ts'))};
    import { ${given.join(', ')} } from ${JSON.stringify(LIBRARY)};
    const nothing = () => undefined;
    const silent = new Proxy({}, { get: () => nothing, has: () => true });
    await serve({
      'kernel-lib': { ${[...given, ...refused].join(', ')} },
      'course-checks': silent,
      'course-display': silent,
    });`;
}

/** The exports of kernel-lib whose text, with all they use, holds none of these functions. */
export async function exportsWithout(withheld: readonly string[]): Promise<string[]> {
  const texts = await exportTexts();
  const declared = withheld.map((name) => new RegExp(`\\b(?:function|var|let|const) ${name}\\b`));
  return [...texts].filter(([, text]) => !declared.some((d) => d.test(text))).map(([name]) => name);
}

let texts: Promise<ReadonlyMap<string, string>> | undefined;

/** What each export of kernel-lib is when it is bundled alone. */
function exportTexts(): Promise<ReadonlyMap<string, string>> {
  texts ??= (async () => {
    const names = Object.keys(await import('kernel-lib'));
    const sources = names.map((name) => `export { ${name} } from ${JSON.stringify(LIBRARY)};`);
    const alone = await allBundled(sources);
    return new Map(names.map((name, k) => [name, alone[k]]));
  })();
  return texts;
}

/** The sources, each bundled for itself; what they share is read once. */
async function allBundled(
  sources: readonly string[],
  options: BuildOptions = {},
): Promise<string[]> {
  const names = sources.map((_, k) => `source-${k}`);
  const given: Plugin = {
    name: 'sources',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^source-\d+$/ }, ({ path }) => ({ path, namespace: 'given' }));
      onLoad({ filter: /./, namespace: 'given' }, ({ path }) => ({
        ...{ contents: sources[names.indexOf(path)], resolveDir: root, loader: 'ts' },
      }));
    },
  };
  const entryPoints = names.map((name) => ({ in: name, out: name }));
  const { outputFiles = [] } = await build({
    ...{ ...shared, ...options, write: false, entryPoints, outdir: root, plugins: [given] },
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path, '.js'), text]));
  return names.map((name) => texts.get(name) ?? '');
}
