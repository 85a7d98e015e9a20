import type { Act } from '../events/index.ts';
import { precisionOf, startOfDayAt } from '../kernel/index.ts';
import { hashText } from './hash-text.ts';
import { leadActOf } from './lead-act.ts';
import { isInHeadline, namedBelow } from './lead-taken.ts';
import {
  accordIdOf,
  actionOf,
  actorsOf,
  castOf as castOfAct,
  type Family,
  familyOf,
  isAccordLevel,
  isNews,
  type Phase,
  pairOf,
  phaseOf,
} from './matter.ts';
import { topicsOfHeadline, topicsOfPaper } from './paper-topic.ts';
import { bandHashesOf } from './sketch.ts';
import { type TermVector, vectorOf } from './term-vector.ts';
import type { StoryItem, WeightedTerm } from './types.ts';

/**
 * Weight from which a name among the names of a text is one that the text is about, where its acts do not say
 * so: of a state twice that of an accord, since a text names more states in passing than accords.
 */
const LEAST_ACCORD_WEIGHT = 0.1;
const LEAST_STATE_WEIGHT = 0.15;
/** First units of the text after the title in which the act must stand by which a dispatch is grouped. */
const OPENING_UNITS = 600;
const DAY_MS = 86_400_000;
/** How many; see text-closeness.ts. */
const MAIN_NAMES = 2;

/** An act that a dispatch is grouped by, with what the comparison needs of it. */
export interface Focus {
  readonly act: Act;
  readonly accord: string | null;
  readonly cast: ReadonlySet<string>;
  readonly family: Family;
  readonly phase: Phase;
  readonly isAccordLevel: boolean;
  /** The day of the step, to the day, where the text gives one for it; a headline seldom does. */
  readonly day: string | null;
  /** What the accord is on, where it is found by its form; see `topicsOfPaper`. */
  readonly topics: ReadonlySet<string>;
}

/** An item with what its headline, its lead and its text are about. */
export interface Profile {
  readonly item: StoryItem;
  /** A number of its own, for tables of pairs. */
  readonly serial: number;
  /** The known day as a number of days, since it is reckoned with for every pair. */
  readonly dayNumber: number;
  readonly focus: readonly Focus[];
  /** Known accords of the acts; where an act names none that is known, those that the text keeps naming. */
  readonly accords: ReadonlySet<string>;
  /** Who acts and is acted upon; where no act says so, the states that the text keeps naming. */
  readonly cast: ReadonlySet<string>;
  /**
   * Pairs, as `ISR-SDN`, of which the text tells some act, also one denied or far off, beside the step of one of the two
   * under a known accord.
   */
  readonly pairs: readonly string[];
  /** The known accord that the text keeps naming most; null for none. */
  readonly mainAccord: string | null;
  /** From `bandHashesOf`. */
  readonly bands: Uint32Array;
  readonly words: TermVector;
  readonly names: TermVector;
  readonly numbers: TermVector;
  /** The names that the text keeps naming, by hash, with their weights. */
  readonly mainNames: readonly (readonly [id: number, weight: number])[];
}

/** A name found by its form alone ("the accession treaty") says little about which accord it is. */
function isKnownAccord(accord: string | null): accord is string {
  return accord !== null && !accord.startsWith('x-');
}

/**
 * What an accord without a known name is on: by its own name, else by the headline, else by the papers that the text tells
 * of.
 */
function topicsOf({ title, terms }: StoryItem, act: Act): ReadonlySet<string> {
  const accord = accordIdOf(act);
  if (accord === null || isKnownAccord(accord)) return new Set();
  const parties = new Set(actorsOf(act));
  const own = topicsOfPaper(accord, parties);
  if (own.length > 0) return new Set(own);
  const headline = topicsOfHeadline(title, new Set((terms?.names ?? []).map(([name]) => name)));
  if (headline.length > 0) return new Set(headline);
  const told = namedFrom(terms?.names ?? [], /^@a:(x-.+)$/, 0);
  return new Set(told.flatMap((name) => topicsOfPaper(name, parties)));
}

function dayOf(item: StoryItem, act: Act): string | null {
  const isSame = (other: Act): boolean =>
    !other.isBackground &&
    actionOf(other) === actionOf(act) &&
    other.modality === act.modality &&
    other.subjects.join() === act.subjects.join() &&
    accordIdOf(other) === accordIdOf(act);
  const days = [act, ...item.acts.filter(isSame)].flatMap(({ day }) =>
    day !== null && precisionOf(day.value) === 'day' ? day.value : [],
  );
  return days[0] ?? null;
}

