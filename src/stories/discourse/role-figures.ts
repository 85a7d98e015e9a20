import { boundsOf, daysBetween } from '../../kernel/index.ts';
import type { WordLeanings } from '../types.ts';
import type { ReadText, ReadUnit } from './discourse-input.ts';
import { CUE_WORDS, lemmasOf, namesOf, overlap } from './role-features.ts';
import { type Telling, tellingFigures } from './role-telling.ts';
import { YEAR } from './role-times.ts';
import { leaningFigures } from './word-leanings.ts';

/** Groups of words that are counted beside those of the chain: who is meant, what harms, what moves. */
const MORE_CUES: Readonly<Record<string, readonly string[]>> = {
  third: 'he she his her him they their them'.split(' '),
  harm: 'kill die death dead wound injure attack bomb shoot fire crash arrest charge sentence convict'.split(
    ' ',
  ),
  change: 'rise fall drop increase decrease gain lose cut grow decline surge slump jump'.split(' '),
};
const CUES = { ...CUE_WORDS, ...MORE_CUES };
const CUE_NAMES = Object.keys(CUES);
const CUES_OF = new Map<string, string>(
  Object.entries(CUES).flatMap(([cue, words]) => words.map((word) => [word, cue] as const)),
);

/** Where the count of a cue stands. */
const CUE_PLACES = new Map([...CUES_OF].map(([word, cue]) => [word, CUE_NAMES.indexOf(cue)]));
const SAY = CUE_NAMES.indexOf('say');

/** Where nothing is there to be measured. */
const NONE = -1;
const FAR_DAYS = 9999;
const FAR_YEARS = 99;

/** Figures of one kind, in the order of their names. */
type Figures = readonly number[];

function flag(isSo: boolean): number {
  return Number(isSo);
}

const VERB_NAMES = 'past present modal ing base had have be first'.split(' ');

