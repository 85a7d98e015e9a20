import type { Lexicon } from '../kernel/index.ts';
import { CHAIN_START, verifyChain } from '../record/index.ts';
import { applyFact } from './apply-fact.ts';
import type { Store, StoreTx } from './store/contract.ts';
import type { Desk } from './types.ts';

/** Facts that are read at a time; a fact of a register may hold half a megabyte. */
const PAGE = 50;

type Checked = Awaited<ReturnType<Desk['check']>>;

/** Follows the chain of the log from its start and names the first record that does not fit. */
async function checkChain(store: Store): Promise<Checked> {
  return store.read(async (view) => {
    let chain = CHAIN_START;
    let after = 0;
    for (;;) {
      const facts = await view.facts({ after, limit: PAGE });
      if (facts.length === 0) return { facts: after, isSound: true, trouble: null };
      const found = verifyChain(facts, chain);
      if (!found.isSound) {
        const trouble = `record ${found.brokenAt}: ${found.why}`;
        return { facts: after, isSound: false, trouble };
      }
      chain = found.chain;
      after = facts.at(-1)?.seq ?? after;
    }
  });
}

/** Empties the tables and makes them anew from the log, inside a write. */
export async function replay(
  tx: StoreTx,
  lexicon: Lexicon,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const total = (await tx.lastFact())?.seq ?? 0;
  await tx.clearProjections();
  let after = 0;
  for (;;) {
    const facts = await tx.facts({ after, limit: PAGE });
    for (const fact of facts) await applyFact(tx, fact, lexicon);
    after = facts.at(-1)?.seq ?? after;
    onProgress?.(after, total);
    if (facts.length === 0) return total;
  }
}

/** Ends a write without keeping it. */
class Unkept extends Error {}

/** Whether the tables are byte for byte what the log gives: they are made anew in a write that is not kept. */
async function tablesFollow(store: Store, lexicon: Lexicon): Promise<boolean> {
  const digests: string[] = [];
  try {
    await store.write(async (tx) => {
      digests.push(await tx.projectionDigest());
      await replay(tx, lexicon);
      digests.push(await tx.projectionDigest());
      throw new Unkept('compared');
    });
  } catch (cause) {
    if (!(cause instanceof Unkept)) throw cause;
  }
  return digests.length === 2 && digests[0] === digests[1];
}

/** Verifies the chain of the log, then that the tables are what the log gives. Changes nothing. */
export async function checkRecord(store: Store, lexicon: Lexicon): Promise<Checked> {
  const chain = await checkChain(store);
  if (!chain.isSound || (await tablesFollow(store, lexicon))) return chain;
  const trouble = 'the tables are not what the log gives; run chancery store rebuild';
  return { ...chain, isSound: false, trouble };
}
