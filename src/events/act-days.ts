import type { Modality } from '../kernel/index.ts';
import { boundsOf, type CivilDay } from '../kernel/index.ts';
import type { DayMention } from '../reading/index.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { ActDay } from './types.ts';
import type { VerbGroup } from './verb-group.ts';

/** A day of the text as the day of an act. */
export function actDay(day: DayMention): ActDay {
  return {
    value: day.value,
    basis: day.basis,
    from: day.basis === 'stated' ? `“${day.text}”` : `“${day.text}”, reckoned from ${day.from}`,
    span: { start: day.start, end: day.end },
    ...(day.relation === 'on' || day.relation === 'during' ? {} : { relation: day.relation }),
  };
}

/** Where the act's own day may stand: tokens of its clause. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
  readonly trigger: number;
}

function fits(day: DayMention, modality: Modality, referenceDay: CivilDay | null): boolean {
  const { first, last } = boundsOf(day.value);
  if (referenceDay === null) return true;
  const isAhead = first !== null && first > referenceDay;
  const isPast = last !== null && last < referenceDay;
  if (modality === 'done' || modality === 'underway') return !isAhead;
  if (modality === 'denied') return true;
  return !isPast;
}

/** The day nearest to the trigger within its clause that agrees with the modality. */
export function dayInRange(
  view: SentenceView,
  range: DayRange,
  about: {
    readonly modality: Modality;
    readonly referenceDay: CivilDay | null;
    readonly lasts?: boolean;
    /** Whether the act makes the paper that is named by its day. */
    readonly signs?: boolean;
    /** Whether it goes on for a time, of which "until 2030" tells the end. */
    readonly endsLater?: boolean;
  },
): DayMention | null {
  let best: Placed<DayMention> | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const day of view.days) {
    if (day.first < range.from || day.last >= range.to) continue;
    if (day.it.relation === 'since' && about.lasts !== true) continue;
    if (about.endsLater === true && isEnd(view, day)) continue;
    if (!fits(day.it, about.modality, about.referenceDay)) continue;
    const { last } = boundsOf(day.it.value);
    const isLater = about.referenceDay === null || last === null || last > about.referenceDay;
    if (isOfAnotherVerb(view, day, range.trigger, isLater || about.modality !== 'done')) continue;
    const isLoose = day.it.basis === 'inferred' && about.modality !== 'done';
    if (isLoose && isAside(view, day, range.trigger)) continue;
    if (about.signs !== true && isOfPaper(view, day)) continue;
    if (isInsideTrigger(view, day, range.trigger)) continue;
    if (isOfReduced(view, day, range.trigger)) continue;
    const gap =
      day.first > range.trigger ? day.first - range.trigger : (range.trigger - day.last) * 1.5;
    // "in ninety days, on 22 January 2021": what is stated goes before what is reckoned.
    const distance = gap + (day.it.basis === 'stated' ? 0 : STATED_FIRST);
    if (distance < bestDistance) {
      best = day;
      bestDistance = distance;
    }
  }
  return best?.it ?? null;
}

/** "extend it until 2030", "through the end of May": when it ends, and not when it is done. */
function isEnd(view: SentenceView, day: Placed<DayMention>): boolean {
  const at = lowerAt(view, day.first - 1) === 'the' ? day.first - 2 : day.first - 1;
  return /^(?:until|till|through|to)$/.test(lowerAt(view, at));
}

/** By how many tokens a day that is stated may stand farther off than one that is reckoned. */
const STATED_FIRST = 5;

const PAPER =
  /^(?:convention|treaty|agreement|accord|protocol|pact|charter|statute|covenant|compact|declaration|memorandum|communiqu[ée]|law|act|decree|resolution|regulation|note|letter|amendment|constitution|edition|text|version)$/;

/** "acceded to the Convention of 5 October 1961": the day tells papers of one name apart, and is none of what is done under it. */
export function isOfPaper(view: SentenceView, day: Placed<DayMention>): boolean {
  if (lowerAt(view, day.first - 1) !== 'of') return false;
  const holder = day.first - 2;
  return (
    PAPER.test(lowerAt(view, holder)) ||
    view.accords.some((accord) => accord.first <= holder && holder <= accord.last)
  );
}

/** "have not, as papers claimed on Saturday, drawn up": a day of the aside. */
function isInsideTrigger(view: SentenceView, day: Placed<DayMention>, trigger: number): boolean {
  return view.groups.some(
    (group) => group.head === trigger && group.first < day.first && day.last < group.last,
  );
}

