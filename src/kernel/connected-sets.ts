/**
 * The sets that pairs connect: union by the smaller name, so that the result depends on the pairs alone and not on
 * their order. Names are compared by code units.
 */
export class ConnectedSets {
  readonly #parents = new Map<string, string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.#parents.set(name, name);
  }

  #root(name: string): string {
    let root = name;
    for (let up = this.#parents.get(root); up !== undefined && up !== root; ) {
      root = up;
      up = this.#parents.get(root);
    }
    for (let at = name; at !== root; ) {
      const up = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = up;
    }
    return root;
  }

  /** Whether two names are in one set so far. */
  areOne(a: string, b: string): boolean {
    return this.#root(a) === this.#root(b);
  }

  /** Joins the sets of two names; false where they were one already. */
  join(a: string, b: string): boolean {
    const left = this.#root(a);
    const right = this.#root(b);
    if (left === right) return false;
    const [parent, child] = left < right ? [left, right] : [right, left];
    this.#parents.set(child, parent);
    return true;
  }

  /** The sets with their names in order, by first name. */
  sets(): string[][] {
    const byRoot = new Map<string, string[]>();
    for (const name of [...this.#parents.keys()].sort()) {
      const root = this.#root(name);
      const set = byRoot.get(root);
      if (set === undefined) byRoot.set(root, [name]);
      else set.push(name);
    }
    return [...byRoot.values()];
  }
}
