import type { Act } from '../events/index.ts';
import { startOfDayAt } from '../kernel/index.ts';
import { hashText } from './hash-text.ts';
import { isInHeadline, leadActOf } from './lead-act.ts';
import {
  accordIdOf,
  castOf as castOfAct,
  type Family,
  familyOf,
  isAccordLevel,
  isNews,
  type Phase,
  phaseOf,
} from './matter.ts';
import { bandHashesOf } from './sketch.ts';
import { type TermVector, vectorOf } from './term-vector.ts';
import type { StoryItem, StoryTerms, WeightedTerm } from './types.ts';

/**
 * Weight from which a name among the names of a text is one that the text is about, where its acts do not say
 * so: of a state twice that of an accord, since a text names more states in passing than accords.
 */
const LEAST_ACCORD_WEIGHT = 0.1;
const LEAST_STATE_WEIGHT = 0.2;
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

function focusOf(act: Act, charters: StoryTerms['charters']): Focus {
  const accord = accordIdOf(act);
  return {
    act,
    accord: charters?.[accord ?? ''] ?? accord,
    cast: new Set(castOfAct(act)),
    family: familyOf(act),
    phase: phaseOf(act),
    isAccordLevel: isAccordLevel(act),
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
  const headline = item.acts.filter((act) => isNews(act) && isInHeadline(item, act));
  return [lead, ...headline.filter((act) => act.id !== lead.id)].map((act) =>
    focusOf(act, item.terms?.charters),
  );
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

function castOf(focus: readonly Focus[], names: readonly WeightedTerm[]): ReadonlySet<string> {
  const [first] = focus;
  if (first !== undefined && focus.length === 1 && first.cast.size > 0) return first.cast;
  const cast = new Set(focus.flatMap((one) => [...one.cast]));
  return cast.size > 0 ? cast : new Set(namedFrom(names, /^@([A-Z]{3})$/, LEAST_STATE_WEIGHT));
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
  made += 1;
  return {
    item,
    serial: made,
    dayNumber: startOfDayAt(item.knownDay) / DAY_MS,
    focus,
    accords: accordsOf(focus, names),
    cast: castOf(focus, names),
    mainAccord: namedFrom(names, /^@a:(?!x-)(.+)$/, LEAST_STATE_WEIGHT)[0] ?? null,
    bands: bandHashesOf(item.sketch),
    words: vectorOf(item.terms?.words ?? []),
    names: vectorOf(names),
    numbers: vectorOf(item.terms?.numbers ?? []),
    mainNames: names.slice(0, MAIN_NAMES).map(([name, weight]) => [hashText(name), weight]),
  };
}
