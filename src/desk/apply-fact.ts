import { addDays, type Dispatch, type Lexicon } from '../kernel/index.ts';
import { type Claim, claimsOf, type FactBodies, type StoredFact } from '../record/index.ts';
import {
  candidateKeys,
  countsOf,
  type Development,
  groupItems,
  linkOf,
  type StoryItem,
  storyRefusals,
} from '../stories/index.ts';
import { orderAtOf } from './make-dispatch.ts';
import type { StoreTx } from './store/contract.ts';

/** How far apart two dispatches may be known and still be looked at for one development. */
const CANDIDATE_WINDOW_DAYS = 400;
/** At most so many candidates are looked at; those that share most keys come first. */
const MAX_CANDIDATES = 400;

type Read = FactBodies['dispatch-read'];

function storyItemOf(dispatch: Dispatch, read: Read): StoryItem {
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
    counts: countsOf(dispatch.text),
  };
}

/** Items that the new one may form a development with: what it links to, and all that those are joined with already. */
async function neighbourhood(
  tx: StoreTx,
  item: StoryItem,
): Promise<{ items: StoryItem[]; old: Development[] }> {
  const candidates = await tx.candidates({
    keys: candidateKeys(item),
    from: addDays(item.knownDay, -CANDIDATE_WINDOW_DAYS),
    to: addDays(item.knownDay, CANDIDATE_WINDOW_DAYS),
    limit: MAX_CANDIDATES,
  });
  const items = new Map<string, StoryItem>([[item.dispatch, item]]);
  const old = new Map<string, Development>();
  for (const candidate of candidates) {
    if (candidate.dispatch === item.dispatch || linkOf(item, candidate) === null) continue;
    items.set(candidate.dispatch, candidate);
    const development = await tx.developmentOf(candidate.dispatch);
    if (development !== null) old.set(development.id, development);
  }
  const own = await tx.developmentOf(item.dispatch);
  if (own !== null) old.set(own.id, own);
  for (const development of old.values()) {
    for (const member of await tx.itemsOf(development.id)) {
      if (!items.has(member.dispatch)) items.set(member.dispatch, member);
    }
  }
  return { items: [...items.values()], old: [...old.values()] };
}

function keysOf(
  development: Development,
  items: readonly StoryItem[],
): { actors: string[]; accord: string | null } {
  const actors = new Set<string>();
  for (const item of items) {
    if (!development.dispatches.includes(item.dispatch)) continue;
    for (const act of item.acts) {
      if (act.isBackground) continue;
      for (const code of [...act.subjects, ...act.objects]) actors.add(code);
    }
  }
  return { actors: [...actors].sort(), accord: development.leadAct?.accord?.id ?? null };
}

/** Claims of a dispatch under the origin that grouping found for it. */
function claimsFor(
  dispatch: Dispatch,
  item: StoryItem,
  context: { origin: string; lexicon: Lexicon },
): Claim[] {
  const claims = item.acts.flatMap((act) => claimsOf(act, { dispatch, ...context }));
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()];
}

async function regroup(tx: StoreTx, item: StoryItem, lexicon: Lexicon): Promise<boolean> {
  const { items, old } = await neighbourhood(tx, item);
  const developments = groupItems(items);
  await tx.removeDevelopments(old.map((development) => development.id));
  const origins = new Map<string, string>();
  for (const development of developments) {
    await tx.putDevelopment(development, keysOf(development, items));
    for (const origin of development.origins)
      for (const id of origin.dispatches) origins.set(id, origin.id);
  }
  const kept = await tx.dispatchesOf(items.map((other) => other.dispatch));
  const byId = new Map(items.map((other) => [other.dispatch, other]));
  const claims = kept.flatMap(({ dispatch }) => {
    const other = byId.get(dispatch.id);
    const origin = origins.get(dispatch.id) ?? `o-${dispatch.id}`;
    return other === undefined ? [] : claimsFor(dispatch, other, { origin, lexicon });
  });
  await tx.replaceClaims([...byId.keys()], claims);
  return storyRefusals([item], developments).length === 0;
}

async function applyRead(
  tx: StoreTx,
  fact: StoredFact<'dispatch-read'>,
  lexicon: Lexicon,
): Promise<void> {
  const read = fact.body;
  const kept = await tx.dispatch(read.dispatch);
  if (kept === null)
    throw new Error(`fact ${fact.seq} reads dispatch ${read.dispatch}, which was never received`);
  const item = storyItemOf(kept.dispatch, read);
  await tx.putSentences(read.dispatch, read.sentences);
  await tx.putActs(read.dispatch, read.acts);
  await tx.putStory(item, candidateKeys(item));
  const isTold = await regroup(tx, item, lexicon);
  await tx.removeRefusals([read.dispatch]);
  await tx.putRefusals(
    fact.seq,
    isTold ? read.refusals : [...read.refusals, ...storyRefusals([item], [])],
  );
}

/**
 * Brings the tables up to one fact of the log. The same for new facts and for a rebuild, so that both give the
 * same rows. Throws an Error (a bug, or a broken log) where a fact rests on one that is not there.
 */
export async function applyFact(tx: StoreTx, fact: StoredFact, lexicon: Lexicon): Promise<void> {
  if (isKind(fact, 'dispatch-received')) {
    await tx.putDispatch({ dispatch: fact.body.dispatch, sourceId: fact.body.sourceId });
  } else if (isKind(fact, 'dispatch-read')) {
    await applyRead(tx, fact, lexicon);
  }
}

function isKind<K extends StoredFact['kind']>(fact: StoredFact, kind: K): fact is StoredFact<K> {
  return fact.kind === kind;
}
