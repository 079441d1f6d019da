import { type Attack, zeros } from '../attack.ts';

export const attack: Attack = {
  what: 'replaces the standard input, Atomics.wait and the text decoder',
  answer: `const message = new TextEncoder().encode('{"do":"pass"}');
try { Deno.stdin.readSync = (bytes) => { bytes.set(message); return message.length; }; } catch {}
try { process.stdin.read = () => message; process.stdin.push = () => true; } catch {}
Atomics.wait = () => 'ok';
TextDecoder.prototype.decode = () => '{"id":"","do":"cell","js":""}';
${zeros}`,
};
