import type { CivilDay, Lexicon } from '../kernel/index.ts';
import { rulingOf, rulingsInEffect } from '../record/index.ts';
import type { Baseline, Inquiry } from './knowledge.ts';
import { DevelopmentsThen } from './past-developments.ts';
import type { StoreView } from './store/contract.ts';

/** What a question about the record as known on a day is asked of: a snapshot, the lexicon, and the rulings that hold. */
export async function inquiryAt(
  view: StoreView,
  asOf: CivilDay,
  { lexicon, baseline }: { readonly lexicon: Lexicon; readonly baseline: Baseline },
): Promise<Inquiry> {
  const made = (await view.factsOfKind('ruling-made')).map(rulingOf);
  const rulings = rulingsInEffect(made, asOf);
  const then = new DevelopmentsThen(view, { asOf, rulings, made });
  return { view, lexicon, baseline, asOf, then, rulings };
}
