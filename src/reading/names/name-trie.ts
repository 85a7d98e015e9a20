import { type Atom, atomsOf } from './atoms.ts';

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  values: T[] | null;
}

/** A stretch of atoms that the dictionary knows; `to` is exclusive. */
export interface TrieHit<T> {
  readonly from: number;
  readonly to: number;
  readonly values: readonly T[];
}

/** Names no longer than this many atoms are kept; more is no name. */
const MAX_ATOMS = 40;

/** A number for the first character and the length of a key. */
function startOf(key: string): number {
  return ((key.charCodeAt(0) & 127) << 6) | Math.min(key.length, 63);
}

/** A dictionary of names keyed by atoms. `keyOf` chooses between case kept and case folded. */
export class NameTrie<T> {
  private readonly root: Node<T> = { next: new Map(), values: null };
  /** Marks the first characters and lengths that first words have, so that most atoms are turned away unlooked. */
  private readonly starts = new Uint8Array(1 << 13);
  private readonly keyOf: (atom: Atom) => string;

  constructor(keyOf: (atom: Atom) => string) {
    this.keyOf = keyOf;
  }

  add(name: string, value: T): void {
    this.addAtoms(atomsOf(name), value);
  }

  /** The same for a name that is cut already. */
  addAtoms(atoms: readonly Atom[], value: T): void {
    if (atoms.length === 0 || atoms.length > MAX_ATOMS) return;
    let node = this.root;
    const first = atoms[0];
    if (first !== undefined) this.starts[startOf(this.keyOf(first))] = 1;
    for (const atom of atoms) {
      const key = this.keyOf(atom);
      let next = node.next.get(key);
      if (next === undefined) {
        next = { next: new Map(), values: null };
        node.next.set(key, next);
      }
      node = next;
    }
    node.values ??= [];
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** The longest name that begins at atom `from`; null when none does. */
  longestAt(atoms: readonly Atom[], from: number): TrieHit<T> | null {
    const first = atoms[from];
    if (first === undefined || this.starts[startOf(this.keyOf(first))] === 0) return null;
    let node = this.root;
    let best: TrieHit<T> | null = null;
    for (let at = from; at < atoms.length; at += 1) {
      const atom = atoms[at];
      if (atom === undefined) break;
      const next = node.next.get(this.keyOf(atom));
      if (next === undefined) break;
      node = next;
      if (node.values !== null) best = { from, to: at + 1, values: node.values };
    }
    return best;
  }
}
