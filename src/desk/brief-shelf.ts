import {
  type BriefInput,
  type BriefResult,
  type CheckDeps,
  composeBrief,
} from '../briefs/index.ts';
import { type Ruling, renamesIn } from '../record/index.ts';
import { markOf } from './accords-then.ts';
import { briefInputOf } from './development-state.ts';
import type { Inquiry } from './knowledge.ts';
import { briefNames, type Names } from './names.ts';
import { isMoved, type Shelf } from './shelves.ts';
import { type Keys, keysOfAct } from './what-moved.ts';

/** Briefs that are kept: some 150 KB each. */
const MAX_KEPT = 150;

/** The name that an editor gave the development of these dispatches; the last word counts. */
export function titleFor(dispatches: readonly string[], rulings: readonly Ruling[]): string | null {
  const names = [...renamesIn(rulings)].filter(([target]) => dispatches.includes(target));
  return names.at(-1)?.[1] ?? null;
}

interface Kept {
  readonly result: BriefResult;
  /** Dispatches, actors and accords that it rests on. */
  readonly about: Keys;
}

/** What a brief rests on: what its dispatches are about, what the record holds of that, and the names that it may use. */
function keysOf({ development, dispatches, state }: BriefInput, inquiry: Inquiry): Keys {
  const told = dispatches.flatMap(({ acts }) => acts);
  const lead = development.leadAct === null ? [] : [development.leadAct];
  return new Set([
    ...development.dispatches,
    ...[...told, ...lead].flatMap((act) => keysOfAct(act, inquiry)),
    ...state.standings.flatMap(({ accord }) => (accord === null ? [] : `accord/${accord}`)),
  ]);
}

function keyOf({ asOf, accords }: Inquiry, id: string): string {
  return `${id} ${asOf} ${markOf(accords)}`;
}

/** Briefs of developments, composed once for a day and kept until something that they rest on moves. */
export class BriefShelf implements Shelf {
  readonly #check: CheckDeps;
  readonly #kept = new Map<string, Kept>();

  constructor(check: CheckDeps) {
    this.#check = check;
  }

  /** Throws `record.unknown`. */
  async get(inquiry: Inquiry, id: string, names: Names): Promise<BriefResult> {
    const key = keyOf(inquiry, id);
    const known = inquiry.isNow() ? this.#kept.get(key) : undefined;
    if (known !== undefined) return known.result;
    const input = await briefInputOf(inquiry, id);
    const composed = composeBrief(input, { ...briefNames(names), check: this.#check });
    const title = titleFor(input.development.dispatches, inquiry.rulings);
    const result = title === null ? composed : { ...composed, items: { ...composed.items, title } };
    // Which dispatches a ruling on grouping has left elsewhere is told by name: what comes to them moves this brief as well.
    const isOfItself = (input.before?.rulings ?? []).length === 0;
    if (inquiry.isNow() && isOfItself) this.#keep(key, { result, about: keysOf(input, inquiry) });
    return result;
  }

  isKept(inquiry: Inquiry, id: string): boolean {
    return inquiry.isNow() && this.#kept.has(keyOf(inquiry, id));
  }

  forget(moved: Keys | null): void {
    for (const [key, { about }] of this.#kept)
      if (moved === null || isMoved(about, moved)) this.#kept.delete(key);
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MAX_KEPT) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
  }
}
