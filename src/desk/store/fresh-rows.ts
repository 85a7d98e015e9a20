import type { StoredFact } from '../../record/index.ts';

/** Kept dispatches; those of one transaction are what is asked for again. */
const MAX_DISPATCHES = 128;
const MAX_PLACES = 20_000;
const MAX_DEVELOPMENTS = 800;

/** What hangs on a dispatch and is written once where it is new. */
type Hanging = 'sentences' | 'acts' | 'story' | 'claims' | 'refusals';

function put<K, V>(map: Map<K, V>, max: number, [key, value]: readonly [K, V]): void {
  if (map.size >= max && !map.has(key)) map.clear();
  map.set(key, value);
}

/**
 * Rows as the writer last saw or wrote them, for as long as `FreshItems` holds: one dispatch that is filed asks for the
 * same dozen rows some thirty times, and each time is a way to the server. Columns are kept as they are in the tables,
 * null for a row that is not there; what is not here has to be asked for.
 */
export class FreshRows {
  readonly #dispatches = new Map<
    string,
    { readonly source_id: string | null; readonly json: string } | null
  >();
  readonly #places = new Map<string, string | null>();
  readonly #developments = new Map<string, string | null>();
  readonly #named = new Map<string, Set<string>>();
  readonly #hanging = new Map<string, Set<Hanging>>();
  /** All rulings of the log. */
  rulings: readonly StoredFact<'ruling-made'>[] | null = null;
  /** The end of the log. */
  last: { readonly seq: number; readonly chain: string } | null = null;

  dispatch(id: string) {
    return this.#dispatches.get(id);
  }

  putDispatch(
    id: string,
    row: { readonly source_id: string | null; readonly json: string } | null,
  ) {
    // It was not there: nothing hangs on it.
    if (row !== null && this.#dispatches.get(id) === null) this.#hanging.set(id, new Set());
    put(this.#dispatches, MAX_DISPATCHES, [id, row]);
  }

  /** Whether a dispatch is known to have no such rows; from now on it has. */
  isFirst(id: string, what: Hanging): boolean {
    const written = this.#hanging.get(id);
    if (written === undefined || written.has(what)) return false;
    written.add(what);
    return true;
  }

  /** The development of a dispatch. */
  placeOf(dispatch: string): string | null | undefined {
    return this.#places.get(dispatch);
  }

  putPlace(dispatch: string, development: string | null): void {
    put(this.#places, MAX_PLACES, [dispatch, development]);
  }

  /** A development as JSON. */
  development(id: string): string | null | undefined {
    return this.#developments.get(id);
  }

  putDevelopment(id: string, json: string | null): void {
    put(this.#developments, MAX_DEVELOPMENTS, [id, json]);
  }

  /** Identifiers under a name, with a mark or without. */
  named(name: string): readonly string[] | undefined {
    const ids = this.#named.get(name);
    return ids === undefined ? undefined : [...ids].sort();
  }

  putNamed(name: string, ids: readonly string[]): void {
    put(this.#named, MAX_DEVELOPMENTS, [name, new Set(ids)]);
  }

  filed(id: string, json: string, dispatches: readonly string[]): void {
    this.putDevelopment(id, json);
    for (const dispatch of dispatches) this.putPlace(dispatch, id);
    for (const name of namesOf(id)) this.#named.get(name)?.add(id);
  }

  removed(id: string): void {
    this.putDevelopment(id, null);
    for (const [dispatch, development] of this.#places) {
      if (development === id) this.#places.delete(dispatch);
    }
    for (const name of namesOf(id)) this.#named.get(name)?.delete(id);
  }

  /** A new write begins: what was new in the one before is so no more. */
  begin(): void {
    this.#hanging.clear();
  }

  clear(): void {
    this.#dispatches.clear();
    this.#places.clear();
    this.#developments.clear();
    this.#named.clear();
    this.#hanging.clear();
    this.rulings = null;
    this.last = null;
  }
}

/** A name is looked for with and without the mark that may follow it. */
function namesOf(id: string): readonly string[] {
  return [id, id.replace(/-[0-9a-f]{6}$/, '')];
}
