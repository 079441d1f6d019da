import { describe, expect, it } from 'vitest';
import { shown, startTestKernel } from './kernel.ts';
import { kernelForTests } from './setup.ts';

const test = kernelForTests();
const { result } = test;

describe('names of earlier cells', () => {
  it('let, const, class and function can be declared again', async () => {
    const declared = 'let a = 1; const b = 1; class C {} function f() { return 1; }';
    await test.kernel.run(declared);
    await test.kernel.run(declared.replaceAll('1', '2'));
    expect(await result('[a, b, f(), typeof C]')).toBe("[ 2, 2, 2, 'function' ]");
  });

  it('a function sees a variable that a later cell assigns or declares again', async () => {
    await test.kernel.run('let seen = 1; const look = () => seen; function other() { return 1; }');
    await test.kernel.run('function caller() { return other(); }');
    await test.kernel.run('seen = 2; function other() { return 2; }');
    expect(await result('[look(), caller()]')).toBe('[ 2, 2 ]');
    await test.kernel.run("let seen = 'new'");
    expect(await result('look()')).toBe("'new'");
  });

  it('what ran before a throw stays defined', async () => {
    const failed = await test.kernel.run("let kept = 1; kept = 2; throw new Error('no')");
    expect(failed.outcome.status).toBe('error');
    expect(await result('kept')).toBe('2');
  });

  it('await stands at the top level', async () => {
    expect(await result('const later = await Promise.resolve(5); later + 1')).toBe('6');
    const slow = 'let n = 0; while (n < 3) { await new Promise((r) => setTimeout(r, 5)); n++; } n';
    expect(await result(slow)).toBe('3');
  });

  it('a promise that can never settle does not end the process when it is collected', async () => {
    const waiting = test.kernel.run('await new Promise(() => {})');
    setTimeout(() => test.kernel.interrupt(), 200);
    await waiting;
    expect(await result('for (let i = 0; i < 5; i++) gc(); 1')).toBe('1');
    // Nor while it still waits.
    const collected = test.kernel.run(
      'setTimeout(() => { gc(); gc(); console.log(1); }, 50); await new Promise(() => {})',
      {
        onMessage: ({ kind }) => kind === 'stream' && test.kernel.interrupt(),
      },
    );
    expect(await collected).toMatchObject({ outcome: { ename: 'Interrupted' } });
  });
});

describe('user_expressions', () => {
  it('are evaluated after the cell, each by itself', async () => {
    const { outcome } = await test.kernel.run('const u = 5', {
      expressions: {
        twice: '2 * u',
        nothing: 'undefined',
        wrong: 'u.x.y',
        unchecked: { ename: 'TS2304', evalue: 'no such name', traceback: ['TS2304'] },
      },
    });
    expect(outcome).toMatchObject({
      status: 'ok',
      expressions: {
        twice: { status: 'ok', data: { 'text/plain': '10' }, metadata: {} },
        nothing: { status: 'ok', data: { 'text/plain': 'undefined' } },
        wrong: { status: 'error', ename: 'TypeError' },
        unchecked: { status: 'error', ename: 'TS2304', evalue: 'no such name' },
      },
    });
  });

  it('are not evaluated when the cell fails', async () => {
    const { outcome } = await test.kernel.run('throw 1', { expressions: { a: '1' } });
    expect(outcome).not.toHaveProperty('expressions');
  });
});

describe('what would end the kernel', () => {
  it.each(['process.exit(3)', 'process.reallyExit(0)', 'process.abort()'])(
    '%s is refused',
    async (call) => {
      const ran = await test.kernel.run(call);
      expect(ran.outcome).toMatchObject({ status: 'error', evalue: expect.stringContaining(call) });
      expect(await result('1')).toBe('1');
    },
  );

  it('is told in a sentence', async () => {
    expect((await test.kernel.run('process.exit()')).outcome).toMatchObject({
      evalue:
        'process.exit() would end the kernel with all its variables, so it is refused; ' +
        'to end it, shut the kernel down from the menu',
    });
  });

  it('is the server alone, with a code of its own', async () => {
    const other = await startTestKernel(test.main, test.folder);
    const code = new Promise((resolve) => other.child.once('exit', resolve));
    other.leave(7);
    expect(await code).toBe(7);
  });
});

describe('input', () => {
  it('prompt waits for the answer', async () => {
    const ran = await test.kernel.run("const name = prompt('Who? '); name.length + name", {
      allowStdin: true,
      onMessage: ({ kind }) => kind === 'input' && test.kernel.answer('Ä𝕏'),
    });
    expect(ran.messages[0]).toEqual({
      kind: 'input',
      id: ran.id,
      prompt: 'Who? ',
      password: false,
    });
    expect(shown(ran)).toBe("'3Ä𝕏'");
  });

  it('confirm is a yes or a no', async () => {
    const yes = await test.kernel.run("confirm('Sure?')", {
      allowStdin: true,
      onMessage: ({ kind }) => kind === 'input' && test.kernel.answer('yes'),
    });
    expect(shown(yes)).toBe('true');
  });

  it('prompt throws a sentence when nobody can answer', async () => {
    expect((await test.kernel.run("prompt('x')")).outcome).toMatchObject({
      evalue: 'prompt: nobody is there to answer; this front end takes no input',
    });
  });
});

describe('speed', () => {
  it('a product of 200³ at the top level takes at most twice the time of the same in a function', async () => {
    await test.kernel.run(
      'const N = 200; let A = Float64Array.from({ length: N * N }, (_, i) => i % 7); let B = A.slice();',
    );
    const product = `
      const C0 = new Float64Array(N * N);
      for (let i = 0; i < N; i++) for (let k = 0; k < N; k++) { const a = A[i * N + k];
        for (let j = 0; j < N; j++) C0[i * N + j] += a * B[k * N + j]; }`;
    const time = async (js: string) => {
      const times: number[] = [];
      for (let i = 0; i < 7; i++) {
        times.push(
          Number(await result(`{ const t0 = performance.now(); ${js}; performance.now() - t0 }`)),
        );
      }
      return times.sort((a, b) => a - b)[3];
    };
    const inFunction = await time(`(() => { ${product} })()`);
    expect(await time(product)).toBeLessThan(2 * inFunction);
  });
});
