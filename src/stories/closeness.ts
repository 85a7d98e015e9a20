import type { Modality } from '../kernel/index.ts';
import { actionOf, type Family, isOfRelations } from './matter.ts';
import { copyShareOf, isRevisionOf } from './near-copy.ts';
import { areOnOtherTopics } from './paper-topic.ts';
import { type Focus, type Profile, profileOf } from './profile.ts';
import { textClosenessOf } from './text-closeness.ts';
import type { GroupingLink, StoryItem } from './types.ts';

/** Reports of one phase ("announced", and still only announced) are one story for about a quarter of a year. */
const SAME_PHASE_WINDOW_DAYS = 100;
/**
 * The next step belongs to the story of the last one for a month and a half: 33 days from announcement to signature in
 * 2020. With 75 days or more two further affairs of the development dossiers are whole (2026-11), and their briefs tell
 * less of how they began.
 */
const NEXT_PHASE_WINDOW_DAYS = 45;
/** Talks recur between the same two; a meeting in another week is another meeting. */
const TALKS_WINDOW_DAYS = 4;
const OTHER_WINDOW_DAYS = 21;
/** Further apart than this nothing but being versions of one text links two dispatches; copies are printed within days. */
export const LAST_WINDOW_DAYS = 120;
/** Share of the smaller cast that must be in the larger. Above 3/4, so that host, broker and one newcomer do not meet those two and another. */
const LEAST_CAST = 0.76;
/** The same accord and cast by what texts keep naming and not by their acts. */
const NAMED_MATTER = 0.8;
/** Relations of two, and the step of one of them under an accord in a text that speaks of both. */
const RELATIONS_MATTER = 0.6;
/** What a matter in common is worth before the words are looked at. */
const MATTER_SHARE = 0.6;
/** Days in which the closeness of two texts falls to 1/e: an affair under a known accord is told for longer. */
const ACCORD_FADING_DAYS = 120;
const PLAIN_FADING_DAYS = 45;
/** What is left of the closeness of two texts that are about different accords or different states. */
const OTHER_MATTER_SHARE = 0.5;
/** Closeness from which two groups of dispatches are one story; see text-closeness.ts. */
export const SAME_STORY = 0.25;

/** How close two dispatches are, before it is asked whether that is enough. */
export interface Closeness {
  /** In [0, 1]. */
  readonly score: number;
  /** Versions or copies of one text: one story, whatever stands against it. */
  readonly isOneText: boolean;
  readonly parts: Readonly<Record<string, number>>;
}

const NONE: Closeness = { score: 0, isOneText: false, parts: {} };

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): { count: number; share: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const entry of small) if (large.has(entry)) count += 1;
  return { count, share: small.size === 0 ? 0 : count / small.size };
}

function sharesAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const entry of small) if (large.has(entry)) return true;
  return false;
}

function sharesBand(a: Uint32Array, b: Uint32Array): boolean {
  for (let band = 0; band < a.length; band += 1) if (a[band] === b[band]) return true;
  return false;
}

/** Steps that tie states together and are told as one: the agreement and the relations it opens. */
function canBeOneBond(a: Family, b: Family): boolean {
  return (a === 'accord' || a === 'bond') && (b === 'accord' || b === 'bond');
}

/** Whether two acts are under accords without a known name that are on different things: a fisheries and a tax treaty. */
function areUnderOtherPapers(a: Focus, b: Focus): boolean {
  return areOnOtherTopics(a.topics, b.topics);
}

