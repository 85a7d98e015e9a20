import type { Act } from '../events/index.ts';
import { isInHeadline, leadActOf } from './lead-act.ts';
import {
  accordIdOf,
  actorsOf,
  type Family,
  familyOf,
  isAccordLevel,
  isNews,
  type Phase,
  phaseOf,
} from './matter.ts';
import { copyShareOf, gapDaysOf, isRevisionOf } from './near-copy.ts';
import { sketchBands } from './sketch.ts';
import type { GroupingLink, StoryItem } from './types.ts';

/** Reports of one phase ("announced", and still only announced) are one story for about a quarter of a year. */
const SAME_PHASE_WINDOW_DAYS = 100;
/** The next step belongs to the story of the last one for a month and a half: 33 days from announcement to signature in 2020. */
const NEXT_PHASE_WINDOW_DAYS = 45;
/** Talks recur between the same two; a meeting in another week is another meeting. */
const TALKS_WINDOW_DAYS = 4;
const OTHER_WINDOW_DAYS = 21;
/** Share of the smaller cast that must be in the larger. Above 3/4, so that host, broker and one newcomer do not meet those two and another. */
const LEAST_CAST = 0.76;
const LEAST_SCORE = 0.52;
/** Share of common words that counts in full; two reports of one event rarely share more. */
const FULL_WORDS = 0.4;

/** An act that a dispatch is grouped by, with what the comparison needs of it. */
interface Focus {
  readonly act: Act;
  readonly accord: string | null;
  readonly cast: ReadonlySet<string>;
  readonly family: Family;
  readonly phase: Phase;
  readonly isAccordLevel: boolean;
}

/** An item with what its headline and lead are about. */
export interface Profile {
  readonly item: StoryItem;
  readonly focus: readonly Focus[];
  readonly words: ReadonlySet<string>;
  readonly bands: ReadonlySet<string>;
}

function focusOf(act: Act): Focus {
  return {
    act,
    accord: accordIdOf(act),
    cast: new Set(actorsOf(act)),
    family: familyOf(act),
    phase: phaseOf(act),
    isAccordLevel: isAccordLevel(act),
  };
}

/** The acts that a dispatch may be grouped by: its leading act and the news of its headline, not every step it mentions. */
export function profileOf(item: StoryItem): Profile {
  const lead = leadActOf([item]);
  const headline = item.acts.filter((act) => isNews(act) && isInHeadline(item, act));
  const acts = lead === null ? [] : [lead, ...headline.filter((act) => act.id !== lead.id)];
  return {
    item,
    focus: acts.map(focusOf),
    words: new Set(item.words),
    bands: new Set(sketchBands(item.sketch)),
  };
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): { count: number; share: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const entry of small) if (large.has(entry)) count += 1;
  return { count, share: small.size === 0 ? 0 : count / small.size };
}

/** Steps that tie states together and are told as one: the agreement and the relations it opens. */
function canBeOneBond(a: Family, b: Family): boolean {
  return (a === 'accord' || a === 'bond') && (b === 'accord' || b === 'bond');
}

/** How far two acts are of one matter: 1 the same accord and cast, or the same pair and kind of step. */
function matterOf(a: Focus, b: Focus): number {
  const cast = shareOf(a.cast, b.cast);
  if (a.accord !== null && a.accord === b.accord) {
    if (a.isAccordLevel && b.isAccordLevel) return 1;
    return cast.share >= LEAST_CAST ? 1 : 0;
  }
  if (cast.count < 2 || cast.share < LEAST_CAST) return 0;
  if (canBeOneBond(a.family, b.family)) {
    if (a.accord === null && b.accord === null) return 1;
    return a.accord === null || b.accord === null ? 0.8 : 0.5;
  }
  return a.family === b.family ? 1 : 0;
}

function windowDaysOf(a: Focus, b: Focus): number {
  if (a.family === 'talks' && b.family === 'talks') return TALKS_WINDOW_DAYS;
  if (!canBeOneBond(a.family, b.family)) return OTHER_WINDOW_DAYS;
  return a.phase === b.phase ? SAME_PHASE_WINDOW_DAYS : NEXT_PHASE_WINDOW_DAYS;
}

function sharesBand(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const band of a) if (b.has(band)) return true;
  return false;
}

function link(
  a: Profile,
  b: Profile,
  parts: Readonly<Record<string, number>>,
  score: number,
): GroupingLink {
  const [first, second] =
    a.item.dispatch < b.item.dispatch
      ? [a.item.dispatch, b.item.dispatch]
      : [b.item.dispatch, a.item.dispatch];
  return { a: first, b: second, score: round(score), parts };
}

/** Two decimals: a score is shown, and sums in another order must not differ in the last bit. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** `linkOf` for items whose profiles are at hand. */
export function linkProfiles(a: Profile, b: Profile): GroupingLink | null {
  if (a.item.dispatch === b.item.dispatch) return null;
  if (isRevisionOf(a.item, b.item)) return link(a, b, { revision: 1 }, 1);
  const copy = sharesBand(a.bands, b.bands) ? copyShareOf(a.item, b.item) : null;
  if (copy !== null) return link(a, b, { copy: round(copy) }, 1);
  const gap = gapDaysOf(a.item, b.item);
  if (gap > SAME_PHASE_WINDOW_DAYS) return null;
  const words = Math.min(1, shareOf(a.words, b.words).share / FULL_WORDS);
  let best: GroupingLink | null = null;
  for (const left of a.focus) {
    for (const right of b.focus) {
      const matter = matterOf(left, right);
      const windowDays = windowDaysOf(left, right);
      if (matter === 0 || gap > windowDays) continue;
      const days = 1 - gap / (windowDays + 1);
      const score = 0.5 * matter + 0.25 * days + 0.25 * words;
      const parts = { matter, days: round(days), words: round(words) };
      if (round(score) >= LEAST_SCORE && (best === null || round(score) > best.score)) {
        best = link(a, b, parts, score);
      }
    }
  }
  return best;
}

/**
 * Whether two dispatches belong to one development, and by which parts: `revision` or `copy` always link; else
 * `matter` (the same accord and cast, or the same states and kind of step, of headline or leading act), `days`
 * (nearness within the window of the step) and `words` (common content words), weighted 2:1:1. Null for no link.
 */
export function linkOf(a: StoryItem, b: StoryItem): GroupingLink | null {
  return linkProfiles(profileOf(a), profileOf(b));
}

/** Keys of a profile; see `candidateKeys`. */
export function profileKeys(profile: Profile): string[] {
  const keys = new Set<string>([`dispatch:${profile.item.dispatch}`]);
  if (profile.item.revisionOf !== null) keys.add(`dispatch:${profile.item.revisionOf}`);
  for (const band of profile.bands) keys.add(`band:${band}`);
  for (const focus of profile.focus) {
    const actors = [...focus.cast];
    if (focus.accord !== null) {
      if (focus.isAccordLevel) keys.add(`accord:${focus.accord}`);
      for (const actor of actors) keys.add(`accord:${focus.accord}:${actor}`);
    }
    for (const [index, actor] of actors.entries()) {
      for (const other of actors.slice(index + 1)) keys.add(`pair:${actor}-${other}`);
    }
  }
  return [...keys].sort();
}

/** Keys for an index: two items can link only where they share one. */
export function candidateKeys(item: StoryItem): string[] {
  return profileKeys(profileOf(item));
}
