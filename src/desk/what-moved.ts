import type { Act } from '../events/index.ts';
import type { FactBodies } from '../record/index.ts';
import type { StoryItem } from '../stories/index.ts';
import type { Inquiry } from './knowledge.ts';

/** More new facts than these are not looked through: anything may have moved. */
const LOOKED_THROUGH = 80;

/** Dispatches, actors and accords; accords that are one under the identifier that the record keeps them under. */
type Keys = ReadonlySet<string>;

function keysOfAct({ subjects, objects, accord }: Act, { accords }: Inquiry): string[] {
  return [...subjects, ...objects, ...(accord === null ? [] : [accords.idOf(accord.id)])];
}

/** What the acts of some dispatches are about, and the dispatches themselves. */
export function keysOfItems(items: readonly StoryItem[], inquiry: Inquiry): Keys {
  return new Set(
    items.flatMap(({ dispatch, acts }) => [
      dispatch,
      ...acts.flatMap((act) => keysOfAct(act, inquiry)),
    ]),
  );
}

/** What a dispatch that came in may have moved: its own matter, that of its story, and that of the versions beside it. */
async function keysOfDispatch(inquiry: Inquiry, dispatch: string): Promise<Iterable<string>> {
  const { view } = inquiry;
  const replaced = (await view.dispatch(dispatch))?.dispatch.revisionOf ?? null;
  const story = await view.developmentOf(dispatch);
  const about = [...new Set([dispatch, ...(story?.dispatches ?? []), ...[replaced ?? []].flat()])];
  const claims = await view.claimsByDispatches([dispatch]);
  return [
    ...keysOfItems(await view.storyItems(about), inquiry),
    ...claims.flatMap(({ subject, counterpart, accord }) =>
      [subject, counterpart, accord].filter((key) => key !== null),
    ),
  ];
}

/**
 * What was written after a place in the log may have moved; null where that may be anything: a ruling, a register, a
 * repair, or too much to look through.
 */
export async function movedSince(inquiry: Inquiry, seq: number): Promise<Keys | null> {
  const facts = await inquiry.view.facts({ after: seq, limit: LOOKED_THROUGH + 1 });
  if (facts.length > LOOKED_THROUGH) return null;
  const moved = new Set<string>();
  for (const { kind, body } of facts) {
    if (kind === 'dispatch-received') continue;
    if (kind !== 'dispatch-read') return null;
    const { dispatch } = body as FactBodies['dispatch-read'];
    for (const key of await keysOfDispatch(inquiry, dispatch)) moved.add(key);
  }
  return moved;
}
