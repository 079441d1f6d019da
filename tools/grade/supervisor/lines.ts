// Bytes cut into lines at \n alone: node:readline also cuts at U+2028, which JSON may hold as it is.

const NEWLINE = 0x0a;

export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

/** Gathers chunks and gives each finished line, without its newline. */
export class LineCutter {
  readonly #limit: number;
  readonly #pending: Buffer[] = [];
  #length = 0;

  /** A line of more than `limit` bytes is refused with LineTooLong. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The bytes since the last newline. */
  get rest(): number {
    return this.#length;
  }

  *cut(chunk: Buffer): Generator<Buffer, void> {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      this.#add(chunk.subarray(from, at));
      const line = this.#pending.length === 1 ? this.#pending[0] : Buffer.concat(this.#pending);
      this.#pending.length = 0;
      this.#length = 0;
      from = at + 1;
      yield line;
    }
    if (from < chunk.length) this.#add(chunk.subarray(from));
  }

  #add(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.#limit) {
      throw new LineTooLong(`a line is longer than ${this.#limit} bytes`);
    }
    this.#pending.push(piece);
  }
}