/** "The ban imposed in 2002 was lifted": a day of the clause that tells of the noun before the verb. */
function isOfReduced(view: SentenceView, day: Placed<DayMention>, trigger: number): boolean {
  if (day.last > trigger) return false;
  const holder = view.groups.findLast((group) => group.last < day.first);
  const isReduced = holder?.kind === 'participle' || holder?.opening === 'relative';
  if (!isReduced || holder.head === trigger) return false;
  return !view.tokens.slice(holder.last + 1, trigger).some(({ lower }) => lower === ',');
}

/** "agreed to establish ties, the second such step in a month": a comma parts the day from what lies ahead. */
function isAside(view: SentenceView, day: Placed<DayMention>, trigger: number): boolean {
  for (let k = trigger + 1; k < day.first; k += 1)
    if (lowerAt(view, k) === ',' && !view.isDay[k + 1] && view.mentionAt[k + 1] === -1) return true;
  return false;
}

/** Whether another verb stands between the day and the trigger. */
/** "at a summit chaired by X on Tuesday": the day of the meeting is that of what it did. */
function isHostedBy(view: SentenceView, group: VerbGroup): boolean {
  return (
    group.isPassive &&
    group.first === group.head &&
    /^(?:chaired|hosted|attended|held|convened|witnessed|led|headed|opened)$/.test(
      lowerAt(view, group.head),
    )
  );
}

function isOfAnotherVerb(
  view: SentenceView,
  day: Placed<DayMention>,
  trigger: number,
  isLater: boolean,
): boolean {
  const low = Math.min(day.last, trigger);
  const high = Math.max(day.first, trigger);
  return view.groups.some((group) => {
    const holdsTrigger = group.first <= trigger && trigger <= group.last;
    if (holdsTrigger || group.head <= low || group.head >= high) return false;
    if (isHostedBy(view, group) && group.head > trigger) return false;
    // "signed a plan to join it on Wednesday": a day gone by is none of what lies ahead.
    if (group.kind === 'infinitive' && group.governor?.kind === 'noun') return isLater;
    return group.kind !== 'infinitive' || group.head > trigger;
  });
}

/** "In force since Monday", in a report of that week, is its news. */
const NEWS_MS = 7 * 86_400_000;

/** Whether the clause tells of an earlier time: a day well before the report, or "since" such a one. */
export function isBackgroundDay(day: DayMention, referenceDay: CivilDay | null): boolean {
  if (day.relation === 'since') {
    const { first } = boundsOf(day.value);
    if (referenceDay === null || first === null) return true;
    return Date.parse(referenceDay) - Date.parse(first) > NEWS_MS;
  }
  if (referenceDay === null) return /^\d{4}$/.test(day.value);
  const { last } = boundsOf(day.value);
  if (last === null) return false;
  return Date.parse(referenceDay) - Date.parse(last) > 45 * 86_400_000;
}

/** "the war in Gaza", "troops in Mali": where something else is, and not where the act happens. */
const ELSEWHERE =
  /^(?:war|wars|conflict|fighting|violence|crisis|invasion|operation|operations|offensive|coup|election|elections|troops|forces|soldiers|people|citizens|presence|interests|projects|assets|refugees|unrest|situation|investments?|sanctions|ceasefire|truce|peace|million|billion|dollars|euros)$/;

/** "in the Egyptian city of Aswan": the words before the name of the place. */
function nameOfPlace(view: SentenceView, at: number, to: number): number {
  for (let k = at; k < Math.min(to, at + 5); k += 1) {
    if (view.tokens[k]?.pos === 'PROPN' && view.mentionAt[k] === -1) return at;
    if (/^(?:city|town|capital|resort|village|port)$/.test(view.tokens[k]?.text ?? ''))
      return /^(?:of|,)$/.test(lowerAt(view, k + 1)) ? k + 2 : k + 1;
  }
  return at;
}

/** Preposition before a place: "in Washington". */
export function placeIn(view: SentenceView, from: number, to: number): string | null {
  for (let k = from; k < to - 1; k += 1) {
    if (!/^(in|at)$/.test(lowerAt(view, k)) || ELSEWHERE.test(lowerAt(view, k - 1))) continue;
    const start = nameOfPlace(view, lowerAt(view, k + 1) === 'the' ? k + 2 : k + 1, to);
    let last = start;
    while (last < to && view.tokens[last]?.pos === 'PROPN' && !view.isDay[last]) last += 1;
    // "at the United Nations in New York": the town says where.
    const isNarrowed =
      lowerAt(view, k) === 'at' && lowerAt(view, last) === 'in' && !view.isDay[last + 1];
    if (isNarrowed) continue;
    const at = view.mentionAt[start] ?? -1;
    const mention = at === -1 ? undefined : view.mentions[at];
    if (mention !== undefined && /^(capital|name|seat)$/.test(mention.it.via))
      return mention.it.text;
    if (last > start)
      return view.tokens
        .slice(start, last)
        .map((token) => token.text)
        .join(' ');
  }
  return null;
}
