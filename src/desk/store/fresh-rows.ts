import type { Act } from '../../events/index.ts';
import type { CivilDay, EvidenceClass, Refusal } from '../../kernel/index.ts';
import type { StoredFact } from '../../record/index.ts';
import { columnValue } from './column-value.ts';

/** Kept dispatches; those of one transaction are what is asked for again. */
const MAX_DISPATCHES = 256;
const MAX_PLACES = 20_000;
const MAX_DEVELOPMENTS = 800;

/** What hangs on a dispatch and is written once where it is new. */
type Hanging = 'sentences' | 'acts' | 'story' | 'claims' | 'refusals';

/** What was written of a dispatch that is new in this write. */
interface Written {
  readonly what: Set<Hanging>;
  acts: readonly Act[];
  readonly classes: Set<EvidenceClass>;
  readonly refusals: Refusal[];
}

/** The rows of a development besides its own: the origin of each dispatch, and its actors. */
export interface DevelopmentRows {
  readonly origins: ReadonlyMap<string, string>;
  readonly actors: ReadonlySet<string>;
  readonly lastDay: CivilDay;
}

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
  readonly #written = new Map<string, Written>();
  readonly #rowsOf = new Map<string, DevelopmentRows>();
  /** Dispatches at an address, where all are known. */
  readonly #at = new Map<string, string[]>();
  /** Facts of which it is known that the log does not hold them. */
  readonly #newFacts = new Set<string>();
  /** Refusals of facts that are new in this write. */
  readonly #refused = new Map<number, number>();
  /** The first fact that is new in this write. */
  #newFrom: number | null = null;
  /** What others keep as long as this is kept. */
  readonly #remembered = new Map<string, object>();
  /** All rulings of the log. */
  rulings: readonly StoredFact<'ruling-made'>[] | null = null;
  /** The end of the log. */
  last: { readonly seq: number; readonly chain: string } | null = null;

  remembered<T extends object>(name: string, make: () => T): T {
    const kept = (this.#remembered.get(name) as T | undefined) ?? make();
    this.#remembered.set(name, kept);
    return kept;
  }

  dispatch(id: string) {
    return this.#dispatches.get(id);
  }

  putDispatch(
    id: string,
    row: { readonly source_id: string | null; readonly json: string } | null,
  ) {
    // It was not there: nothing hangs on it.
    if (row !== null && this.#dispatches.get(id) === null) {
      const none = { what: new Set<Hanging>(), acts: [], classes: new Set<EvidenceClass>() };
      this.#written.set(id, { ...none, refusals: [] });
      this.putPlace(id, null);
    }
    put(this.#dispatches, MAX_DISPATCHES, [id, row]);
  }

  /** Whether a dispatch is known to have no such rows; from now on it has. */
  isFirst(id: string, what: Hanging): boolean {
    const written = this.#written.get(id);
    if (written === undefined || written.what.has(what)) return false;
    written.what.add(what);
    return true;
  }

  /** What hangs on a dispatch that is new in this write; undefined for others. */
  written(id: string): Written | undefined {
    return this.#written.get(id);
  }

  /** The only dispatch at an address, or null for none; undefined where the tables have to be asked. */
  onlyAt(address: string): string | null | undefined {
    const ids = this.#at.get(addressKey(address));
    return ids === undefined || ids.length > 1 ? undefined : (ids[0] ?? null);
  }

  putFree(addresses: Iterable<string>): void {
    for (const address of addresses) this.#at.set(addressKey(address), []);
  }

  arrived(id: string, address: string | null): void {
    const ids = address === null ? undefined : this.#at.get(addressKey(address));
    if (ids !== undefined && !ids.includes(id)) ids.push(id);
  }

  putNewFacts(ids: Iterable<string>): void {
    for (const id of ids) this.#newFacts.add(id);
  }

  isNewFact(id: string): boolean {
    return this.#newFacts.has(id);
  }

  appended(id: string, seq: number): void {
    this.#newFacts.delete(id);
    this.#newFrom ??= seq;
  }

  /** The first free number for refusals of a fact, of which so many are taken; undefined where the tables have to be asked. */
  takeRefusals(seq: number, count: number): number | undefined {
    if (this.#newFrom === null || seq < this.#newFrom) return undefined;
    const first = this.#refused.get(seq) ?? 0;
    this.#refused.set(seq, first + count);
    return first;
  }

  rowsOf(development: string): DevelopmentRows | undefined {
    return this.#rowsOf.get(development);
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

  filed(id: string, json: string, rows: DevelopmentRows): void {
    this.putDevelopment(id, json);
    for (const dispatch of this.#rowsOf.get(id)?.origins.keys() ?? []) {
      // What has left it is in another one by now, or nobody knows where.
      if (this.#places.get(dispatch) === id) this.#places.delete(dispatch);
    }
    put(this.#rowsOf, MAX_DEVELOPMENTS, [id, rows]);
    for (const dispatch of rows.origins.keys()) this.putPlace(dispatch, id);
    for (const name of namesOf(id)) this.#named.get(name)?.add(id);
  }

  removed(id: string): void {
    this.putDevelopment(id, null);
    this.#rowsOf.delete(id);
    for (const [dispatch, development] of this.#places) {
      if (development === id) this.#places.delete(dispatch);
    }
    for (const name of namesOf(id)) this.#named.get(name)?.delete(id);
  }

  /** A new write begins: what was new in the one before is so no more. */
  begin(): void {
    this.#written.clear();
    this.#at.clear();
    this.#newFacts.clear();
    this.#refused.clear();
    this.#newFrom = null;
  }

  clear(): void {
    this.#dispatches.clear();
    this.#places.clear();
    this.#developments.clear();
    this.#named.clear();
    this.#rowsOf.clear();
    this.#remembered.clear();
    this.begin();
    this.rulings = null;
    this.last = null;
  }
}

/** Two addresses that are one in the tables are one here. */
function addressKey(address: string): string {
  return String(columnValue(address));
}

/** A name is looked for with and without the mark that may follow it. */
function namesOf(id: string): readonly string[] {
  return [id, id.replace(/-[0-9a-f]{6}$/, '')];
}
