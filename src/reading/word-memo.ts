/** So many different words are remembered at most; then all are forgotten. A year of news has fewer. */
const MOST_WORDS = 100_000;
/** Longer words are worked out each time: they are no words, and would fill the memory. */
const LONGEST_WORD = 40;

/**
 * What is known of a word by itself, worked out once: the same few thousand words make up most of every text.
 * `of` gives what `make` would give, at the price of one look.
 */
export class WordMemo<T> {
  private readonly known = new Map<string, T>();
  private readonly make: (word: string) => T;

  constructor(make: (word: string) => T) {
    this.make = make;
  }

  of(word: string): T {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const made = this.make(word);
    if (word.length > LONGEST_WORD) return made;
    if (this.known.size >= MOST_WORDS) this.known.clear();
    this.known.set(word, made);
    return made;
  }
}
