import type { CivilDay, Lexicon } from '../kernel/index.ts';
import { type Ruling, rulingOf, rulingsInEffect } from '../record/index.ts';
import { AccordMemory } from './accord-memory.ts';
import { type AccordsThen, accordsThen } from './accords-then.ts';
import { PartShelf } from './held-parts.ts';
import type { Baseline, Inquiry, PartsOfRecord } from './knowledge.ts';
import { DevelopmentsThen } from './past-developments.ts';
import type { StoreView } from './store/contract.ts';
import { rereadOf, unitedView } from './united-view.ts';

/** Days of which the accords are kept: today's, and those that someone looks back to. */
const MAX_DAYS = 8;

/** The accords of the news as known on days that were asked about, for as long as nothing moves them. */
export class AccordsByDay {
  readonly #memory = new AccordMemory();
  readonly #kept = new Map<CivilDay, Promise<AccordsThen>>();
  #version = 0;

  /** Of many who ask at once the first one asks the record. */
  async at(
    view: StoreView,
    then: { readonly asOf: CivilDay; readonly rulings: readonly Ruling[] },
    lexicon: Lexicon,
  ): Promise<AccordsThen> {
    return this.#memory.ask(view, ({ version, knownOn }) => {
      const make = () => accordsThen(view, knownOn(then), { ...then, lexicon });
      if (Number.isNaN(version)) return make();
      if (version !== this.#version) this.#kept.clear();
      this.#version = version;
      const known = this.#kept.get(then.asOf);
      if (known !== undefined) return known;
      const making = make();
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined && this.#kept.size >= MAX_DAYS) this.#kept.delete(oldest);
      this.#kept.set(then.asOf, making);
      // What failed is asked again.
      making.catch(() => this.#kept.delete(then.asOf));
      return making;
    });
  }
}

/**
 * What a question about the record as known on a day is asked of: a snapshot in which accords that are one are one, the
 * lexicon, and the rulings that hold.
 */
export async function inquiryAt(
  view: StoreView,
  asOf: CivilDay,
  parts: {
    readonly lexicon: Lexicon;
    readonly baseline: Baseline;
    /** What was found for another question; without it everything is asked for. */
    readonly accordsByDay?: AccordsByDay;
    readonly parts?: PartsOfRecord;
  },
): Promise<Inquiry> {
  const made = (await view.factsOfKind('ruling-made')).map(rulingOf);
  const rulings = rulingsInEffect(made, asOf);
  const accords = await (parts.accordsByDay ?? new AccordsByDay()).at(
    view,
    { asOf, rulings },
    parts.lexicon,
  );
  const reread = rereadOf(accords, parts.lexicon);
  const common = {
    view: unitedView(view, accords, reread),
    lexicon: parts.lexicon,
    baseline: parts.baseline,
    asOf,
    made,
    accords,
    parts: parts.parts ?? new PartShelf(),
    isNow: () => true,
  };
  const under = (heard: readonly Ruling[]): Inquiry => {
    const then = new DevelopmentsThen(view, { asOf, rulings: heard, made, reread });
    return { ...common, then, rulings: heard, under };
  };
  return under(rulings);
}
