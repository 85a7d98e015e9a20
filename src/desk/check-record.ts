import { CHAIN_START, verifyChain } from '../record/index.ts';
import type { Store } from './store/contract.ts';
import type { Desk } from './types.ts';

/** Facts that are verified at a time. */
const PAGE = 500;

/** Follows the chain of the log from its start and names the first record that does not fit. */
export async function checkRecord(store: Store): ReturnType<Desk['check']> {
  return store.read(async (view) => {
    let chain = CHAIN_START;
    let after = 0;
    for (;;) {
      const facts = await view.facts({ after, limit: PAGE });
      if (facts.length === 0) return { facts: after, isSound: true, trouble: null };
      const found = verifyChain(facts, chain);
      if (!found.isSound)
        return { facts: after, isSound: false, trouble: `record ${found.brokenAt}: ${found.why}` };
      chain = found.chain;
      after = facts.at(-1)?.seq ?? after;
    }
  });
}
