/** What is built, and where to: all three threads into `tools/kernel/dist` unless told otherwise. */
export interface BuildOptions {
  readonly to?: string;
  readonly threads?: readonly ('main' | 'server' | 'checker')[];
}

/** Bundles the kernel's threads into `<to>/{main,server,checker}.mjs`, whole or not at all. */
export function buildKernel(options?: BuildOptions): Promise<void>;
