import { groupingOf, type Ruling, rulingsInEffect } from '../record/index.ts';
import { type Development, groupItems, type StoryItem } from '../stories/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { DevelopmentThen } from './past-developments.ts';
import { isOnGrouping, namedIn, type RulingMeant } from './ruling-meant.ts';

/** What a ruling on grouping moved, as seen from one development. */
export interface Moved {
  readonly cameIn: readonly string[];
  readonly wentOut: readonly string[];
  /** The development was parted from the others, which stay; it is not they that went. */
  readonly isParted: boolean;
}

/** Dispatches of a development, and of those from which a ruling took or may have taken something. */
export interface Ground {
  readonly own: ReadonlySet<string>;
  readonly items: readonly StoryItem[];
}

/** What rulings on grouping may have moved in or out of a development, known by the day. */
export async function groundOf(
  { view, asOf }: Inquiry,
  { development }: DevelopmentThen,
  meant: readonly RulingMeant[],
): Promise<Ground> {
  const own = new Set(development.dispatches);
  const ids = new Set(own);
  for (const id of meant.flatMap(({ base }) => (isOnGrouping(base) ? namedIn(base) : []))) {
    if (ids.has(id) || !id.startsWith('d-')) continue;
    const there = await view.developmentOf(id);
    for (const other of there?.dispatches ?? [id]) ids.add(other);
  }
  const items = (await view.storyItems([...ids])).filter(({ knownDay }) => knownDay <= asOf);
  return { own, items };
}

/** The dispatch by which a development is followed through a ruling: the target's, else one that is named. */
function anchorOf(base: Ruling, own: ReadonlySet<string>): string | null {
  return namedIn(base).find((id) => own.has(id)) ?? null;
}

function pieceAround(
  anchor: string,
  { items }: Ground,
  rulings: readonly Ruling[],
): Development | null {
  const pieces = groupItems(items, groupingOf(rulings));
  return pieces.find(({ dispatches }) => dispatches.includes(anchor)) ?? null;
}

/** What one ruling moved; null where it is on nothing of the development, or moved nothing. */
export function movedBy(
  { ruling, base }: RulingMeant,
  ground: Ground,
  inquiry: Inquiry,
): Moved | null {
  const anchor = anchorOf(base, ground.own);
  if (anchor === null) return null;
  const upTo = (isMade: (other: Ruling) => boolean): readonly string[] => {
    const rulings = rulingsInEffect(inquiry.made.filter(isMade), inquiry.asOf);
    return pieceAround(anchor, ground, rulings)?.dispatches ?? [anchor];
  };
  const before = upTo(({ seq }) => seq < ruling.seq);
  const after = upTo(({ seq }) => seq <= ruling.seq);
  const cameIn = after.filter((id) => !before.includes(id));
  const wentOut = before.filter((id) => !after.includes(id));
  if (cameIn.length + wentOut.length === 0) return null;
  return { cameIn, wentOut, isParted: anchor !== base.body.target };
}

/** The development as it would be grouped under other rulings, under its name; itself where that would be none. */
export function groupedUnder(
  then: DevelopmentThen,
  ground: Ground,
  {
    meant,
    rulings,
  }: { readonly meant: readonly RulingMeant[]; readonly rulings: readonly Ruling[] },
): Development {
  const [last] = meant.filter(({ base }) => isOnGrouping(base)).slice(-1);
  const anchor = last === undefined ? null : anchorOf(last.base, ground.own);
  const piece = anchor === null ? null : pieceAround(anchor, ground, rulings);
  return piece === null ? then.development : { ...piece, id: then.development.id };
}
