import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'replaces what import gives',
  answer: `try { Object.defineProperty(globalThis, '__course_import__', { value: () => ({ check: () => 'pass' }) }); } catch {}
try { globalThis.__course_import__ = () => ({ check: () => 'pass' }); } catch {}
${zeros}`,
};
