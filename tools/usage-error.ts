/** What the user of the command line gave cannot be used: the message says why, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
