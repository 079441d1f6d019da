/** JupyterLab cannot be opened on this machine: the message says what is missing and what to type. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}
