import { boundsOf, daysBetween } from '../../kernel/index.ts';
import type { ReadText, ReadUnit } from './discourse-input.ts';
import { CUE_WORDS, lemmasOf, namesOf, overlap, YEAR } from './role-features.ts';

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

/** Where nothing is there to be measured. */
const NONE = -1;
const FAR_DAYS = 9999;
const FAR_YEARS = 99;

/** Figures by name; the order in which they are first set is that of the rows. */
type Figures = Record<string, number>;

function flag(isSo: boolean): number {
  return Number(isSo);
}

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
  return out;
}

function wordFigures(unit: ReadUnit): Figures {
  const out: Figures = { pronouns: 0, numbers: 0, marks: 0, adjectives: 0, nouns: 0, saidAt: NONE };
  const count = (name: string): void => {
    out[name] = (out[name] ?? 0) + 1;
  };
  for (const cue of CUE_NAMES) out[`cue ${cue}`] = 0;
  for (const [at, token] of unit.tokens.entries()) {
    const cue = CUES_OF.get(token.lemma.toLowerCase());
    if (cue !== undefined) count(`cue ${cue}`);
    if (cue === 'say' && out['saidAt'] === NONE) out['saidAt'] = at / unit.tokens.length;
    if (token.pos === 'PRON') count('pronouns');
    if (token.pos === 'PUNCT') count('marks');
    if (token.pos === 'ADJ') count('adjectives');
    if (token.pos === 'NOUN') count('nouns');
    if (/\p{N}/u.test(token.text)) count('numbers');
  }
  return out;
}

function formFigures({ text, tokens, quotedShare, mentions, accords, times }: ReadUnit): Figures {
  return {
    length: tokens.length,
    units: text.length,
    quoted: quotedShare,
    opensQuoted: flag(/^["“'‘]/u.test(text)),
    endsQuoted: flag(/["”’']\s*$/u.test(text)),
    accordingTo: flag(/\baccording to\b/i.test(text)),
    stops: flag(/[.!?]["”’')]*\s*$/u.test(text)),
    asks: flag(text.includes('?')),
    money: flag(/[%$€£]|\bpercent\b/u.test(text)),
    capitals: flag(/^\p{Lu}[\p{Lu}\d\s,.'’&-]+$/u.test(text)),
    mentions: mentions.length,
    accords: accords.length,
    times: times.length,
  };
}

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
  return {
    days: days.length,
    nearestDay: Math.min(FAR_DAYS, ...days),
    farthestDay: Math.max(-FAR_DAYS, ...days),
    nearestYear: Math.min(FAR_YEARS, ...years),
    farthestYear: Math.max(-FAR_YEARS, ...years),
  };
}

function verbsOf(unit: ReadUnit): Set<string> {
  const lemmas = unit.tokens
    .filter(({ pos }) => pos === 'VERB')
    .map((one) => one.lemma.toLowerCase());
  return new Set(lemmas.filter((lemma) => CUES_OF.get(lemma) !== 'say'));
}

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
    return {
      names: ownNames.size,
      freshNames,
      freshNamesShare: ownNames.size === 0 ? NONE : freshNames / ownNames.size,
      freshShare: own.size === 0 ? NONE : freshIn(own, seenLemmas) / own.size,
      likeTitle: overlap(own, title.lemmas),
      likeTitleNames: overlap(ownNames, title.names),
      likeFirst: at > 0 ? like(lemmas, 0) : 1,
      likeSecond: at > 1 ? like(lemmas, 1) : 1,
      likePrevious: like(lemmas, at - 1),
      likeNext: like(lemmas, at + 1),
      titleVerbs: overlap(ownVerbs, title.verbs),
      firstVerbs: overlap(ownVerbs, verbs[0] ?? none),
      previousNames: like(names, at - 1, ownNames),
      kept: own.size === 0 ? 0 : kept / own.size / Math.sqrt(units.length),
      nearest,
    };
  });
}

/** Figures of the neighbours that are looked at beside a sentence's own. */
const OF_NEIGHBOURS: readonly string[] =
  'quoted past present modal had length farthestYear farthestDay likeTitle'
    .split(' ')
    .concat('say ahead recall person kin'.split(' ').map((cue) => `cue ${cue}`));
/** Figures of which the mean over the text tells what kind of text it is. */
const OF_THE_TEXT: readonly string[] = 'quoted length past names numbers'
  .split(' ')
  .concat('kin harm change person'.split(' ').map((cue) => `cue ${cue}`));

/**
 * Numbers of each sentence, in one order for all: its place, verbs, words, form, days, what it shares with the rest, what its
 * neighbours are like, and what kind of text it stands in. Rows in the order of the sentences.
 */
export function roleFigures(document: ReadText): number[][] {
  const { units, headline } = document;
  const shared = sharedFigures(units, headline);
  const count = units.length;
  const own = units.map(
    (unit, at): Figures => ({
      at,
      fromEnd: count - 1 - at,
      part: at / count,
      count,
      ...verbFigures(unit),
      ...wordFigures(unit),
      ...formFigures(unit),
      ...dayFigures(unit, document),
      ...shared[at],
    }),
  );
  const mean = (name: string): number =>
    own.reduce((sum, figures) => sum + (figures[name] ?? 0), 0) / Math.max(1, count);
  const text = OF_THE_TEXT.map(mean);
  const lead = own[0];
  return own.map((figures, at) => {
    const [before, after] = [own[at - 1], own[at + 1]];
    const [day = FAR_DAYS, leadDay = FAR_DAYS] = [figures['nearestDay'], lead?.['nearestDay']];
    return [
      ...Object.values(figures),
      ...text,
      headline.tokens.length,
      ...OF_NEIGHBOURS.flatMap((name) => [before?.[name] ?? NONE, after?.[name] ?? NONE]),
      day < FAR_DAYS && leadDay < FAR_DAYS ? day - leadDay : -FAR_DAYS,
      lead?.['past'] ?? 0,
    ];
  });
}