/** How far two acts are of one matter: 1 the same accord and cast, or the same pair and kind of step. */
function matterOf(a: Focus, b: Focus): number {
  if (areUnderOtherPapers(a, b)) return 0;
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

const AHEAD: ReadonlySet<Modality> = new Set<Modality>(['planned', 'expected']);

/** Whether one tells as done, on that very day, what the other told as to come on it: the plan and the step are one affair. */
function isPlanAndStep(a: Focus, b: Focus): boolean {
  const [plan, step] = a.act.modality === 'done' ? [b, a] : [a, b];
  if (step.act.modality !== 'done' || !AHEAD.has(plan.act.modality)) return false;
  return plan.day !== null && plan.day === step.day && actionOf(plan.act) === actionOf(step.act);
}

/** Whether relations are opened between two of which one takes, in the other text, a step under a known accord. */
function isStepOfPair(relations: Focus, step: Focus, text: Profile): boolean {
  if (!isOfRelations(relations.act) || relations.cast.size !== 2 || step.cast.size !== 1)
    return false;
  if (relations.accord !== null || !text.accords.has(step.accord ?? '')) return false;
  return sharesAny(step.cast, relations.cast) && text.pairs.includes([...relations.cast].join('-'));
}

/** The matter that two dispatches have in common: by their acts, or by the accord and states that they keep naming. */
function commonMatterOf(a: Profile, b: Profile, gapDays: number): number {
  let best = 0;
  for (const left of a.focus) {
    for (const right of b.focus) {
      const matter = matterOf(left, right);
      const isNear = gapDays <= windowDaysOf(left, right);
      if (matter > best && (isNear || isPlanAndStep(left, right))) best = matter;
      if (best < RELATIONS_MATTER && gapDays <= SAME_PHASE_WINDOW_DAYS) {
        const isOfPair = isStepOfPair(left, right, b) || isStepOfPair(right, left, a);
        if (isOfPair) best = RELATIONS_MATTER;
      }
    }
  }
  if (best > 0 || gapDays > SAME_PHASE_WINDOW_DAYS) return best;
  const isNamed = sharesAny(a.accords, b.accords) && shareOf(a.cast, b.cast).share >= LEAST_CAST;
  return isNamed ? NAMED_MATTER : 0;
}

/** Whether each of two texts keeps naming another accord and is not about the other's: a mention is no matter in common. */
function areAboutOtherAccords(a: Profile, b: Profile): boolean {
  if (a.mainAccord === null || b.mainAccord === null || a.mainAccord === b.mainAccord) return false;
  return !a.accords.has(b.mainAccord) || !b.accords.has(a.mainAccord);
}

/** Steps towards each other, and against: of the same states they are two affairs. */
const TOWARDS: ReadonlySet<Family> = new Set<Family>(['accord', 'bond', 'aid']);
const AGAINST: ReadonlySet<Family> = new Set<Family>(['break', 'coercion']);

function areOpposed(a: readonly Focus[], b: readonly Focus[]): boolean {
  const are = (focus: readonly Focus[], families: ReadonlySet<Family>): boolean =>
    focus.length > 0 && focus.every(({ family }) => families.has(family));
  return (are(a, TOWARDS) && are(b, AGAINST)) || (are(a, AGAINST) && are(b, TOWARDS));
}

/** Whether a text only names an accord of the other: what is done in it is done under none of these. */
function actsElsewhere({ focus }: Profile, accords: ReadonlySet<string>): boolean {
  return focus.length > 0 && focus.every((one) => !accords.has(one.accord ?? ''));
}

/** Whether two dispatches are about different accords, or tell acts of different states. */
function isOtherMatter(a: Profile, b: Profile): boolean {
  if (areAboutOtherAccords(a, b)) return true;
  if (a.focus.some((one) => b.focus.some((other) => areUnderOtherPapers(one, other)))) return true;
  if (areOpposed(a.focus, b.focus)) return true;
  const haveOtherCasts = a.cast.size > 0 && b.cast.size > 0 && !sharesAny(a.cast, b.cast);
  if (sharesAny(a.accords, b.accords))
    return haveOtherCasts && (actsElsewhere(a, b.accords) || actsElsewhere(b, a.accords));
  if (a.accords.size > 0 && b.accords.size > 0) return true;
  if (a.focus.length === 0 || b.focus.length === 0) return false;
  return haveOtherCasts;
}

/** Two decimals: a score is shown, and sums in another order must not differ in the last bit. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * Pairs that were compared before: filing one dispatch groups its whole neighbourhood anew, and most of that is as it was.
 * A table of fixed size in which a pair has one place; what comes to a place that is taken puts out what was there. The
 * score is kept in hundredths, which is all of it.
 */
const PLACE_BITS = 19;
const pairs = new Float64Array(2 ** PLACE_BITS);
const scores = new Uint8Array(2 ** PLACE_BITS);
const SERIALS = 2 ** 26;

function placeOf(low: number, high: number): number {
  return (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b)) >>> (32 - PLACE_BITS);
}

/** How close two dispatches are, in [0, 1]; `closenessOf` says of what it is made. */
export function scoreOf(a: Profile, b: Profile): number {
  const isInOrder = a.serial < b.serial;
  const low = isInOrder ? a.serial : b.serial;
  const high = isInOrder ? b.serial : a.serial;
  const key = low * SERIALS + high;
  const place = placeOf(low, high);
  if (pairs[place] !== key) {
    scores[place] = Math.round(closenessOf(a, b).score * 100);
    pairs[place] = key;
  }
  return (scores[place] ?? 0) / 100;
}

