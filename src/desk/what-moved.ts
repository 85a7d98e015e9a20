import type { Act } from '../events/index.ts';
import type { Claim, FactBodies } from '../record/index.ts';
import type { StoryItem } from '../stories/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { KeptDispatch } from './store/contract.ts';

/** More new facts than these are not looked through: anything may have moved. */
const LOOKED_THROUGH = 400;

/**
 * Dispatches, entries, actors and accords; accords that are one under the identifier that the record keeps them under.
 * `accord/ACCORD` stands for the accord by itself, its force and its name in use.
 */
export type Keys = ReadonlySet<string>;

/** The accord that an act is about, and by itself where its name is that of the news. */
export function keysOfAccord({ accord }: Act, { accords }: Inquiry): string[] {
  if (accord === null) return [];
  const id = accords.idOf(accord.id);
  return [id, ...(accord.isKnown ? [] : [`accord/${id}`])];
}

/** What an act is about. */
export function keysOfAct(act: Act, inquiry: Inquiry): string[] {
  return [...act.subjects, ...act.objects, ...keysOfAccord(act, inquiry)];
}

/** What the acts of some dispatches are about, and the dispatches themselves. */
function keysOfItems(items: readonly StoryItem[], inquiry: Inquiry): Keys {
  return new Set(
    items.flatMap(({ dispatch, acts }) => [
      dispatch,
      ...acts.flatMap((act) => keysOfAct(act, inquiry)),
    ]),
  );
}

function keysOfClaim({ entry, subject, counterpart, accord }: Claim): string[] {
  return [entry, subject, counterpart, accord].filter((key) => key !== null);
}

/** The versions of a text: those that it names, and all that share its address. */
async function versionsOf(
  { view }: Inquiry,
  { dispatch: { id, address, revisionOf } }: KeptDispatch,
): Promise<string[]> {
  const here = address === null ? [] : await view.dispatchesByAddress(address);
  const later = await view.revisionsOf(id);
  return [
    ...(revisionOf === null ? [] : [revisionOf]),
    ...[...here, ...later].map(({ dispatch }) => dispatch.id),
  ];
}

/** The dispatches of its story, and of those that are near to it and may have been told apart from it only now. */
async function besides({ view }: Inquiry, dispatch: string): Promise<string[]> {
  const story = await view.developmentOf(dispatch);
  const near: string[] = [];
  for (const first of story?.near ?? [])
    near.push(...((await view.developmentOf(first))?.dispatches ?? [first]));
  return [...(story?.dispatches ?? []), ...near];
}

/** What dispatches that came in may have moved: their own matter, that of their stories, that of the versions beside them. */
async function keysOfDispatches(inquiry: Inquiry, dispatches: readonly string[]): Promise<Keys> {
  const { view } = inquiry;
  const own = new Set(dispatches);
  const about = new Set(dispatches);
  for (const kept of await view.dispatchesOf(dispatches))
    for (const id of await versionsOf(inquiry, kept)) {
      own.add(id);
      about.add(id);
    }
  for (const dispatch of own) for (const id of await besides(inquiry, dispatch)) about.add(id);
  const keys = new Set(keysOfItems(await view.storyItems([...about]), inquiry));
  // What is told beside it may count for another origin now, and so for another class.
  for (const claim of await view.claimsByDispatches([...about]))
    for (const key of keysOfClaim(claim)) keys.add(key);
  return keys;
}

/**
 * What was written after a place in the log may have moved; null where that may be anything: a ruling, a register, a
 * repair, a dispatch of before that was read again, or too much to look through.
 */
export async function movedSince(inquiry: Inquiry, seq: number): Promise<Keys | null> {
  const facts = await inquiry.view.facts({ after: seq, limit: LOOKED_THROUGH + 1 });
  if (facts.length > LOOKED_THROUGH) return null;
  const received = new Set<string>();
  for (const { kind, body } of facts) {
    if (kind === 'dispatch-received')
      received.add((body as FactBodies['dispatch-received']).dispatch.id);
    else if (kind !== 'dispatch-read') return null;
    else if (!received.has((body as FactBodies['dispatch-read']).dispatch)) return null;
  }
  return keysOfDispatches(inquiry, [...received]);
}
