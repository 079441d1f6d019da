// Runs before every npm script, on a fresh clone too, so it may use nothing but Node itself.
// Installs the locked packages when package-lock.json has changed since the last installation and
// compiles the three packages that notebooks import when their sources have; otherwise does nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(
    `Node ${process.versions.node} is too old: the course needs Node 20.19 or later. Install it, then run the same command again.`,
  );
}

const modules = join(root, 'node_modules');
keepCurrent(join(modules, '.course-installed'), [join(root, 'package-lock.json')], () => {
  console.log('Installing the packages of package-lock.json (once, about a minute) …');
  // npm sets these for the script that runs us; they would redirect the nested npm.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(cache|registry|cafile|userconfig|globalconfig))/.test(name),
    ),
  );
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm ci failed. If there is no network, connect once and run the same command again; after that none is needed.',
    env,
  );
});

// In this order: the later ones are compiled against the earlier ones' products.
for (const name of ['kernel-lib', 'display', 'checks']) {
  const folder = join(root, name);
  const sources = filesIn(folder, /^(?!dist|node_modules).*\.(ts|json)$/);
  keepCurrent(join(folder, 'dist/.built'), [...sources, join(root, 'tsconfig.json')], () => {
    console.log(`Compiling ${name} …`);
    // Into a folder of its own first: whoever imports the package meanwhile finds the old one whole.
    const fresh = join(folder, `dist-${process.pid}`);
    run(
      process.execPath,
      [join(modules, 'typescript/bin/tsc'), '-p', folder, '--outDir', fresh],
      `${name} does not compile; the lines above say where. Mend them and run the same command again.`,
    );
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    renameSync(fresh, join(folder, 'dist'));
  });
}

const kernel = join(root, 'tools/kernel');
const kernelSources = [kernel, join(root, 'tools/client')].flatMap((folder) =>
  filesIn(folder, /^(?!dist).*\.m?ts$|^build\.mjs$/),
);
keepCurrent(
  join(kernel, 'dist/.built'),
  [...kernelSources, join(root, 'package-lock.json')],
  () => {
    console.log('Bundling the kernel …');
    run(
      process.execPath,
      [join(kernel, 'build.mjs')],
      'The kernel cannot be bundled; the lines above say why. Mend them and run the same command again.',
    );
  },
  process.version, // the compiled code beside the compiler fits no other
);

/** The files below a folder whose path from there matches. */
function filesIn(folder, pattern) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => pattern.test(file))
    .map((file) => join(folder, file));
}

/** Runs `make` unless the stamp holds the hash of the sources and the maker; the stamp is written last. */
function keepCurrent(stamp, sources, make, maker = '') {
  const hash = createHash('sha256').update(maker);
  for (const source of sources.sort())
    hash.update(source.slice(root.length)).update(readFileSync(source));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  make();
  writeFileSync(stamp, wanted);
}

function run(command, args, sentence, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error || status !== 0) stop(error ? `${sentence} (${error.message})` : sentence);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
