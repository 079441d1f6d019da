// A kernelspec says how a kernel is started: kernel.json in a folder named after the kernel.
// Jupyter keeps those folders in several places; the first that has the name wins.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';

export interface KernelSpec {
  readonly name: string;
  readonly displayName: string;
  /** The command, with `{connection_file}` and `{resource_dir}` still to be filled in. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly interruptMode: 'signal' | 'message';
  /** The folder of kernel.json. */
  readonly resourceDir: string;
}

export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The folder whose `.venv` is looked into. */
  readonly project: string;
}

/** The machine and the project that this program belongs to. */
export const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  project: resolve(import.meta.dirname, '../..'),
};

/**
 * The kernelspec with that name, or the one in that kernel.json or in that folder. Names do not
 * distinguish capitals, as in Jupyter. Throws a sentence that says where it looked and what is there.
 */
export function kernelspec(nameOrPath: string, machine: Machine = thisMachine): KernelSpec {
  if (isPath(nameOrPath)) return readKernelspec(resolve(nameOrPath));
  const folders = kernelFolders(machine);
  const found = folders.flatMap(kernelsIn);
  const wanted = nameOrPath.toLowerCase();
  const match = found.find((folder) => basename(folder).toLowerCase() === wanted);
  if (match) return readKernelspec(match);
  const names = [...new Set(found.map((folder) => basename(folder)))].sort();
  throw new Error(
    `no kernel is named "${nameOrPath}". ${names.length > 0 ? `There are: ${names.join(', ')}` : 'No kernel was found'}, looking in\n` +
      `${folders.map((folder) => `  ${folder}\n`).join('')}` +
      'A kernel.json can also be given by its path.',
  );
}

/** The folders that hold kernelspecs, in the order in which Jupyter's `jupyter --paths` has them. */
export function kernelFolders(machine: Machine): string[] {
  const { env, platform, project } = machine;
  const prefixes = [env.VIRTUAL_ENV, env.CONDA_PREFIX, join(project, '.venv')];
  const system =
    platform === 'win32'
      ? [join(env.PROGRAMDATA ?? 'C:\\ProgramData', 'jupyter')]
      : ['/usr/local/share/jupyter', '/usr/share/jupyter'];
  const data = [
    ...(env.JUPYTER_PATH ?? '').split(delimiter),
    ...prefixes.map((prefix) => (prefix ? join(prefix, 'share/jupyter') : '')),
    userData(machine),
    ...system,
  ];
  return [...new Set(data.filter(Boolean).map((folder) => join(folder, 'kernels')))];
}

/** The kernelspec in a kernel.json, or in the folder that holds one. */
export function readKernelspec(path: string): KernelSpec {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'kernel.json') : path;
  if (!existsSync(file)) throw new Error(`kernel ${path}: there is no such kernel.json`);
  let spec: unknown;
  try {
    spec = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`kernel ${file}: cannot be read as JSON (${String(error)})`);
  }
  const { argv, env = {}, interrupt_mode: mode = 'signal', display_name: title } = fields(spec);
  if (!Array.isArray(argv) || !argv.every((word) => typeof word === 'string')) {
    throw new TypeError(`kernel ${file}: argv must be the command as an array of strings`);
  }
  if (!argv.some((word) => word.includes('{connection_file}'))) {
    throw new TypeError(`kernel ${file}: argv must contain {connection_file}`);
  }
  if (mode !== 'signal' && mode !== 'message') {
    throw new TypeError(`kernel ${file}: interrupt_mode must be "signal" or "message"`);
  }
  const resourceDir = dirname(file);
  const name = basename(resourceDir);
  return {
    name,
    displayName: typeof title === 'string' ? title : name,
    argv: [interpreter(argv[0], resourceDir), ...argv.slice(1)],
    env: Object.fromEntries(
      Object.entries(fields(env)).map(([key, value]) => [key, String(value)]),
    ),
    interruptMode: mode,
    resourceDir,
  };
}

function isPath(nameOrPath: string): boolean {
  return /[/\\]|\.json$/.test(nameOrPath) || existsSync(join(nameOrPath, 'kernel.json'));
}

function kernelsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const kernels = readdirSync(folder).map((name) => join(folder, name));
  return kernels.filter((kernel) => existsSync(join(kernel, 'kernel.json')));
}

/** Jupyter's data folder of this user. */
export function userData({ env, platform, home }: Machine): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (platform === 'darwin') return join(home, 'Library/Jupyter');
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData/Roaming'), 'jupyter');
  return join(env.XDG_DATA_HOME || join(home, '.local/share'), 'jupyter');
}

// A kernel installed with its Python, <prefix>/share/jupyter/kernels/<name>, says only `python` and
// means the one of that prefix.
function interpreter(command: string, resourceDir: string): string {
  if (!/^python[\d.]*$/.test(command)) return command;
  const prefix = resolve(resourceDir, '../../../..');
  const own = [join(prefix, 'bin', command), join(prefix, 'Scripts', `${command}.exe`)];
  return own.find((path) => existsSync(path)) ?? command;
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
