// The content of an execute_request, typed, with the protocol's defaults.
import type { Json, JsonObject } from '../../notebook/notebook.ts';

export interface ExecuteRequest {
  readonly code: string;
  /** Publish nothing but busy and idle, and leave no trace. */
  readonly silent: boolean;
  /** Count the cell and keep it in the history. */
  readonly storeHistory: boolean;
  readonly expressions: Readonly<Record<string, string>>;
  readonly allowStdin: boolean;
  /** Whether requests that wait behind a failing one are dropped. */
  readonly stopOnError: boolean;
}

/** Reads the content; throws a TypeError when a field is of another type. */
export function executeRequest(content: JsonObject): ExecuteRequest {
  const { code, user_expressions: expressions = {} } = content;
  if (typeof code !== 'string') throw wrong('code', code, 'a string');
  if (!isTexts(expressions)) throw wrong('user_expressions', expressions, 'an object of strings');
  const flag = (name: string, otherwise: boolean): boolean => {
    const value = content[name];
    if (value === undefined || value === null) return otherwise;
    if (typeof value !== 'boolean') throw wrong(name, value, 'true or false');
    return value;
  };
  const silent = flag('silent', false);
  return {
    code,
    silent,
    storeHistory: flag('store_history', true) && !silent,
    expressions,
    allowStdin: flag('allow_stdin', true),
    stopOnError: flag('stop_on_error', true),
  };
}

function isTexts(value: Json): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}

function wrong(field: string, value: Json | undefined, wanted: string): TypeError {
  return new TypeError(
    `execute_request: ${field} is ${JSON.stringify(value)}; ${wanted} is wanted`,
  );
}
