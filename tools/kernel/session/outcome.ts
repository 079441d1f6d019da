// What a cell comes to: its result as Jupyter shows it, or its error; and the same for the
// expressions that the front end wants to know after it.

import type {
  Emitted,
  ErrorReport,
  ExpressionOutcome,
  Outcome,
  Rich,
  ToSession,
} from '../threads.ts';
import { rich } from './display.ts';
import { errorReport } from './errors.ts';
import type { Evaluate } from './evaluate.ts';

type Expressions = ToSession['expressions'];
type Evaluated =
  | { readonly status: 'ok'; readonly shown: Rich | undefined }
  | ({ readonly status: 'error' } & ErrorReport);

/** Runs a cell and, if it ends well, its expressions; never rejects. */
export async function outcomeOf(
  { code, expressions }: Pick<ToSession, 'code' | 'expressions'>,
  evaluate: Evaluate,
): Promise<Outcome> {
  const cell = await evaluated(code, evaluate);
  if (cell.status === 'error') return cell;
  const outcomes = await expressionOutcomes(expressions, evaluate);
  return { status: 'ok', ...(cell.shown ? { result: cell.shown } : {}), expressions: outcomes };
}

async function expressionOutcomes(
  expressions: Expressions,
  evaluate: Evaluate,
): Promise<Record<string, ExpressionOutcome>> {
  const outcomes: Record<string, ExpressionOutcome> = {};
  for (const [name, code] of Object.entries(expressions)) {
    const found =
      'js' in code ? await evaluated(code, evaluate) : { status: 'error' as const, ...code };
    outcomes[name] =
      found.status === 'error' ? found : { status: 'ok', ...(found.shown ?? UNDEFINED) };
  }
  return outcomes;
}

const UNDEFINED: Rich = { data: { 'text/plain': 'undefined' }, metadata: {} };

// A value's own display method may throw as the code may; `undefined` is shown by nothing.
async function evaluated(code: Emitted, evaluate: Evaluate): Promise<Evaluated> {
  try {
    const completion = await evaluate(code);
    if (completion.kind === 'thrown') {
      return { status: 'error', ...errorReport(completion.error, completion.place) };
    }
    const { value } = completion;
    return { status: 'ok', shown: value === undefined ? undefined : await rich(value) };
  } catch (error) {
    return { status: 'error', ...errorReport(error) };
  }
}
