import type { Dispatch, Lexicon } from '../kernel/index.ts';
import {
  type Claim,
  claimsOf,
  type FactBodies,
  groupingOf,
  type RegisteredStep,
  registerClaims,
  rulingOf,
  rulingsInEffect,
  type StoredFact,
  weighHeadlines,
} from '../record/index.ts';

import {
  candidateKeys,
  countsOf,
  creditsOf,
  type GroupingRulings,
  type StoryItem,
  storyRefusals,
} from '../stories/index.ts';
import { orderAtOf } from './make-dispatch.ts';
import { regroup } from './regroup.ts';
import type { StoreTx } from './store/contract.ts';
import { UnitShelf } from './unit-shelf.ts';
import { linkVersions } from './versions.ts';

type Read = FactBodies['dispatch-read'];

/** Items by what was read, which is asked for its keys before it is filed. */
const items = new WeakMap<object, StoryItem>();

type ReadOfText = Pick<Read, 'acts' | 'sketch' | 'words' | 'terms'>;

/** What grouping sees of a dispatch; the same for the same reading and the same version. */
export function storyItemOf(dispatch: Dispatch, read: ReadOfText): StoryItem {
  const known = items.get(read.acts);
  const isSame =
    known?.dispatch === dispatch.id &&
    known.revisionOf === dispatch.revisionOf &&
    known.sketch === read.sketch;
  if (isSame) return known;
  const item = makeItem(dispatch, read);
  items.set(read.acts, item);
  return item;
}

function makeItem(dispatch: Dispatch, read: ReadOfText): StoryItem {
  const credits = creditsOf(dispatch.text, dispatch.title?.length ?? 0);
  return {
    dispatch: dispatch.id,
    outlet: dispatch.outlet,
    outletKind: dispatch.outletKind,
    address: dispatch.address,
    knownDay: dispatch.knownDay,
    orderAt: orderAtOf(dispatch),
    revisionOf: dispatch.revisionOf,
    title: dispatch.title,
    acts: read.acts,
    sketch: read.sketch,
    words: read.words,
    ...(read.terms === undefined ? {} : { terms: read.terms }),
    counts: countsOf(dispatch.text),
    ...(credits.length === 0 ? {} : { credits }),
  };
}

/** Claims of a dispatch under the origin that grouping found for it. */
function claimsFor(
  dispatch: Dispatch,
  item: StoryItem,
  context: { origin: string; lexicon: Lexicon },
): Claim[] {
  const claims = item.acts.flatMap((act) => claimsOf(act, { dispatch, ...context }));
  const distinct = [...new Map(claims.map((claim) => [claim.id, claim])).values()];
  return weighHeadlines(distinct, item.acts, dispatch);
}

/** A claim of an edition as it stands beside those that are on record: of two that differ the later is heard from its day on. */
async function besideOthers(
  tx: StoreTx,
  claim: Claim,
  step: RegisteredStep,
): Promise<readonly Claim[]> {
  const same = step.told === 'earlier' ? await tx.claim(claim.id) : null;
  let own = same?.retiredDay === undefined ? claim : { ...claim, retiredDay: same.retiredDay };
  const retired: Claim[] = [];
  for (const id of step.replaces) {
    const other = await tx.claim(id);
    if (other === null) continue;
    if (other.knownDay <= claim.knownDay) retired.push({ ...other, retiredDay: claim.knownDay });
    else if (own.retiredDay === undefined || other.knownDay < own.retiredDay)
      own = { ...own, retiredDay: other.knownDay };
  }
  return [...retired, own];
}

/** The claims of a piece of a register; those that a later edition takes the place of are kept for the days before. */
async function applyRegister(tx: StoreTx, fact: StoredFact<'register-rows'>): Promise<void> {
  const { steps, refusals } = fact.body;
  const claims: Claim[] = [];
  for (const [index, claim] of registerClaims(fact.body, fact.knownDay).entries()) {
    const step = steps[index];
    const isPlain = step === undefined || (step.replaces.length === 0 && step.told === undefined);
    claims.push(...(isPlain ? [claim] : await besideOthers(tx, claim, step)));
  }
  await tx.replaceClaims([], claims);
  await tx.putRefusals(fact.seq, refusals);
}

/** What editors had ruled on grouping when the log reached a fact, so that a rebuild goes the same way. */
async function groupingUpTo(tx: StoreTx, seq: number): Promise<GroupingRulings> {
  const made = (await tx.factsOfKind('ruling-made')).map(rulingOf);
  return groupingOf(
    rulingsInEffect(
      made.filter((ruling) => ruling.seq <= seq),
      null,
    ),
  );
}