function focusOf(item: StoryItem, act: Act): Focus {
  const accord = accordIdOf(act);
  return {
    act,
    accord: item.terms?.charters?.[accord ?? ''] ?? accord,
    cast: new Set(castOfAct(act)),
    topics: topicsOf(item, act),
    family: familyOf(act),
    phase: phaseOf(act),
    isAccordLevel: isAccordLevel(act),
    day: dayOf(item, act),
  };
}

/** Talks or words that are told further down only: what a text ends on ("leaders will meet in October"), not its story. */
function isPassing(item: StoryItem, act: Act): boolean {
  const family = familyOf(act);
  const isOpening = act.evidence.start <= (item.title?.length ?? 0) + 2;
  return (family === 'talks' || family === 'words') && !isOpening;
}

/** The acts that a dispatch may be grouped by: its leading act and the news of its headline, not every step it mentions. */
function focusesOf(item: StoryItem): Focus[] {
  const lead = leadActOf([item]);
  if (lead === null || isPassing(item, lead)) return [];
  if (lead.evidence.start > (item.title?.length ?? 0) + OPENING_UNITS) return [];
  const headline = item.acts
    .filter((act) => isNews(act) && isInHeadline(item, act))
    .map((act) => namedBelow(act, [item]) ?? act);
  return [...new Set([lead, ...headline])].map((act) => focusOf(item, act));
}

function namedFrom(names: readonly WeightedTerm[], form: RegExp, least: number): string[] {
  return names.flatMap(([name, weight]) => {
    const code = weight >= least ? form.exec(name)?.[1] : undefined;
    return code === undefined ? [] : [code];
  });
}

function accordsOf(focus: readonly Focus[], names: readonly WeightedTerm[]): Set<string> {
  const accords = new Set(focus.map((one) => one.accord).filter(isKnownAccord));
  const isUnnamed =
    focus.length === 0 ||
    focus.some((one) => one.act.treatyAction !== null && !isKnownAccord(one.accord));
  if (isUnnamed) {
    for (const accord of namedFrom(names, /^@a:(?!x-)(.+)$/, LEAST_ACCORD_WEIGHT))
      accords.add(accord);
  }
  return accords;
}

function namedCastOf(focus: readonly Focus[], names: readonly WeightedTerm[]): ReadonlySet<string> {
  const [first] = focus;
  if (first !== undefined && focus.length === 1 && first.cast.size > 0) return first.cast;
  const cast = new Set(focus.flatMap((one) => [...one.cast]));
  return cast.size > 0 ? cast : new Set(namedFrom(names, /^@([A-Z]{3})$/, LEAST_STATE_WEIGHT));
}

/** At most so many pairs of one text. */
const MAX_PAIRS = 4;

function pairsOf(item: StoryItem, focus: readonly Focus[]): string[] {
  const steps = focus.filter((one) => isKnownAccord(one.accord) && one.cast.size === 1);
  if (steps.length === 0) return [];
  const acting = new Set(steps.flatMap((one) => [...one.cast]));
  const pairs = item.acts.flatMap((act) => {
    const pair = act.isBackground ? null : pairOf(act);
    return pair?.split('-').some((code) => acting.has(code)) ? [pair] : [];
  });
  return [...new Set(pairs)].sort().slice(0, MAX_PAIRS);
}

/** The cast without the organisation that is the accord itself, unless nobody else acts. */
function castOf(
  focus: readonly Focus[],
  names: readonly WeightedTerm[],
  accords: ReadonlySet<string>,
): ReadonlySet<string> {
  const cast = namedCastOf(focus, names);
  const others = [...cast].filter((code) => !accords.has(code.toLowerCase()));
  return others.length === 0 || others.length === cast.size ? cast : new Set(others);
}

/** Items do not change; each is compared with many, and hashing its terms costs more than a comparison. */
const profiles = new WeakMap<StoryItem, Profile>();

export function profileOf(item: StoryItem): Profile {
  const known = profiles.get(item);
  if (known !== undefined) return known;
  const profile = makeProfile(item);
  profiles.set(item, profile);
  return profile;
}

let made = 0;

function makeProfile(item: StoryItem): Profile {
  const focus = focusesOf(item);
  const names = item.terms?.names ?? [];
  const accords = accordsOf(focus, names);
  made += 1;
  return {
    item,
    serial: made,
    dayNumber: startOfDayAt(item.knownDay) / DAY_MS,
    focus,
    accords,
    cast: castOf(focus, names, accords),
    pairs: pairsOf(item, focus),
    mainAccord: namedFrom(names, /^@a:(?!x-)(.+)$/, LEAST_STATE_WEIGHT)[0] ?? null,
    bands: bandHashesOf(item.sketch),
    words: vectorOf(item.terms?.words ?? []),
    names: vectorOf(names),
    numbers: vectorOf(item.terms?.numbers ?? []),
    mainNames: names.slice(0, MAIN_NAMES).map(([name, weight]) => [hashText(name), weight]),
  };
}
