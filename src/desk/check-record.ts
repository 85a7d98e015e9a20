import { ChanceryError, type Lexicon } from '../kernel/index.ts';
import { CHAIN_START, verifyChain } from '../record/index.ts';
import { FactApplier } from './apply-fact.ts';
import type { Store, StoreTx } from './store/contract.ts';
import type { Desk } from './types.ts';

/** Facts that are read at a time; a fact of a register may hold half a megabyte. */
const PAGE = 50;

/** Broken records that are named. */
const MAX_BROKEN = 100;

type Checked = Awaited<ReturnType<Desk['check']>>;

/** Goes over the log and names the records that are not what was written. */
async function checkLog(store: Store): Promise<Checked> {
  const broken: { seq: number; why: string }[] = [];
  let facts = 0;
  for await (const { seq, trouble, isLinkSpoilt } of store.inspectLog()) {
    facts = seq;
    const why = trouble ?? (isLinkSpoilt ? 'its link was spoilt, its content was not' : null);
    if (why !== null && broken.length < MAX_BROKEN) broken.push({ seq, why });
  }
  const [first] = broken;
  if (first === undefined) return { facts, isSound: true, trouble: null, broken };
  return { facts, isSound: false, trouble: `record ${first.seq}: ${first.why}`, broken };
}

/** Empties the tables and makes them anew from the log, inside a write. Throws `store.corrupt` at a record that is broken. */
export async function replay(
  tx: StoreTx,
  lexicon: Lexicon,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const total = (await tx.lastFact())?.seq ?? 0;
  await tx.clearProjections();
  const applier = new FactApplier(tx, lexicon);
  let chain = CHAIN_START;
  let after = 0;
  for (;;) {
    const facts = await tx.facts({ after, limit: PAGE });
    const found = verifyChain(facts, chain);
    if (!found.isSound) {
      const params = { path: 'the store', seq: found.brokenAt ?? 'unknown', why: found.why ?? '' };
      throw new ChanceryError('store.corrupt', params);
    }
    chain = found.chain;
    for (const fact of facts) await applier.apply(fact);
    await applier.finish();
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
  const log = await checkLog(store);
  if (!log.isSound || (await tablesFollow(store, lexicon))) return log;
  const trouble = 'the tables are not what the log gives; run chancery store rebuild';
  return { ...log, isSound: false, trouble };
}
