import type { ReadText, ReadUnit } from './discourse-input.ts';
import { isSaying, SPEAKER_KINDS, type SpeakerOfUnit, speakersOf } from './role-speakers.ts';
import { ageFigure, isWeekday, type TimesOfUnit, timesOf } from './role-times.ts';

/** When a sentence plays, who speaks in it, and how its words stand. */
export interface Telling {
  readonly times: TimesOfUnit;
  readonly speaker: SpeakerOfUnit;
  /** How the first finite verb stands that is no verb of saying: see `verbFormOf`; -1 without one. */
  readonly verb: number;
  readonly counts: Counts;
  /** Of the sentence and of the one before: whether a quotation is opened and not closed. */
  readonly opens: boolean;
  readonly opened: boolean;
}

const COUNTED = {
  first: new Set('i me my we our us'.split(' ')),
  third: new Set('he she his her him'.split(' ')),
  they: new Set('they their them'.split(' ')),
  not: new Set("not n't n’t no never".split(' ')),
  degree: new Set('more most less than very so too really best worst better'.split(' ')),
  condition: new Set('if whether when unless'.split(' ')),
  relative: new Set('that who which'.split(' ')),
  since: new Set(['since']),
} as const;
type CountName = keyof typeof COUNTED | 'infinitive' | 'weekday';
type Counts = Readonly<Record<CountName, number>>;
const COUNT_OF = new Map<string, keyof typeof COUNTED>(
  Object.entries(COUNTED).flatMap(([name, words]) =>
    [...words].map((word) => [word, name as keyof typeof COUNTED] as const),
  ),
);

const FORM_OF_AUXILIARY: ReadonlyMap<string, number> = new Map(
  [
    'was were did',
    'had',
    "has have ’ve 've",
    "is are am do does 's ’s 're ’re",
    "will shall 'll ’ll",
    'would could might',
  ].flatMap((words, form) => words.split(' ').map((word) => [word, form] as const)),
);
const OTHER_AUXILIARY = 6;
const PAST_VERB = 7;
const PRESENT_VERB = 8;
const NO_VERB = -1;

/** The first finite verb beyond speech: auxiliaries by groups (0 to 6), 7 a verb in the past, 8 one in the present. */
function verbFormOf({ tokens }: ReadUnit): number {
  for (const { lemma, lower, pos } of tokens) {
    if (isSaying(lemma)) continue;
    if (pos === 'AUX') return FORM_OF_AUXILIARY.get(lower) ?? OTHER_AUXILIARY;
    if (pos !== 'VERB') continue;
    if (/ed$/.test(lower) || (lower !== lemma && !/ing$/.test(lower)))
      return /s$/.test(lower) ? PRESENT_VERB : PAST_VERB;
  }
  return NO_VERB;
}

function countsOf({ tokens }: ReadUnit): Counts {
  const counts = {
    first: 0,
    third: 0,
    they: 0,
    not: 0,
    degree: 0,
    condition: 0,
    relative: 0,
    since: 0,
    infinitive: 0,
    weekday: 0,
  };
  for (const [at, { lower }] of tokens.entries()) {
    const name = COUNT_OF.get(lower);
    if (name !== undefined) counts[name] += 1;
    if (lower === 'to' && tokens[at + 1]?.pos === 'VERB') counts.infinitive += 1;
    if (isWeekday(lower)) counts.weekday += 1;
  }
  return counts;
}

function opensQuote({ text }: ReadUnit): boolean {
  let open = 0;
  for (const letter of text) open += letter === '“' ? 1 : letter === '”' ? -1 : 0;
  return open > 0;
}

/** The telling of each sentence, in their order. */
export function tellingsOf(document: ReadText): Telling[] {
  const { units } = document;
  const times = timesOf(document);
  const speakers = speakersOf(units);
  const opens = units.map(opensQuote);
  return units.flatMap((unit, at) => {
    const [own, speaker] = [times[at], speakers[at]];
    if (own === undefined || speaker === undefined) return [];
    return {
      times: own,
      speaker,
      verb: verbFormOf(unit),
      counts: countsOf(unit),
      opens: opens[at] ?? false,
      opened: opens[at - 1] ?? false,
    };
  });
}

