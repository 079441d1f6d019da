// What a cell must not do to the kernel: a call that would end the process throws a sentence.

type Exit = (code?: number | string | null) => never;

/** Makes the functions that end the process throw; returns the one that really ends it. */
export function refuseExit(): (code: number) => never {
  // Node has process.reallyExit, which process.exit calls; its types do not tell.
  const internals = process as unknown as Record<'exit' | 'reallyExit' | 'abort', Exit>;
  const reallyExit = internals.reallyExit;
  for (const name of ['exit', 'reallyExit', 'abort'] as const) {
    internals[name] = (code) => {
      const call = `process.${name}(${name === 'abort' ? '' : (code ?? '')})`;
      throw new Error(
        `${call} would end the kernel with all its variables, so it is refused; ` +
          'to end it, shut the kernel down from the menu',
      );
    };
  }
  return (code) => reallyExit.call(process, code);
}
