// The project's kernel and the stock tslab, and where they lawfully differ in what they tell.
import type { KernelSpec } from '../../../tools/client/kernelspec.ts';
import type { Output } from '../../../tools/notebook/notebook.ts';
import { kernelFor } from '../../../tools/run/default-kernel.ts';

export interface TestedKernel {
  readonly title: string;
  /** The name for `--kernel`. */
  readonly kernel: string;
  /** Whether it is the stock tslab. */
  readonly stock: boolean;
  spec(): KernelSpec;
  /** The output of a cell that ends with a value, as it is printed and as Node inspects it. */
  value(printed: string, inspected?: string): object;
  /** What is told of a compiler's error. */
  compilerError(ename: 'TypeScriptError' | 'SyntaxError', code: number, message: string): string;
}

const own: TestedKernel = {
  title: 'the course kernel',
  kernel: 'tslab',
  stock: false,
  spec: () => kernelFor(),
  value: (text, inspected = text) => ({
    output_type: 'execute_result',
    data: { 'text/plain': inspected },
  }),
  compilerError: (ename, code, message) => `${ename} TS${code}: ${message}`,
};

// It prints a value, and has one name and no codes for all that the compiler says.
const stock: TestedKernel = {
  title: 'the stock tslab',
  kernel: 'stock-tslab',
  stock: true,
  spec: () => kernelFor('stock-tslab'),
  value: (text) => printed(`${text}\n`),
  compilerError: (_ename, _code, message) => `TypeScriptError: ${message}`,
};

export const bothKernels: readonly TestedKernel[] = [own, stock];

/** What a cell prints. */
export function printed(text: string, name: 'stdout' | 'stderr' = 'stdout'): Output {
  return { output_type: 'stream', name, text };
}