const OPENING_PREPOSITION = /^(?:in|at|on|after|since|by|for)$/;

/** Figures for the trees, in one order for all. */
export function tellingFigures({ tokens }: ReadUnit, telling: Telling): number[] {
  const { times, speaker, verb, counts, opens, opened } = telling;
  const size = Math.max(1, tokens.length);
  const shareOf = (pos: string): number =>
    tokens.filter((token) => token.pos === pos).length / size;
  const opening = tokens[0]?.lower ?? '';
  const { own } = times;
  return [
    ageFigure(own.length === 0 ? null : Math.max(...own)),
    ageFigure(own.length === 0 ? null : Math.min(...own)),
    ageFigure(own[0]),
    own.length,
    ageFigure(times.last),
    times.sinceLast,
    ageFigure(times.next),
    speaker.own,
    speaker.naming,
    speaker.current,
    speaker.sinceCurrent,
    speaker.says,
    speaker.first,
    speaker.last,
    ...speaker.kinds,
    verb,
    ...Object.values(counts),
    ...['DET', 'PROPN', 'ADV', 'ADP'].map(shareOf),
    Number(opening === 'the' || opening === 'a' || opening === 'an'),
    Number(OPENING_PREPOSITION.test(opening)),
    Number(opens),
    Number(opened),
  ];
}

function step(value: number, bounds: readonly number[]): number {
  let at = 0;
  for (const bound of bounds) if (value >= bound) at += 1;
  return at;
}

/** Bounds on the scale of `ageFigure`: years ahead, days ahead, today, a day, a week, a month, half a year, years, decades. */
const AGE_BOUNDS: readonly number[] = [-5, -2, -0.01, 0.3, 1, 1.6, 2.5, 3.5, 4.7, 5.5, 6.1, 7.5];

function ageStep(age: number | null): string {
  return age === null ? 'none' : String(step(ageFigure(age), AGE_BOUNDS));
}

/** Features for the chain, as words. */
export function tellingFeatures(unit: ReadUnit, telling: Telling, at: number): string[] {
  const { times, speaker, verb, counts, opens, opened } = telling;
  const { tokens, quotedShare } = unit;
  const place = step(at, [1, 3, 8]);
  const size = Math.max(1, tokens.length);
  const shareOf = (pos: string): number =>
    tokens.filter((token) => token.pos === pos).length / size;
  const { own, last } = times;
  const highest = own.length === 0 ? null : Math.max(...own);
  const age = ageStep(highest);
  const few = (count: number): number => Math.min(2, count);
  return [
    `age ${age}`,
    `age ${age} at ${place}`,
    `least age ${ageStep(own.length === 0 ? null : Math.min(...own))}`,
    `last age ${ageStep(last)} ${step(times.sinceLast, [2, 4])}`,
    `next age ${ageStep(times.next)}`,
    `held age ${ageStep(highest ?? last)}`,
    `speaks ${speaker.naming} ${speaker.own}`,
    `speaker ${speaker.current} since ${step(speaker.sinceCurrent, [1, 2, 4])}`,
    `speaker ${speaker.current} quoted ${step(quotedShare, [0.01, 0.8])}`,
    `says ${speaker.says}`,
    `form ${verb}`,
    `form ${verb} age ${age}`,
    `form ${verb} speaks ${speaker.naming}`,
    `form ${verb} at ${place}`,
    `not ${few(counts.not)}`,
    `they ${few(counts.they)}`,
    `third ${few(counts.third)}`,
    `condition ${few(counts.condition)}`,
    `infinitive ${few(counts.infinitive)}`,
    `degree ${few(counts.degree)}`,
    `quote ${opens} ${opened} ${quotedShare > 0.95}`,
    `proper ${step(shareOf('PROPN'), [0.01, 0.1, 0.2, 0.35])}`,
    `adverbs ${step(shareOf('ADV'), [0.01, 0.05, 0.1])}`,
    ...SPEAKER_KINDS.filter((_, kind) => (speaker.kinds[kind] ?? 0) > 0).map(
      (kind) => `kind ${kind}`,
    ),
  ];
}
