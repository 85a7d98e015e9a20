/** A stream seen through a window that grows and moves on: what is asked for is held, nothing else. */
export class ByteWindow {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #isEnded = false;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** What is held and not yet dropped. Valid until the next call of `ensure` or `drop`. */
  get bytes(): Buffer {
    return this.#held;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Holds at least `size` bytes, or all that is left. False where less is left. */
  async ensure(size: number): Promise<boolean> {
    if (this.#held.length >= size) return true;
    const pieces: Uint8Array[] = [this.#held];
    let length = this.#held.length;
    while (length < size && !this.#isEnded) {
      const next = await this.#chunks.next();
      if (next.done === true) {
        this.#isEnded = true;
      } else {
        pieces.push(next.value);
        length += next.value.length;
      }
    }
    if (pieces.length > 1) this.#held = Buffer.concat(pieces);
    return length >= size;
  }

  drop(size: number): void {
    this.#held = this.#held.subarray(size);
  }

  /** Goes on to the next place of `mark`, at or after `from`; holds little meanwhile. False where there is none. */
  async seek(mark: Buffer, from: number): Promise<boolean> {
    this.drop(Math.min(from, this.#held.length));
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at >= 0) {
        this.drop(at);
        return true;
      }
      this.drop(Math.max(0, this.#held.length - mark.length + 1));
      if (!(await this.ensure(this.#held.length + 64 * 1024)) && this.#held.indexOf(mark) < 0) {
        this.drop(this.#held.length);
        return false;
      }
    }
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
