import type { FileAnswer } from './file-answers.ts';

/** An answer as it goes out. */
export interface KeptAnswer extends FileAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** Bytes that are kept, and of one answer. */
const MOST_BYTES = 48 * 2 ** 20;
const MOST_OF_ONE = 4 * 2 ** 20;

/**
 * Answers about the record, kept while the log stands where it stood when they were made. Of many who ask for the same at
 * once the first is answered, and the others with it. The answer that was not asked for longest goes first.
 */
export class AnswerShelf {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #underWay = new Map<string, Promise<KeptAnswer>>();
  readonly #mostBytes: number;
  #position = '';
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** What `make` gives, or gave at this place in the log. What it throws is thrown to all who wait, and not kept. */
  async get(
    position: string,
    question: string,
    make: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer> {
    if (position !== this.#position) this.#clear(position);
    const known = this.#kept.get(question);
    if (known !== undefined) {
      this.#kept.delete(question);
      this.#kept.set(question, known);
      return known;
    }
    const key = `${position} ${question}`;
    const awaited = this.#underWay.get(key);
    if (awaited !== undefined) return awaited;
    const making = make();
    this.#underWay.set(key, making);
    try {
      const answer = await making;
      if (position === this.#position) this.#keep(question, answer);
      return answer;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #clear(position: string): void {
    this.#kept.clear();
    this.#bytes = 0;
    this.#position = position;
  }

  #keep(question: string, answer: KeptAnswer): void {
    if (answer.body.byteLength > Math.min(MOST_OF_ONE, this.#mostBytes)) return;
    this.#kept.set(question, answer);
    this.#bytes += answer.body.byteLength;
    for (const [oldest, { body }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= body.byteLength;
    }
  }
}
