import {
  type BriefInput,
  type BriefPlace,
  type BriefResult,
  type CheckDeps,
  composeBrief,
  weighConsequence,
} from '../briefs/index.ts';
import type { Stage } from '../kernel/index.ts';
import { type Ruling, renamesIn } from '../record/index.ts';
import { briefInputOf } from './development-state.ts';
import type { Inquiry } from './knowledge.ts';
import { briefNames, type Names } from './names.ts';

/** Briefs are kept until the record changes; a page of the list composes each once. */
const MAX_KEPT = 500;

/** A brief with what lists need besides: how much it weighs and why, and from where each standing came. */
export interface ShelvedBrief {
  readonly result: BriefResult;
  readonly consequence: Pick<BriefPlace, 'points' | 'parts'>;
  readonly previous: ReadonlyMap<string, Stage>;
}

/** The name that an editor gave the development of these dispatches; the last word counts. */
function titleFor(dispatches: readonly string[], rulings: readonly Ruling[]): string | null {
  const names = [...renamesIn(rulings)].filter(([target]) => dispatches.includes(target));
  return names.at(-1)?.[1] ?? null;
}

function previousIn({ state }: BriefInput): ReadonlyMap<string, Stage> {
  return new Map(
    state.standings.flatMap(({ entry, previous }) =>
      previous === null ? [] : [[entry, previous.stage] as const],
    ),
  );
}

/** Briefs of developments, composed once for a day and a state of the log. */
export class BriefShelf {
  readonly #check: CheckDeps;
  readonly #kept = new Map<string, ShelvedBrief>();
  #seq = -1;

  constructor(check: CheckDeps) {
    this.#check = check;
  }

  /** Throws `record.unknown`. */
  async get(inquiry: Inquiry, id: string, names: Names): Promise<ShelvedBrief> {
    const seq = (await inquiry.view.lastFact())?.seq ?? 0;
    if (seq !== this.#seq) this.#kept.clear();
    this.#seq = seq;
    const key = `${id} ${inquiry.asOf}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const input = await briefInputOf(inquiry, id);
    const composed = composeBrief(input, { ...briefNames(names), check: this.#check });
    const title = titleFor(input.development.dispatches, inquiry.rulings);
    const result = title === null ? composed : { ...composed, items: { ...composed.items, title } };
    const shelved = {
      result,
      consequence: weighConsequence({ brief: result.items, input }),
      previous: previousIn(input),
    };
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(key, shelved);
    return shelved;
  }
}
