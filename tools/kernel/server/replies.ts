// The contents of the replies that need no cell to run: about the kernel, and about code from the
// checker, whose positions are UTF-16 units where the protocol's are code points.
import type { JsonObject } from '../../notebook/notebook.ts';
import type { Completion, ErrorReport } from '../threads.ts';
import type { CallChecker } from './checker-link.ts';
import { codePointPosition, utf16Position } from './code-points.ts';

/** What kernel_info tells. */
export interface Versions {
  readonly kernel: string;
  readonly typescript: string;
  readonly node: string;
}

/** The content of a kernel_info_reply. */
export function kernelInfo({ kernel, typescript, node }: Versions): JsonObject {
  return {
    status: 'ok',
    protocol_version: '5.4',
    implementation: 'backprop-course',
    implementation_version: kernel,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: { name: 'javascript', typescript: true },
      nbconvert_exporter: 'script',
    },
    banner: `backprop-course ${kernel}: TypeScript ${typescript} on Node ${node}`,
    help_links: [
      { text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' },
      { text: 'Node.js', url: 'https://nodejs.org/docs/latest/api/' },
    ],
    debugger: false,
    supported_features: [],
  };
}

/** The content of a complete_reply. */
export async function complete(check: CallChecker, request: JsonObject): Promise<JsonObject> {
  const { code, cursor } = codeAndCursor('complete_request', request);
  const { matches, start, end } = await check('complete', code, cursor);
  const at = { start: codePointPosition(code, start), end: codePointPosition(code, end) };
  return {
    status: 'ok',
    matches: matches.map(({ text }) => text),
    cursor_start: at.start,
    cursor_end: at.end,
    metadata: { _jupyter_types_experimental: matches.map(typed(at)) },
  };
}

// JupyterLab shows the kinds beside the matches.
function typed(at: { readonly start: number; readonly end: number }) {
  return ({ text, kind }: Completion['matches'][number]) => ({ text, type: kind, ...at });
}

/** The content of an inspect_reply. */
export async function inspect(check: CallChecker, request: JsonObject): Promise<JsonObject> {
  const { code, cursor } = codeAndCursor('inspect_request', request);
  const found = await check('inspect', code, cursor);
  const data: JsonObject = found
    ? { 'text/plain': found.plain, 'text/markdown': found.markdown }
    : {};
  return { status: 'ok', found: found !== null, data, metadata: {} };
}

/** The content of an is_complete_reply. */
export async function isComplete(check: CallChecker, { code }: JsonObject): Promise<JsonObject> {
  if (typeof code !== 'string') throw new TypeError('is_complete_request: code must be a string');
  return { ...(await check('isComplete', code)) };
}

/** The content of a reply, and of an error on iopub, when something was thrown. */
export function errorContent(error: unknown): { readonly status: 'error' } & ErrorReport {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { status: 'error', ename: name, evalue: message, traceback: [`${name}: ${message}`] };
}

function codeAndCursor(type: string, { code, cursor_pos: cursor }: JsonObject) {
  if (typeof code !== 'string') throw new TypeError(`${type}: code must be a string`);
  // Without a cursor it is the end; some clients count units of their own and go beyond.
  return { code, cursor: typeof cursor === 'number' ? utf16Position(code, cursor) : code.length };
}
