import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'imports kernel-lib while it runs, and by other names',
  answer: `let library;
for (const name of ['kernel-lib', './index.js', 'npm:kernel-lib', 'kernel-lib/index.ts', 'file:///work/main/kernel-lib/step.ts']) {
  try { library ??= await import(name); } catch {}
}
function hiddenError(WNext, deltaNext, z) { return library.hiddenError(WNext, deltaNext, sigmoid, z, sigmoid.apply(z)); }`,
};
