// A cell can print faster than it is published: `while (true) console.log(i)`.
import type { MessagePort } from 'node:worker_threads';

/** Messages that are heard before the sockets are looked at again. */
const SLICE = 500;

/**
 * Hears the messages of a port, slice by slice. Left to itself a port hears all that wait in one go,
 * and an interrupt would not be noticed before the cell has ended.
 */
export function hearInSlices<T>(port: MessagePort, hear: (message: T) => void): void {
  let left = SLICE;
  const each = (message: T) => {
    hear(message);
    left -= 1;
    if (left > 0) return;
    left = SLICE;
    port.off('message', each); // without a listener a port keeps its messages
    setImmediate(() => port.on('message', each));
  };
  port.on('message', each);
}