/** Counts of verbs by how they stand, with the first finite form. */
function verbFigures(unit: ReadUnit): Figures {
  const out = { past: 0, present: 0, modal: 0, ing: 0, base: 0, had: 0, have: 0, be: 0, first: 0 };
  const tell = (kind: 'past' | 'present' | 'modal', form: number): void => {
    out[kind] += 1;
    if (out.first === 0) out.first = form;
  };
  for (const { pos, lower, lemma } of unit.tokens) {
    if (pos === 'AUX') {
      if (/^(?:was|were|had|did)$/.test(lower)) tell('past', 1);
      else if (/^(?:is|are|has|have|do|does|am|'s|'re|'ve)$/.test(lower)) tell('present', 2);
      else tell('modal', 3);
      if (lower === 'had') out.had += 1;
      if (/^(?:has|have|'ve)$/.test(lower)) out.have += 1;
      if (/^(?:is|are|was|were|be|been|being)$/.test(lower)) out.be += 1;
    } else if (pos === 'VERB') {
      const isChanged = lower !== lemma.toLowerCase();
      if (/ed$/.test(lower) || (isChanged && !/(?:ing|s)$/.test(lower))) tell('past', 4);
      else if (/ing$/.test(lower)) out.ing += 1;
      else if (isChanged) tell('present', 5);
      else out.base += 1;
    }
  }
  return Object.values(out);
}

const WORD_NAMES = ['pronouns', 'numbers', 'marks', 'adjectives', 'nouns', 'saidAt'].concat(
  CUE_NAMES.map((cue) => `cue ${cue}`),
);

function wordFigures({ tokens }: ReadUnit): Figures {
  let [pronouns, numbers, marks, adjectives, nouns, saidAt] = [0, 0, 0, 0, 0, NONE];
  const cues = CUE_NAMES.map(() => 0);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const cue = CUE_PLACES.get(token.lemma);
    if (cue !== undefined) cues[cue] = (cues[cue] ?? 0) + 1;
    if (cue === SAY && saidAt === NONE) saidAt = at / tokens.length;
    if (token.pos === 'PRON') pronouns += 1;
    else if (token.pos === 'PUNCT') marks += 1;
    else if (token.pos === 'ADJ') adjectives += 1;
    else if (token.pos === 'NOUN') nouns += 1;
    if (/\p{N}/u.test(token.text)) numbers += 1;
  }
  return [pronouns, numbers, marks, adjectives, nouns, saidAt, ...cues];
}

const FORM_NAMES =
  'length units quoted opensQuoted endsQuoted accordingTo stops asks money capitals mentions accords times'.split(
    ' ',
  );

function formFigures({ text, tokens, quotedShare, mentions, accords, times }: ReadUnit): Figures {
  return [
    tokens.length,
    text.length,
    quotedShare,
    flag(/^["“'‘]/u.test(text)),
    flag(/["”’']\s*$/u.test(text)),
    flag(/\baccording to\b/i.test(text)),
    flag(/[.!?]["”’')]*\s*$/u.test(text)),
    flag(text.includes('?')),
    flag(/[%$€£]|\bpercent\b/u.test(text)),
    flag(/^\p{Lu}[\p{Lu}\d\s,.'’&-]+$/u.test(text)),
    mentions.length,
    accords.length,
    times.length,
  ];
}

const DAY_NAMES = 'days nearestDay farthestDay nearestYear farthestYear'.split(' ');

/** How far the days and years named lie before the day of the text, nearest and farthest. */
function dayFigures(unit: ReadUnit, { referenceDay }: ReadText): Figures {
  const days = unit.days.flatMap(({ value }) => {
    const { first, last } = boundsOf(value);
    const bound = last ?? first;
    return bound === null || referenceDay === null ? [] : [daysBetween(bound, referenceDay)];
  });
  const year = referenceDay === null ? null : Number(referenceDay.slice(0, 4));
  const years = unit.tokens.flatMap(({ text }) =>
    year !== null && YEAR.test(text) ? [year - Number(text)] : [],
  );
  return [
    days.length,
    Math.min(FAR_DAYS, ...days),
    Math.max(-FAR_DAYS, ...days),
    Math.min(FAR_YEARS, ...years),
    Math.max(-FAR_YEARS, ...years),
  ];
}

function verbsOf(unit: ReadUnit): Set<string> {
  const lemmas = unit.tokens
    .filter(({ pos }) => pos === 'VERB')
    .map((one) => one.lemma.toLowerCase());
  return new Set(lemmas.filter((lemma) => CUES_OF.get(lemma) !== 'say'));
}

const SHARED_NAMES =
  'names freshNames freshNamesShare freshShare likeTitle likeTitleNames likeFirst likeSecond likePrevious likeNext titleVerbs firstVerbs previousNames kept nearest'.split(
    ' ',
  );

/** A sentence is set against so many before it at most, so that the time stays linear. */
const COMPARED_BEFORE = 60;

/** What sentences share with headline, opening, neighbours and all before, and how much in them is new. */
function sharedFigures(units: readonly ReadUnit[], headline: ReadUnit): Figures[] {
  const lemmas = units.map(lemmasOf);
  const names = units.map(namesOf);
  const verbs = units.map(verbsOf);
  const title = { lemmas: lemmasOf(headline), names: namesOf(headline), verbs: verbsOf(headline) };
  const counts = new Map<string, number>();
  for (const own of lemmas)
    for (const lemma of own) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  const none: ReadonlySet<string> = new Set();
  const seenLemmas = new Set<string>();
  const seenNames = new Set<string>();
  const freshIn = (own: ReadonlySet<string>, seen: Set<string>): number => {
    let fresh = 0;
    for (const one of own) {
      if (!seen.has(one)) fresh += 1;
      seen.add(one);
    }
    return fresh;
  };
  return units.map((_, at) => {
    const own = lemmas[at] ?? none;
    const ownNames = names[at] ?? none;
    const ownVerbs = verbs[at] ?? none;
    const like = (sets: readonly ReadonlySet<string>[], other: number, mine = own): number =>
      other < 0 || other >= units.length ? NONE : overlap(mine, sets[other] ?? none);
    let nearest = 0;
    for (let other = Math.max(0, at - COMPARED_BEFORE); other < at; other += 1)
      nearest = Math.max(nearest, overlap(own, lemmas[other] ?? none));
    let kept = 0;
    for (const lemma of own) kept += (counts.get(lemma) ?? 1) - 1;
    const freshNames = freshIn(ownNames, seenNames);
    return [
      ownNames.size,
      freshNames,
      ownNames.size === 0 ? NONE : freshNames / ownNames.size,
      own.size === 0 ? NONE : freshIn(own, seenLemmas) / own.size,
      overlap(own, title.lemmas),
      overlap(ownNames, title.names),
      at > 0 ? like(lemmas, 0) : 1,
      at > 1 ? like(lemmas, 1) : 1,
      like(lemmas, at - 1),
      like(lemmas, at + 1),
      overlap(ownVerbs, title.verbs),
      overlap(ownVerbs, verbs[0] ?? none),
      like(names, at - 1, ownNames),
      own.size === 0 ? 0 : kept / own.size / Math.sqrt(units.length),
      nearest,
    ];
  });
}

const NAMES: readonly string[] = ['at', 'fromEnd', 'part', 'count'].concat(
  VERB_NAMES,
  WORD_NAMES,
  FORM_NAMES,
  DAY_NAMES,
  SHARED_NAMES,
);

/** Where figures stand, by their names. */
function placesOf(names: readonly string[], cues: readonly string[]): readonly number[] {
  return names.concat(cues.map((cue) => `cue ${cue}`)).map((name) => NAMES.indexOf(name));
}

/** Figures of the neighbours that are looked at beside a sentence's own. */
const OF_NEIGHBOURS = placesOf(
  'quoted past present modal had length farthestYear farthestDay likeTitle'.split(' '),
  'say ahead recall person kin'.split(' '),
);
/** Figures of which the mean over the text tells what kind of text it is. */
const OF_THE_TEXT = placesOf(
  'quoted length past names numbers'.split(' '),
  'kin harm change person'.split(' '),
);
const NEAREST_DAY = NAMES.indexOf('nearestDay');
const PAST = NAMES.indexOf('past');

/**
 * Numbers of each sentence, in one order for all: its place, verbs, words, form, days, what it shares with the rest, what its
 * neighbours are like, what kind of text it stands in, when it plays and who speaks, and to which roles its words lean. Rows in the order of the sentences.
 */
export function roleFigures(
  document: ReadText,
  tellings: readonly Telling[],
  leanings: WordLeanings,
): number[][] {
  const { units, headline } = document;
  const shared = sharedFigures(units, headline);
  const count = units.length;
  const own = units.map(
    (unit, at): Figures => [
      at,
      count - 1 - at,
      at / count,
      count,
      ...verbFigures(unit),
      ...wordFigures(unit),
      ...formFigures(unit),
      ...dayFigures(unit, document),
      ...(shared[at] ?? []),
    ],
  );
  const mean = (place: number): number =>
    own.reduce((sum, figures) => sum + (figures[place] ?? 0), 0) / Math.max(1, count);
  const text = OF_THE_TEXT.map(mean);
  const lead = own[0];
  const leaning = leaningFigures(units, leanings);
  return own.map((figures, at) => {
    const [before, after] = [own[at - 1], own[at + 1]];
    const [unit, telling] = [units[at], tellings[at]];
    const [day = FAR_DAYS, leadDay = FAR_DAYS] = [figures[NEAREST_DAY], lead?.[NEAREST_DAY]];
    return [
      ...figures,
      ...text,
      headline.tokens.length,
      ...OF_NEIGHBOURS.flatMap((place) => [before?.[place] ?? NONE, after?.[place] ?? NONE]),
      day < FAR_DAYS && leadDay < FAR_DAYS ? day - leadDay : -FAR_DAYS,
      lead?.[PAST] ?? 0,
      ...(unit === undefined || telling === undefined ? [] : tellingFigures(unit, telling)),
      ...(leaning[at] ?? []),
    ];
  });
}
