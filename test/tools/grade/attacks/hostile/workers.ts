import type { Attack } from '../attack.ts';

export const attack: Attack = {
  what: 'starts workers that loop',
  answer: `function hiddenError() {
  for (let k = 0; k < 100; k++) new Worker('data:text/javascript,for (;;);', { type: 'module' });
  for (;;);
}`,
  leavesOthers: true,
};
