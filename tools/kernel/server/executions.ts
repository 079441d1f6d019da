// Cells wait here and run one after the other, each with its count, its messages and its reply.
import { setImmediate as turn } from 'node:timers/promises';
import type { Outcome } from '../threads.ts';
import type { Session } from './cell-outputs.ts';
import type { Evaluator } from './evaluation.ts';
import { type ExecuteRequest, executeRequest } from './execute-request.ts';
import type { History } from './history.ts';
import type { Outbox, Request } from './outbox.ts';
import { errorContent } from './replies.ts';

export interface Executions {
  submit(request: Request): void;
}

export interface Parts {
  readonly outbox: Outbox;
  readonly session: Session;
  readonly evaluator: Evaluator;
  readonly history: History;
}

/** A queue of cells. */
export function createExecutions({ outbox, session, evaluator, history }: Parts): Executions {
  const waiting: Request[] = [];
  let working = false;
  let count = 0;
  let unstored = 0;

  const execute = async (request: Request): Promise<void> => {
    const { header, content } = request.message;
    let asked: ExecuteRequest;
    try {
      asked = executeRequest(content);
    } catch (error) {
      outbox.status('busy', header);
      outbox.reply(request, { ...errorContent(error), execution_count: count });
      return outbox.status('idle', header);
    }
    const { code, silent, storeHistory, expressions, allowStdin, stopOnError } = asked;
    if (storeHistory) history.add(++count, code);
    else unstored += 1;
    // A cell that is not counted must not take the name of one that is.
    const name = storeHistory ? `cell-${count}.ts` : `cell-${count}-${unstored}.ts`;
    session.open(request.message, silent);
    // The check begins while these two go out; what comes of it, a later turn brings.
    const evaluation = evaluator.evaluate({
      id: header.msg_id,
      name,
      code,
      expressions,
      allowStdin,
    });
    outbox.status('busy', header);
    if (!silent) outbox.publish('execute_input', { code, execution_count: count }, header);
    const outcome = await evaluation.catch((error: unknown): Outcome => errorContent(error));
    if (!silent) publish(request, outcome, storeHistory);
    const aborted = outcome.status === 'error' && stopOnError && !silent ? await behind() : [];
    outbox.reply(request, executeReply(outcome, count));
    outbox.status('idle', header);
    for (const each of aborted) abort(each);
  };

  const publish = ({ message: { header } }: Request, outcome: Outcome, stored: boolean) => {
    if (outcome.status === 'error') {
      const { ename, evalue, traceback } = outcome;
      outbox.publish('error', { ename, evalue, traceback }, header);
    } else if (outcome.result) {
      const { data, metadata } = outcome.result;
      outbox.publish('execute_result', { execution_count: count, data, metadata }, header);
      const text = data['text/plain'];
      if (stored && typeof text === 'string') history.result(count, text);
    }
  };

  // Taken before the reply goes out: what a client sends because of it is to run.
  const behind = async (): Promise<readonly Request[]> => {
    await turn(); // what was sent before may still be in the socket
    return waiting.splice(0);
  };

  const abort = (request: Request) => {
    const { header } = request.message;
    outbox.status('busy', header);
    outbox.reply(request, { status: 'aborted', execution_count: count });
    outbox.status('idle', header);
  };

  const work = async () => {
    working = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await execute(next);
    working = false;
  };

  return {
    submit: (request) => {
      waiting.push(request);
      if (!working) void work();
    },
  };
}

function executeReply(outcome: Outcome, count: number) {
  const shared = { execution_count: count, payload: [] };
  if (outcome.status === 'error') return { ...shared, ...outcome, user_expressions: {} };
  const expressions = Object.entries(outcome.expressions).map(([key, value]) => [
    key,
    { ...value },
  ]);
  return { ...shared, status: 'ok', user_expressions: Object.fromEntries(expressions) };
}
