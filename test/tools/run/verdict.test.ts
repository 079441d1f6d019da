import { describe, expect, it } from 'vitest';
import { KernelError } from '../../../tools/client/session.ts';
import { verdict } from '../../../tools/run/verdict.ts';

const reply = (status: 'ok' | 'error' | 'aborted') => ({ reply: { status, executionCount: 1 } });
const error = { ename: 'TypeError', evalue: 'no', traceback: ['    at cell-1.ts:2:7'] };

describe('the verdict on a cell', () => {
  it('ok and nothing else is no failure', () => {
    expect(verdict(reply('ok'), undefined, ['a warning'], '')).toEqual({});
  });

  it('ok with an error published is a failure', () => {
    const failure = { reason: 'error', message: 'TypeError: no', line: 2 };
    expect(verdict(reply('ok'), error, [], '')).toEqual({ failure });
  });

  it('the line that IPython tells', () => {
    const traceback = [
      '\u001b[36mCell\u001b[39m\u001b[36m \u001b[39m\u001b[32mIn[2]\u001b[39m, line 4',
    ];
    const python = { ...error, traceback };
    expect(verdict(reply('error'), python, [], '').failure?.line).toBe(4);
  });

  it('an error that only the reply tells', () => {
    const { failure, told } = verdict(
      { reply: { ...reply('error').reply, error } },
      undefined,
      [],
      '',
    );
    expect(failure).toEqual({ reason: 'error', message: 'TypeError: no', line: 2 });
    expect(told).toEqual({ error, text: '' });
  });

  it('an error that nobody tells', () => {
    const { failure } = verdict(reply('error'), undefined, [], '');
    expect(failure).toEqual({ reason: 'error', message: 'Error: the kernel told no more' });
  });

  it('aborted is a failure', () => {
    expect(verdict(reply('aborted'), undefined, [], '').failure?.reason).toBe('aborted');
  });

  it('a missing idle says what tslab does', () => {
    const fault = new KernelError('no idle', 'no idle came');
    expect(verdict({ fault }, undefined, [], '').failure).toEqual({
      reason: 'no idle',
      message:
        'no idle came; the stock tslab loses one in about 500 messages: print less, or use another kernel',
    });
  });
});
