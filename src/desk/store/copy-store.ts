import { ChanceryError } from '../../kernel/index.ts';
import type { NewFact, StoredFact } from '../../record/index.ts';
import type { Store, StoreTx, StoreView } from './contract.ts';

/** Facts that are written at a time; what one write has taken need not be copied again. */
const PART = 100;

export interface CopyReport {
  /** Facts that the other store holds now. */
  readonly facts: number;
  /** Facts of them that this run copied. */
  readonly copied: number;
  /** The chain of the last fact, the digest of the whole log; the same in both. Null for an empty log. */
  readonly logDigest: string | null;
  /** The digest of the tables, the same in both. */
  readonly tableDigest: string;
}

/** Copies between two stores, of any engines. */
export interface CopyOptions {
  /** What to call the store that is written, in messages. */
  readonly name: string;
  readonly onProgress?: (done: number, total: number) => void;
}

function differs(name: string, seq: number): ChanceryError {
  return new ChanceryError('store.differs', { path: name, seq });
}

/** The number up to which the other log is the beginning of ours. Throws `store.differs`. */
async function commonPart(view: StoreView, last: StoredFact | null, name: string): Promise<number> {
  if (last === null) return 0;
  const [ours] = await view.facts({ after: last.seq - 1, limit: 1 });
  if (ours?.chain !== last.chain) throw differs(name, last.seq);
  return last.seq;
}

/** Writes `facts` behind the fact number `after`, and sees that they got the links that they have. */
async function appendPart(
  tx: StoreTx,
  facts: readonly StoredFact[],
  { after, name }: { readonly after: number; readonly name: string },
): Promise<void> {
  if (((await tx.lastFact())?.seq ?? 0) !== after) throw differs(name, after + 1);
  const plain = facts.map(({ seq: _seq, chain: _chain, ...fact }): NewFact => fact);
  const written = await tx.append(plain);
  for (const [index, fact] of written.entries()) {
    if (fact.chain !== facts[index]?.chain) throw differs(name, fact.seq);
  }
}

/**
 * Makes `to` hold what `from` holds, as one snapshot of it, and proves it by the digests of log and tables. A copy that
 * was cut off is taken up where it stopped: what `to` holds must be the beginning of what `from` holds, else
 * `store.differs` is thrown and nothing is changed. Also throws what reading and writing throw.
 */
export function copyStore(from: Store, to: Store, options: CopyOptions): Promise<CopyReport> {
  const { name, onProgress } = options;
  return from.read(async (view) => {
    const last = await view.lastFact();
    const total = last?.seq ?? 0;
    const held = await to.read((other) => other.lastFact());
    const start = await commonPart(view, held, name);
    for (let after = start; after < total; ) {
      const facts = await view.facts({ after, limit: PART });
      await to.write((tx) => appendPart(tx, facts, { after, name }));
      after += facts.length;
      onProgress?.(after, total);
    }
    const tableDigest = await view.projectionDigest();
    const copied = await to.write(async (tx) => {
      if ((await tx.lastFact())?.chain !== last?.chain) throw differs(name, total);
      if ((await tx.projectionDigest()) === tableDigest) return tableDigest;
      await tx.clearProjections();
      await tx.loadProjections(view.dumpProjections());
      return tx.projectionDigest();
    });
    if (copied !== tableDigest)
      throw new Error('the tables of the copy are not those of the store');
    return { facts: total, copied: total - start, logDigest: last?.chain ?? null, tableDigest };
  });
}
