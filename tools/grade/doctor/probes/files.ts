// Files read and written, and what one candidate leaves for the next.

import type { Probe } from '../probe.ts';

const KEEP = "await write('/tmp/course-probe-' + bait.pid, bait.secret);";

export const files: readonly Probe[] = [
  {
    name: 'read a file of the lecturer',
    means: 'A submission can read whatever the lecturer can read.',
    cell: 'loot = await read(bait.file);',
    tell: 'loot',
  },
  {
    name: 'read /etc/passwd',
    means: 'A submission can read the files of the system.',
    cell: "if ((await read('/etc/passwd')).includes(':0:')) loot = 'open';",
    tell: 'loot',
  },
  {
    name: 'read the hidden checks',
    means: 'A submission can read the hidden checks and what they want.',
    cell: "if ((await read(bait.hidden)).length > 0) loot = 'open';",
    tell: 'loot',
  },
  {
    name: 'list the folder of its program',
    means: 'A submission can see which other programs there are.',
    cell: "if ((await list(bait.programs)).length > 0) loot = 'open';",
    tell: 'loot',
  },
  {
    name: 'read its own environment',
    means: 'A submission sees the environment of the grader, with its tokens and passwords.',
    cell: `loot = await any(
      () => JSON.stringify(Deno.env.toObject()), () => JSON.stringify({ ...process.env }));`,
    tell: 'loot',
  },
  {
    name: 'read the environment of the grader',
    means: 'A submission sees the tokens and passwords in the environment of the grader.',
    cell: "loot = await read('/proc/' + bait.pid + '/environ');",
    tell: 'loot',
  },
  {
    name: 'read open descriptors',
    means: 'A submission can read files that the grader has open.',
    cell: `const fs = await module('node:fs');
    const bytes = new Uint8Array(1000);
    for (let fd = 3; fd < 64; fd++) {
      try { loot += new TextDecoder().decode(bytes.subarray(0, fs.readSync(fd, bytes, 0, 1000, 0))); }
      catch {}
      try { loot += await read('/proc/self/fd/' + fd); } catch {}
    }`,
    tell: 'loot',
  },
  {
    name: 'write a file',
    means: 'A submission can change the files of the lecturer.',
    cell: "await write(bait.folder + '/written', 'x');",
    tell: 'folder',
  },
  {
    name: 'write into its working folder and /tmp',
    means: 'A submission can fill the disk.',
    cell: "loot = (await any(() => write('course-probe', 'x'), () => write('/tmp/course-probe-' + bait.pid, 'x'))) && 'open';",
    tell: 'loot',
  },
  {
    name: 'leave a file for the next candidate',
    means: 'A submission can tell the next one what it was asked.',
    before: KEEP,
    cell: "loot = await read('/tmp/course-probe-' + bait.pid);",
    tell: 'loot',
  },
  {
    name: 'leave shared memory for the next candidate',
    means: 'A submission can tell the next one what it was asked.',
    before: "await write('/dev/shm/course-probe-' + bait.pid, bait.secret);",
    cell: "loot = await read('/dev/shm/course-probe-' + bait.pid);",
    tell: 'loot',
  },
  {
    name: 'leave something in web storage for the next candidate',
    means: 'A submission can tell the next one what it was asked.',
    before: `try { localStorage.setItem('probe', bait.secret); } catch {}
    const kept = \`const store = await caches.open('probe');
      await store.put('https://probe.invalid/', new Response('\${bait.secret}')); postMessage('done');\`;
    const worker = new Worker('data:text/javascript,' + encodeURIComponent(kept), { type: 'module' });
    await Promise.race([new Promise((done) => { worker.onmessage = done;
      worker.onerror = (event) => { event.preventDefault(); done(event); }; }), soon(1000)]);
    worker.terminate();`,
    cell: `try { loot = localStorage.getItem('probe'); } catch {}
    const found = \`const got = await (await caches.open('probe')).match('https://probe.invalid/');
      postMessage(await got?.text());\`;
    const worker = new Worker('data:text/javascript,' + encodeURIComponent(found), { type: 'module' });
    await Promise.race([new Promise((done) => {
      worker.onmessage = ({ data }) => { loot += String(data); done(data); };
      worker.onerror = (event) => { event.preventDefault(); done(event); }; }), soon(1000)]);
    worker.terminate();`,
    tell: 'loot',
  },
];
