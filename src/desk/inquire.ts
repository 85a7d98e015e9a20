import type { CivilDay, Lexicon } from '../kernel/index.ts';
import { type Ruling, rulingOf, rulingsInEffect } from '../record/index.ts';
import { type AccordsThen, accordsThen } from './accords-then.ts';
import type { Baseline, Inquiry } from './knowledge.ts';
import { DevelopmentsThen } from './past-developments.ts';
import type { StoreView } from './store/contract.ts';
import { rereadOf, unitedView } from './united-view.ts';

/** The accords of the day that was asked about last, by desk: a page asks many questions about one. */
const LAST = new WeakMap<
  Baseline,
  { readonly seq: number; readonly asOf: CivilDay; readonly accords: AccordsThen }
>();

async function accordsAt(
  view: StoreView,
  then: { readonly asOf: CivilDay; readonly rulings: readonly Ruling[] },
  parts: { readonly lexicon: Lexicon; readonly baseline: Baseline },
): Promise<AccordsThen> {
  const seq = (await view.lastPlace())?.seq ?? 0;
  const last = LAST.get(parts.baseline);
  if (last !== undefined && last.seq === seq && last.asOf === then.asOf) return last.accords;
  const accords = await accordsThen(view, { ...then, lexicon: parts.lexicon });
  LAST.set(parts.baseline, { seq, asOf: then.asOf, accords });
  return accords;
}

/**
 * What a question about the record as known on a day is asked of: a snapshot in which accords that are one are one, the
 * lexicon, and the rulings that hold.
 */
export async function inquiryAt(
  view: StoreView,
  asOf: CivilDay,
  parts: { readonly lexicon: Lexicon; readonly baseline: Baseline },
): Promise<Inquiry> {
  const made = (await view.factsOfKind('ruling-made')).map(rulingOf);
  const rulings = rulingsInEffect(made, asOf);
  const accords = await accordsAt(view, { asOf, rulings }, parts);
  const reread = rereadOf(accords, parts.lexicon);
  const then = new DevelopmentsThen(view, { asOf, rulings, made, reread });
  return {
    view: unitedView(view, accords, reread),
    lexicon: parts.lexicon,
    baseline: parts.baseline,
    asOf,
    then,
    rulings,
    accords,
  };
}
