// The texts of the programs that run in the sandbox, each whole in one file: a candidate for each
// exercise, with the part of kernel-lib that does not hold the answer, and the translator.

import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

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
  return bundled({
    entryPoints: [join(import.meta.dirname, 'translator.ts')],
    platform: 'node',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: banner },
  });
}

/** The candidate for an exercise: kernel-lib without the `withheld` functions and what uses them. */
export async function candidateProgram(
  exercise: string,
  withheld: readonly string[],
): Promise<string> {
  const given = await exportsWithout(withheld);
  const refused = withheld.map(
    (name) =>
      `${name}: () => { throw new Error("${name} is left out of kernel-lib where answers are graded: ` +
      `it is what exercise ${exercise} asks for"); }`,
  );
  const contents = `
    import { serve } from ${JSON.stringify(join(import.meta.dirname, 'serve.ts'))};
    import { ${given.join(', ')} } from ${JSON.stringify(LIBRARY)};
    const nothing = () => undefined;
    const silent = new Proxy({}, { get: () => nothing, has: () => true });
    await serve({
      'kernel-lib': { ${[...given, ...refused].join(', ')} },
      'course-checks': silent,
      'course-display': silent,
    });`;
  return bundled({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    platform: 'neutral',
    external: ['node:fs'],
  });
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
    const library = (await import('kernel-lib')) as object;
    const alone = Object.keys(library).map(async (name): Promise<[string, string]> => {
      const contents = `export { ${name} } from ${JSON.stringify(LIBRARY)};`;
      return [name, await bundled({ stdin: { contents, resolveDir: root } })];
    });
    return new Map(await Promise.all(alone));
  })();
  return texts;
}

async function bundled(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({ ...shared, ...options, write: false });
  return outputFiles[0].text;
}