/** The same for dispatches that are close enough to be of one story; 0 for others, most of which need not be compared. */
export function scoreIfClose(a: Profile, b: Profile): number {
  const isInOrder = a.serial < b.serial;
  const low = isInOrder ? a.serial : b.serial;
  const high = isInOrder ? b.serial : a.serial;
  const place = placeOf(low, high);
  const isKnown = pairs[place] === low * SERIALS + high;
  const score = isKnown ? (scores[place] ?? 0) / 100 : canBeClose(a, b) ? scoreOf(a, b) : 0;
  return score < SAME_STORY ? 0 : score;
}

/** Whether two dispatches of score 1 are versions or copies of one text. */
export function areOneText(a: Profile, b: Profile): boolean {
  return closenessOf(a, b).isOneText;
}

/** How close two dispatches are, in the parts that it is made of. */
export function closenessOf(a: Profile, b: Profile): Closeness {
  if (isRevisionOf(a.item, b.item)) return { score: 1, isOneText: true, parts: { revision: 1 } };
  const copy = sharesBand(a.bands, b.bands) ? copyShareOf(a.item, b.item) : null;
  if (copy !== null) return { score: 1, isOneText: true, parts: { copy: round(copy) } };
  const gapDays = Math.abs(a.dayNumber - b.dayNumber);
  if (gapDays > LAST_WINDOW_DAYS) return NONE;
  const matter = areAboutOtherAccords(a, b) ? 0 : commonMatterOf(a, b, gapDays);
  const text = textClosenessOf(a, b);
  const fading = sharesAny(a.accords, b.accords) ? ACCORD_FADING_DAYS : PLAIN_FADING_DAYS;
  const days = Math.exp(-gapDays / fading);
  const texts = text.score * days;
  const score =
    matter > 0
      ? MATTER_SHARE * matter + (1 - MATTER_SHARE) * texts
      : texts > 0 && isOtherMatter(a, b)
        ? OTHER_MATTER_SHARE * texts
        : texts;
  const parts = {
    matter,
    days: round(days),
    words: round(text.words),
    names: round(text.names),
    numbers: round(text.numbers),
  };
  return { score: round(score), isOneText: false, parts };
}

/** A link between two dispatches, the smaller identifier first. */
export function linkBetween(a: Profile, b: Profile, closeness: Closeness): GroupingLink {
  const [first, second] =
    a.item.dispatch < b.item.dispatch
      ? [a.item.dispatch, b.item.dispatch]
      : [b.item.dispatch, a.item.dispatch];
  return { a: first, b: second, score: closeness.score, parts: closeness.parts };
}

/** Days after which texts without a matter or an accord in common cannot be close any more, whatever they share. */
const PLAIN_END_DAYS = PLAIN_FADING_DAYS * Math.log(1 / (SAME_STORY - 0.005));

/** Whether two dispatches can be close enough, by what is seen at once; those that are close always can. */
function canBeClose(a: Profile, b: Profile): boolean {
  const gapDays = Math.abs(a.dayNumber - b.dayNumber);
  if (gapDays <= PLAIN_END_DAYS || isRevisionOf(a.item, b.item)) return true;
  if (gapDays > LAST_WINDOW_DAYS) return false;
  return sharesAny(a.accords, b.accords) || commonMatterOf(a, b, gapDays) > 0;
}

/** Those of the items that are close enough to one of them to be of one story; see `linkOf`. */
export function closeItemsOf(item: StoryItem, others: readonly StoryItem[]): StoryItem[] {
  const own = profileOf(item);
  return others.filter((other) => {
    if (other.dispatch === item.dispatch) return false;
    return scoreIfClose(own, profileOf(other)) > 0;
  });
}

/** That of the items which is closest to one of them, the first of those that are equally so; null where none is close enough. */
export function closestOf(item: StoryItem, others: readonly StoryItem[]): StoryItem | null {
  const own = profileOf(item);
  let best: { readonly other: StoryItem; readonly score: number } | null = null;
  for (const other of others) {
    if (other.dispatch === item.dispatch) continue;
    const score = scoreOf(own, profileOf(other));
    if (score >= SAME_STORY && (best === null || score > best.score)) best = { other, score };
  }
  return best?.other ?? null;
}

/**
 * Whether two dispatches are close enough to be of one story, and by which parts: `revision` or `copy` always link;
 * else `matter` (the same accord and cast, or the same states and kind of step, of headline or leading act), and
 * `words`, `names` and `numbers` in common, which count less with the `days` between. Null for no link.
 */
export function linkOf(a: StoryItem, b: StoryItem): GroupingLink | null {
  if (a.dispatch === b.dispatch) return null;
  const [left, right] = [profileOf(a), profileOf(b)];
  if (scoreOf(left, right) < SAME_STORY) return null;
  return linkBetween(left, right, closenessOf(left, right));
}
