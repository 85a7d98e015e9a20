import { type BriefResult, type CheckDeps, composeBrief } from '../briefs/index.ts';
import { type Ruling, renamesIn } from '../record/index.ts';
import { briefInputOf } from './development-state.ts';
import type { Inquiry } from './knowledge.ts';
import { briefNames, type Names } from './names.ts';

/** Briefs are kept until the record changes: some 150 KB each. */
const MAX_KEPT = 150;

/** The name that an editor gave the development of these dispatches; the last word counts. */
export function titleFor(dispatches: readonly string[], rulings: readonly Ruling[]): string | null {
  const names = [...renamesIn(rulings)].filter(([target]) => dispatches.includes(target));
  return names.at(-1)?.[1] ?? null;
}

/** Briefs of developments, composed once for a day and a state of the log. */
export class BriefShelf {
  readonly #check: CheckDeps;
  readonly #kept = new Map<string, BriefResult>();
  #seq = -1;

  constructor(check: CheckDeps) {
    this.#check = check;
  }

  /** Throws `record.unknown`. */
  async get(inquiry: Inquiry, id: string, names: Names): Promise<BriefResult> {
    const seq = (await inquiry.view.lastPlace())?.seq ?? 0;
    if (seq !== this.#seq) this.#kept.clear();
    this.#seq = seq;
    const key = `${id} ${inquiry.asOf}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const input = await briefInputOf(inquiry, id);
    const composed = composeBrief(input, { ...briefNames(names), check: this.#check });
    const title = titleFor(input.development.dispatches, inquiry.rulings);
    const result = title === null ? composed : { ...composed, items: { ...composed.items, title } };
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MAX_KEPT) this.#kept.delete(oldest);
    this.#kept.set(key, result);
    return result;
  }
}
