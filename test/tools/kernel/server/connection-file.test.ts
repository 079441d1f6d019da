import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConnection } from '../../../../tools/kernel/server/connection-file.ts';
import { temporaryFolder } from '../../client/kernels.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const right = {
  transport: 'tcp',
  ip: '127.0.0.1',
  shell_port: 20001,
  iopub_port: 20002,
  stdin_port: 20003,
  control_port: 20004,
  hb_port: 20005,
  key: 'k',
  signature_scheme: 'hmac-sha256',
  kernel_name: 'course',
};

function read(fields: object | string) {
  const path = join(folder.path, 'connection.json');
  writeFileSync(path, typeof fields === 'string' ? fields : JSON.stringify(fields));
  return readConnection(path);
}

function refusal(change: object | string): string {
  try {
    read(typeof change === 'string' ? change : { ...right, ...change });
  } catch (error) {
    return String(error).replaceAll(folder.path, '…');
  }
  return 'accepted';
}

describe('a connection file', () => {
  it('is read', () => expect(read(right)).toEqual(right));

  it('localhost is the address 127.0.0.1', () => {
    expect(read({ ...right, ip: 'localhost' }).ip).toBe('127.0.0.1');
    expect(read({ ...right, ip: '::1' }).ip).toBe('::1');
  });

  it.each(['0.0.0.0', '*', '192.168.1.5', '::', 'example.org', '127.0.0.1.example.org', ''])(
    'an address that others can reach is refused: %s',
    (ip) => expect(refusal({ ip })).toContain('the kernel listens on a loopback address only'),
  );

  it('what cannot be used is refused by a sentence', () => {
    expect(refusal({ ip: '0.0.0.0' })).toMatchInlineSnapshot(
      `"TypeError: connection file …/connection.json: ip is "0.0.0.0"; the kernel listens on a loopback address only, such as 127.0.0.1"`,
    );
    expect(refusal({ transport: 'ipc' })).toMatchInlineSnapshot(
      `"TypeError: connection file …/connection.json: transport is "ipc"; only "tcp" is supported"`,
    );
    expect(refusal({ signature_scheme: 'hmac-md5' })).toMatchInlineSnapshot(
      `"TypeError: connection file …/connection.json: signature_scheme is "hmac-md5"; only "hmac-sha256" is supported"`,
    );
    expect(refusal({ hb_port: 0 })).toMatchInlineSnapshot(
      `"TypeError: connection file …/connection.json: hb_port is 0; a port from 1 to 65535 is wanted"`,
    );
    expect(refusal({ key: undefined })).toMatchInlineSnapshot(
      `"TypeError: connection file …/connection.json: key is undefined; a string is wanted"`,
    );
    expect(refusal('null')).toMatchInlineSnapshot(
      `"TypeError: connection file …/connection.json: a JSON object is wanted"`,
    );
    expect(() => readConnection('/nowhere/c.json')).toThrowErrorMatchingInlineSnapshot(
      `[Error: connection file /nowhere/c.json: cannot be read as JSON (ENOENT: no such file or directory, open '/nowhere/c.json')]`,
    );
  });
});
