import type { Inquiry } from './knowledge.ts';
import { type Keys, movedSince } from './what-moved.ts';

/** Something that keeps what was made of the record. */
export interface Shelf {
  /** Gives up what rests on one of the keys; everything for null. */
  readonly forget: (moved: Keys | null) => void;
}

/** Whether something that rests on `about` may be another now. */
export function isMoved(about: Keys, moved: Keys): boolean {
  // What came in is about less than a page is, as a rule.
  const [few, many] = moved.size < about.size ? [moved, about] : [about, moved];
  for (const key of few) if (many.has(key)) return true;
  return false;
}

/** Shelves that follow one record: each question first lets all of them forget what the log has moved since the last one. */
export class Shelves {
  readonly #shelves: readonly Shelf[];
  #seq = 0;

  constructor(shelves: readonly Shelf[]) {
    this.#shelves = shelves;
  }

  clear(): void {
    for (const shelf of this.#shelves) shelf.forget(null);
  }

  /**
   * The question with whether the shelves stand where it stands, for as long as it is being answered: if not, it neither takes
   * from them nor adds to them.
   */
  async followed(inquiry: Inquiry): Promise<Inquiry> {
    const seq = (await inquiry.view.lastPlace())?.seq ?? 0;
    const from = this.#seq;
    if (seq > from) {
      const moved = from === 0 ? null : await movedSince(inquiry, from);
      // Others may have come as far meanwhile, or further: to forget twice does no harm.
      for (const shelf of this.#shelves) shelf.forget(moved);
      this.#seq = Math.max(this.#seq, seq);
    }
    const isNow = (): boolean => seq === this.#seq;
    const under: Inquiry['under'] = (rulings) => ({ ...inquiry.under(rulings), isNow, under });
    return { ...inquiry, isNow, under };
  }
}
