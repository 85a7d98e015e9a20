import type { Act } from '../events/index.ts';
import { boundsOf, type CivilDay, daysBetween, overlaps, type Stage } from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import type { Context } from './context.ts';
import { reaches } from './ladder.ts';
import { aimOf } from './later-standing.ts';
import type { ReportedSentence } from './reported.ts';
import { speaksAhead, speaksOfNotYet } from './time-words.ts';

/** What is still to be done: "will sign", "must still be approved", "is to take effect", "has yet to ratify". */
const TO_DO =
  /\b(?:will(?! have\b)|shall|must|awaits?|needs?|expects?|plans?|intends?|prepar(?:es?|ing)|ha(?:s|ve)(?: (?:still|yet))?(?= to\b)|(?:is|are|remains?)(?: (?:now|still|also|first|formally|yet))?(?= (?:to|due|set|expected|scheduled|likely)\b))((?: [^\s.;,]+){1,8})/gi;
const FEW = '^(?: (?!and\\b)\\S+){0,4}?';
/** By which words a step is named within the next few, and the rungs at which it has been taken. */
const STEPS: readonly (readonly [RegExp, readonly Stage[]])[] = [
  [new RegExp(`${FEW} (?:sign|signed|signature)\\b`, 'i'), ['signed', 'accession-signed']],
  [
    new RegExp(
      `${FEW} (?:ratify|ratified|ratification|deposit|deposited|approve|approved)\\b`,
      'i',
    ),
    ['ratified', 'member'],
  ],
  [
    new RegExp(`${FEW} (?:join|accede|admitted|become (?:\\S+ ){1,3}(?:member|party))\\b`, 'i'),
    ['acceded', 'member'],
  ],
  [new RegExp(`${FEW} apply\\b`, 'i'), ['applied']],
  [
    new RegExp(`${FEW} (?:enter|enters|come|comes) into force\\b|${FEW} take effect\\b`, 'i'),
    ['in-force', 'member', 'withdrawn'],
  ],
  [new RegExp(`${FEW} (?:withdraw|leave|quit)\\b`, 'i'), ['withdrawal-notified', 'withdrawn']],
];
/** What holds up to a day that is named before. */
const UNTIL_THEN = /\buntil (?:then|that (?:date|day))\b/i;
/** A plan that is older than this is none any more. */
const STALE_DAYS = 365;

type Given = Pick<ReportedSentence, 'dispatch' | 'span' | 'text' | 'acts'>;

function saidOn({ dispatch }: Given, { book }: Context): CivilDay | null {
  return book.dispatch(dispatch)?.referenceDay ?? null;
}

/** Whether what is told is told as to come or as not yet done. */
export function looksAhead({ text: given }: Pick<Given, 'text'>): boolean {
  // "Will have been ratified within three years" reckons, and promises nothing.
  const text = given.replace(/\bwill have\b/gi, 'have');
  return (
    speaksAhead(text) ||
    speaksOfNotYet(text) ||
    UNTIL_THEN.test(text) ||
    [...text.matchAll(TO_DO)].length > 0
  );
}

/** Whether the record has followed what was said here, and the step has come, been missed or been taken back. */
function isDecided(sentence: Given, { input }: Context): boolean {
  const rows = input.state.expectations.filter(
    ({ basis, evidence }) =>
      basis === 'said' &&
      evidence.some((one) => one.dispatch === sentence.dispatch && overlaps(one, sentence.span)),
  );
  // What is told as not having come is true of what was missed.
  const isTrueStill = speaksOfNotYet(sentence.text) && rows.some(({ state }) => state === 'missed');
  return rows.length > 0 && !isTrueStill && rows.every(({ state }) => state !== 'open');
}

/** Whether the record holds the step of all whom the act speaks of, and held it on no earlier day than it was said. */
function isReached(act: Act, day: CivilDay | null, { input }: Context): boolean {
  const aim = aimOf(act);
  if (aim === undefined || act.accord === null) return false;
  const codes = act.subjects.length > 0 ? act.subjects : act.objects;
  const entries =
    codes.length > 0
      ? codes.map((code) => `party/${act.accord?.id}/${code}`)
      : [`accord/${act.accord.id}`];
  return entries.every((entry) => {
    const row = input.state.standings.find((one) => one.entry === entry);
    return row !== undefined && reaches(row.stage, aim) && isSince(row.since, day);
  });
}

function isSince(since: Parameters<typeof boundsOf>[0] | null, day: CivilDay | null): boolean {
  const last = since === null ? null : boundsOf(since).last;
  return last === null || day === null || last >= day;
}

