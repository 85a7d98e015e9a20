import { compareBaseline } from '../ledgers/compare.ts';
import { ledgerSteps } from '../ledgers/ledger-facts.ts';
import type { GateSet } from '../set.ts';
import { share } from '../shares.ts';

/** Days of the baseline against those of the ledgers, where both hold a step of the same party under the same accord. */
export const ledgersSet: GateSet = {
  name: 'ledgers',
  metrics: ['agreement', 'shared'],
  measure: async (folder, { lexicon }) => {
    const { shared, agreeing, disagreements } = compareBaseline(
      lexicon,
      await ledgerSteps(folder, lexicon),
    );
    return {
      n: shared,
      metrics: { agreement: share(agreeing, shared), shared },
      misses: disagreements.map(({ ours, theirs, file }) => ({
        kind: `${ours.accord}: ${ours.stage}`,
        item: ours.party,
        words: `${ours.day}, not ${theirs.map(({ day }) => day).join(' or ')} (${file})`,
      })),
    };
  },
};
