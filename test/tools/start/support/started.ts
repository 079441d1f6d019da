// npm start as a student types it, and the Ctrl-C that ends it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Started {
  /** What it printed up to the address. */
  readonly said: string;
  readonly address: string;
  /** Ctrl-C in a terminal: the signal goes to all processes in the foreground. Resolves at their end. */
  interrupt(): Promise<void>;
}

/** Starts it and waits for the address; rejects with what was said if there comes none. */
export async function npmStart(
  cwd: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Started> {
  const child = spawn('npm', ['start', '--', ...words], { cwd, env, detached: true });
  const closed = once(child, 'close');
  let said = '';
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: string) => {
      said += chunk;
      const [found] = /http:\/\/\S+(?=\s)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    closed.then(() => reject(new Error(`npm start ended:\n${said}`)), reject);
  });
  return {
    address: await address,
    said,
    interrupt: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await closed;
    },
  };
}
