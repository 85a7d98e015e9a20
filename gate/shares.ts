/** `part / whole`; 0 where there is nothing to divide by. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The harmonic mean of precision and recall; 0 where both are. */
export function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** F1 of `hits` that are right among `said` and among `gold`. */
export function f1(hits: number, said: number, gold: number): number {
  return f1Of(share(hits, said), share(hits, gold));
}

/** Whether two lists hold the same members, whatever the order. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((item) => right.has(item));
}

/** Running counts by name, and the share of right ones among them. */
export class Tally {
  readonly #right = new Map<string, number>();
  readonly #all = new Map<string, number>();

  add(name: string, isRight: boolean): void {
    this.#all.set(name, (this.#all.get(name) ?? 0) + 1);
    if (isRight) this.#right.set(name, (this.#right.get(name) ?? 0) + 1);
  }

  share(name: string): number {
    return share(this.#right.get(name) ?? 0, this.#all.get(name) ?? 0);
  }
}
