// A signal makes Node open a debugger, through which another process of this user may read everything:
// Node's own permissions do not keep a candidate from sending it.

/** From now on the signal does nothing. Every process of the grader calls this. */
export function refuseDebugger(): void {
  if (process.platform === 'win32' || process.listenerCount('SIGUSR1') > 0) return;
  process.on('SIGUSR1', () => {});
}