/** One accord, or two names that the news alone gives to papers of the same states. */
function isOnePaper(a: Act, b: Act): boolean {
  return isOneName(a.accord?.id ?? '', b.accord?.id ?? '');
}

function isOneName(one: string, other: string): boolean {
  return one === other || (one.startsWith('x-') && other.startsWith('x-'));
}

/** Whether a later dispatch of the matter, or a better one of the same day, tells the same step as done. */
function isToldAsDone(act: Act, day: CivilDay | null, { acts, book }: Context): boolean {
  if (act.modality === 'done' || act.modality === 'denied') return false;
  return acts.some((other) => {
    const told = book.dispatch(other.dispatch)?.referenceDay ?? null;
    return (
      other.modality === 'done' &&
      !other.isBackground &&
      other.dispatch !== act.dispatch &&
      (day === null || told === null || told >= day) &&
      act.subjects.length > 0 &&
      other.treatyAction === act.treatyAction &&
      other.bilateralAct === act.bilateralAct &&
      isOnePaper(act, other) &&
      act.subjects.every((code) => other.subjects.includes(code)) &&
      act.objects.every((code) => [...other.objects, ...other.subjects].includes(code))
    );
  });
}

/** Whether one of these dispatches tells as taken what the record awaits in vain, or puts next. */
export function isAwaitedInVain(row: Expectation, { acts }: Context): boolean {
  if (row.state !== 'missed' && row.basis !== 'ladder') return false;
  // What a register may know as well is awaited until the record holds it.
  if (row.accord?.startsWith('x-') !== true) return false;
  return acts.some(
    (act) =>
      act.modality === 'done' &&
      !act.isBackground &&
      act.treatyAction === row.action &&
      row.subjects.length > 0 &&
      row.subjects.every((code) => act.subjects.includes(code)) &&
      isOneName(row.accord ?? '', act.accord?.id ?? ''),
  );
}

/** Whether its words name a step as to come that the record has held for the states of the matter since. */
function isTakenInWords(sentence: Given, day: CivilDay | null, context: Context): boolean {
  const { main, subjects, input, accord } = context;
  if (main === null || main.counterpart !== null || day === null) return false;
  const rows =
    subjects.length === 0
      ? [main]
      : subjects.map((code) =>
          input.state.standings.find(({ entry }) => entry === `party/${accord}/${code}`),
        );
  const hasReached = (stages: readonly Stage[]): boolean =>
    rows.every(
      (row) =>
        row !== undefined &&
        isSince(row.since, day) &&
        stages.some((stage) => row.stage === stage || reaches(row.stage, stage)),
    );
  // On the very day of the step the same dispatch may tell it and what comes after it.
  const tellsItself = sentence.acts.some(
    (act) => act.modality === 'done' && !act.isBackground && act.accord?.id === accord,
  );
  if (tellsItself) return false;
  if (UNTIL_THEN.test(sentence.text) && rows.every((row) => row?.stage === 'withdrawn'))
    return true;
  return [...sentence.text.matchAll(TO_DO)].some(([, after = '']) => {
    const steps = STEPS.filter(([words]) => words.test(after));
    return steps.length > 0 && steps.every(([, stages]) => hasReached(stages));
  });
}

/** Whether every day ahead of its own that it names has passed. */
function isPast({ text }: Given, day: CivilDay | null, { deps, asOf }: Context): boolean {
  if (day === null) return false;
  const ahead = deps.check
    .understand(text, day)
    .days.map(({ value }) => boundsOf(value).last)
    .filter((last): last is CivilDay => last !== null && last > day);
  return ahead.length > 0 && ahead.every((last) => last < asOf);
}

/**
 * Whether a reported sentence tells as to come, as due or as not yet done what lies behind the day of the brief: the
 * record or a later report holds the step as taken, its day has passed, or it was said more than a year ago. Printed
 * without what came of it, it would tell the reader something that is not so any more.
 */
export function isOvertaken(sentence: Given, context: Context): boolean {
  return whyOvertaken(sentence, context) !== null;
}

/** By what it is overtaken; null where by nothing. */
function whyOvertaken(sentence: Given, context: Context): string | null {
  if (!looksAhead(sentence)) return null;
  const day = saidOn(sentence, context);
  const { acts } = sentence;
  if (day !== null && daysBetween(day, context.asOf) > STALE_DAYS) return 'stale';
  if (isDecided(sentence, context)) return 'decided';
  if (acts.some((act) => isReached(act, day, context))) return 'reached';
  if (acts.some((act) => isToldAsDone(act, day, context))) return 'told';
  if (isTakenInWords(sentence, day, context)) return 'taken';
  return isPast(sentence, day, context) ? 'past' : null;
}
