// The connection file that a front end hands to the kernel: where to listen and the key to trust.
import { readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import type { Connection } from '../../client/connection.ts';

const PORTS = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const;

/**
 * The connection in the file. Throws a sentence when it cannot be read, when a field is missing, and
 * when it asks for more than TCP on a loopback address with HMAC-SHA256: whoever reaches the kernel
 * can run code as this user.
 */
export function readConnection(path: string): Connection {
  const fields = object(path);
  const wrong = (field: string, wanted: string) =>
    new TypeError(
      `connection file ${path}: ${field} is ${JSON.stringify(fields[field])}; ${wanted}`,
    );
  const { transport = 'tcp', ip, key, signature_scheme = 'hmac-sha256', kernel_name } = fields;
  if (transport !== 'tcp') throw wrong('transport', 'only "tcp" is supported');
  if (!isLoopback(ip)) {
    throw wrong('ip', 'the kernel listens on a loopback address only, such as 127.0.0.1');
  }
  if (typeof key !== 'string') throw wrong('key', 'a string is wanted');
  if (signature_scheme !== 'hmac-sha256') {
    throw wrong('signature_scheme', 'only "hmac-sha256" is supported');
  }
  const port = (field: (typeof PORTS)[number]): number => {
    const value = fields[field];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536) {
      return value;
    }
    throw wrong(field, 'a port from 1 to 65535 is wanted');
  };
  return {
    transport,
    ip: ip === 'localhost' ? '127.0.0.1' : ip, // a socket is bound to an address, not to a name
    shell_port: port('shell_port'),
    iopub_port: port('iopub_port'),
    stdin_port: port('stdin_port'),
    control_port: port('control_port'),
    hb_port: port('hb_port'),
    key,
    signature_scheme,
    kernel_name: typeof kernel_name === 'string' ? kernel_name : '',
  };
}

function object(path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`connection file ${path}: cannot be read as JSON (${reason})`);
  }
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`connection file ${path}: a JSON object is wanted`);
  }
  return { ...value };
}

function isLoopback(ip: unknown): ip is string {
  if (typeof ip !== 'string') return false;
  return ip === 'localhost' || ip === '::1' || (isIPv4(ip) && ip.startsWith('127.'));
}
