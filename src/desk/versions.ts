import type { Dispatch } from '../kernel/index.ts';
import { candidateKeys, type StoryItem } from '../stories/index.ts';
import { orderAtOf } from './make-dispatch.ts';
import type { KeptDispatch, StoreTx } from './store/contract.ts';

/** By the day from which the record may use them, then publication, receipt and identifier. */
function compareVersions(a: Dispatch, b: Dispatch): number {
  if (a.knownDay !== b.knownDay) return a.knownDay < b.knownDay ? -1 : 1;
  const apart = orderAtOf(a) - orderAtOf(b) || a.receivedAt - b.receivedAt;
  return apart !== 0 ? apart : a.id < b.id ? -1 : 1;
}

/** The version that each text at one address replaces, in order of the versions. */
function predecessors(kept: readonly KeptDispatch[]): [KeptDispatch, string | null][] {
  const sorted = [...kept].sort((a, b) => compareVersions(a.dispatch, b.dispatch));
  const here = new Set(sorted.map((one) => one.dispatch.id));
  return sorted.map((one, index) => {
    const named = one.dispatch.revisionOf;
    // A version at another address was named by the source, and that goes before the place in this list.
    if (named !== null && !here.has(named)) return [one, named];
    return [one, sorted[index - 1]?.dispatch.id ?? null];
  });
}

/**
 * Texts at one address are versions of one another: each replaces the one before it by day, whichever of them
 * the record took in first. Brings the rows of all of them up to that; gives the story items that are otherwise than before.
 */
export async function linkVersions(tx: StoreTx, received: Dispatch): Promise<StoryItem[]> {
  if (received.address === null) return [];
  const kept = await tx.dispatchesByAddress(received.address);
  if (kept.length < 2) return [];
  const changed: StoryItem[] = [];
  for (const [{ dispatch, sourceId }, revisionOf] of predecessors(kept)) {
    if (dispatch.revisionOf === revisionOf) continue;
    await tx.putDispatch({ dispatch: { ...dispatch, revisionOf }, sourceId });
    const [story] = await tx.storyItems([dispatch.id]);
    if (story === undefined) continue;
    const item = { ...story, revisionOf };
    await tx.putStory(item, candidateKeys(item));
    changed.push(item);
  }
  return changed;
}
