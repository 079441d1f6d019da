// What must not outlive this process: kernels and their connection files. Each is normally ended
// by its owner; this is for the process that ends before its owner could.

const cleanups = new Set<() => void>();
let listening = false;

/** Calls `cleanup` when this process exits, unless the returned function is called before. */
export function atExit(cleanup: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', () => {
      for (const each of cleanups) each();
    });
  }
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}
