// Loaded into the kernel before tslab. tslab does not wait for its messages to be sent, and zeromq
// sends the 512th, and each 512th after, asynchronously: what follows it in the same tick is refused
// (EBUSY) and lost, be it an output or the idle that closes a cell. With a timeout of 0 every message
// is sent at once, and without a high-water mark none is dropped.
const { createRequire } = require('node:module');

const { Publisher } = createRequire(require.resolve('tslab/package.json'))('zeromq');
const { bind } = Publisher.prototype;

// Defined, for the native method is read-only and an assignment would do nothing.
Object.defineProperty(Publisher.prototype, 'bind', {
  value(address) {
    this.sendTimeout = 0;
    this.sendHighWaterMark = 0;
    return bind.call(this, address);
  },
});
