import { parseKept } from './kept-json.ts';

/** Enough for what grouping looks at around some days; an item with its JSON is some 20 KB. */
const MAX_KEPT = 1_500;

/**
 * Keeps what was parsed from a column as long as the column holds the same text: what is close to one dispatch is close
 * to the next, too. The text itself is compared, so that nothing old can be given, whoever wrote meanwhile.
 * What is given is shared and must not be changed.
 */
export class ParseMemo<T extends object> {
  readonly #kept = new Map<string, { readonly json: string; readonly value: T }>();

  parse(key: string, json: string, path: string): T {
    const known = this.#kept.get(key);
    if (known?.json === json) {
      // What is used again goes to the end of the order in which entries are given up.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.value;
    }
    const value = parseKept<T>(json, path);
    this.#kept.delete(key);
    if (this.#kept.size >= MAX_KEPT) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    this.#kept.set(key, { json, value });
    return value;
  }
}