/** A pair of dispatches on which the word of the editors changed. */
function pairsApart(a: GroupingRulings, b: GroupingRulings): string[] {
  const keys = ({ together, apart }: GroupingRulings): Map<string, readonly string[]> =>
    new Map([
      ...together.map((pair) => [`together ${pair.join(' ')}`, pair] as const),
      ...apart.map((pair) => [`apart ${pair.join(' ')}`, pair] as const),
    ]);
  const [left, right] = [keys(a), keys(b)];
  const changed = [
    ...[...left].filter(([key]) => !right.has(key)),
    ...[...right].filter(([key]) => !left.has(key)),
  ];
  return [...new Set(changed.flatMap(([, pair]) => pair))].sort();
}

/**
 * Brings the tables up to facts of the log, one after the other. The same for new facts and for a rebuild, so that both give
 * the same rows, whatever facts come in one write: each dispatch is grouped in its turn, and what came of it all is written
 * by `finish`. Until then the developments and claims of a view are those of before.
 */
export class FactApplier {
  readonly #tx: StoreTx;
  readonly #lexicon: Lexicon;
  readonly #shelf: UnitShelf;
  /** Dispatches that were read and are not yet found by a search. */
  readonly #read: string[] = [];

  constructor(tx: StoreTx, lexicon: Lexicon) {
    this.#tx = tx;
    this.#lexicon = lexicon;
    this.#shelf = new UnitShelf(tx);
  }

  /** Throws an Error (a bug, or a broken log) where a fact rests on one that is not there. */
  async apply(fact: StoredFact): Promise<void> {
    if (isKind(fact, 'dispatch-received')) {
      await this.#tx.putDispatch({ dispatch: fact.body.dispatch, sourceId: fact.body.sourceId });
      for (const item of await linkVersions(this.#tx, fact.body.dispatch)) this.#shelf.renew(item);
    } else if (isKind(fact, 'dispatch-read')) {
      await this.#applyRead(fact);
    } else if (isKind(fact, 'register-rows')) {
      await applyRegister(this.#tx, fact);
    } else if (isKind(fact, 'ruling-made')) {
      await this.#applyRuling(fact);
    }
  }

  async #applyRead(fact: StoredFact<'dispatch-read'>): Promise<void> {
    const tx = this.#tx;
    const read = fact.body;
    const kept = await tx.dispatch(read.dispatch);
    if (kept === null)
      throw new Error(`fact ${fact.seq} reads dispatch ${read.dispatch}, which was never received`);
    const item = storyItemOf(kept.dispatch, read);
    await tx.putSentences(read.dispatch, read.sentences);
    await tx.putActs(read.dispatch, read.acts);
    await tx.putStory(item, candidateKeys(item));
    this.#shelf.renew(item);
    const rulings = await groupingUpTo(tx, fact.seq);
    await regroup(tx, item, { shelf: this.#shelf, rulings });
    this.#read.push(read.dispatch);
    await tx.removeRefusals([read.dispatch]);
    const isTold = this.#shelf.isTold(item.dispatch);
    await tx.putRefusals(
      fact.seq,
      isTold ? read.refusals : [...read.refusals, ...storyRefusals([item], [])],
    );
  }

  /** A ruling on grouping, or the undoing of one, groups anew what it names; the other rulings are heard when asked. */
  async #applyRuling(fact: StoredFact<'ruling-made'>): Promise<void> {
    const tx = this.#tx;
    const rulings = await groupingUpTo(tx, fact.seq);
    const touched = pairsApart(await groupingUpTo(tx, fact.seq - 1), rulings);
    for (const item of await tx.storyItems(touched)) {
      await regroup(tx, item, { shelf: this.#shelf, rulings });
    }
  }

  /** Writes the developments and claims that came of the facts since the last time, and lets the dispatches be found. */
  async finish(): Promise<void> {
    const tx = this.#tx;
    const { moved } = await this.#shelf.file();
    const byId = new Map(moved.map((one) => [one.item.dispatch, one]));
    const claims: Claim[] = [];
    for (const { dispatch } of await tx.dispatchesOf([...byId.keys()])) {
      const one = byId.get(dispatch.id);
      if (one === undefined) continue;
      claims.push(...claimsFor(dispatch, one.item, { origin: one.origin, lexicon: this.#lexicon }));
    }
    await tx.replaceClaims([...byId.keys()], claims);
    for (const dispatch of this.#read.splice(0)) await tx.indexDispatch(dispatch);
  }
}

/** Brings the tables up to some facts; see `FactApplier`. */
export async function applyFacts(
  tx: StoreTx,
  facts: readonly StoredFact[],
  lexicon: Lexicon,
): Promise<void> {
  const applier = new FactApplier(tx, lexicon);
  for (const fact of facts) await applier.apply(fact);
  await applier.finish();
}

function isKind<K extends StoredFact['kind']>(fact: StoredFact, kind: K): fact is StoredFact<K> {
  return fact.kind === kind;
}
