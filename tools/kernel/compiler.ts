// The compiler as the bundles of the kernel have it: in the place of the package typescript, they import this.
import { fileURLToPath } from 'node:url';
import { load } from './code-cache.ts';

const { exports, keep } = load(fileURLToPath(new URL('./typescript.cjs', import.meta.url)));

export default exports as typeof import('typescript'); // which it was built from

/** Keeps the code of what it has done so far, for the kernels to come. */
export const keepCode = keep;
