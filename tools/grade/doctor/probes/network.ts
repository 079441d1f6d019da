// Ways out of the machine, or to another program on it.

import type { Probe } from '../probe.ts';

/** A connection by Deno's means, or by Node's. */
const connected = (deno: string, node: string) => `await any(
  () => Deno.connect(${deno}),
  async () => { const net = await module('node:net');
    return new Promise((done, fail) => { const socket = net.connect(${node});
      socket.on('connect', () => done(true)); socket.on('error', fail); }); });`;

export const network: readonly Probe[] = [
  {
    name: 'connect by TCP',
    means: 'A submission can send what it sees to anybody, and fetch answers.',
    cell: connected(
      "{ hostname: '127.0.0.1', port: bait.port }",
      "{ host: '127.0.0.1', port: bait.port }",
    ),
    tell: 'listener',
  },
  {
    name: 'fetch a page',
    means: 'A submission can send what it sees to anybody, and fetch answers.',
    cell: "await fetch('http://127.0.0.1:' + bait.port);",
    tell: 'listener',
  },
  {
    name: 'connect to a Unix socket',
    means: 'A submission can talk to services of this machine, such as Docker.',
    cell: connected("{ transport: 'unix', path: bait.socket }", '{ path: bait.socket }'),
    tell: 'listener',
  },
  {
    name: 'connect to an abstract socket',
    means: 'A submission can talk to services of this machine, such as the desktop.',
    cell: connected("{ transport: 'unix', path: bait.abstract }", '{ path: bait.abstract }'),
    tell: 'listener',
  },
  {
    name: 'ask a name server',
    means: 'A submission can send what it sees out in the names it asks for.',
    cell: `await any(
      () => Deno.resolveDns('probe.invalid', 'A',
        { nameServer: { ipAddr: '127.0.0.1', port: bait.udp } }),
      async () => { const { Resolver } = (await module('node:dns')).promises;
        const resolver = new Resolver({ timeout: 300, tries: 1 });
        resolver.setServers(['127.0.0.1:' + bait.udp]);
        return resolver.resolve4('probe.invalid'); },
      async () => (await module('node:dgram')).createSocket('udp4').send('x', bait.udp, '127.0.0.1'));`,
    tell: 'listener',
  },
  {
    name: 'listen on a port',
    means: 'A submission can be talked to from outside.',
    cell: `await any(
      () => Deno.listen({ port: 0 }),
      async () => { const net = await module('node:net');
        return new Promise((done, fail) => { const server = net.createServer();
          server.on('error', fail); server.listen(0, '127.0.0.1', () => done(true)); }); });
    loot = 'open';`,
    tell: 'loot',
  },
];
