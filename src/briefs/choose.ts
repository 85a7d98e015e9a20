import { overlaps, type Refusal } from '../kernel/index.ts';
import { type Candidate, isRepetition } from './candidate.ts';
import { type CheckGround, checkSentence, type Fault } from './check-sentence.ts';
import { contentWords } from './content-words.ts';
import type { Context } from './context.ts';
import { isOvertaken, looksAhead } from './overtaken.ts';
import { otherParties } from './parties.ts';
import type { ReportedSentence } from './reported.ts';
import type { BriefSection, BriefSentence, SectionName } from './types.ts';
import { isOfMatter } from './worth.ts';

/** At most so many sentences in a section, and of them so many from one origin. */
const LONGEST_SECTION = 5;
const REPORTED_AT_MOST = 4;
const REPORTED_AT_LAST = 5;
const OF_ONE_ORIGIN = 2;
/** What the others leave free may go to an origin that has had its share. */
const OF_ONE_ORIGIN_AT_LAST = 3;
/** Below this, an outlet's own words for what the record says are better than nothing. */
const SHORTEST_SECTION: Readonly<Record<SectionName, number>> = {
  happening: 3,
  importance: 2,
  next: 2,
  beyond: 2,
};

const SILENCES: Readonly<Record<SectionName, string>> = {
  happening: 'No act could be told from the dispatches with its subject and its passage.',
  importance: 'Neither the record nor the dispatches say what changes, and for whom.',
  next: 'Nobody cited here says what comes, and the order of steps implies nothing.',
  beyond: 'The record holds no history of this accord or relation beyond the dispatches.',
};

/** Where what was said to come lies behind the day of the brief, or stands in what happened already. */
const NEXT_SILENCES = {
  passed: 'What was said to come has come since, or its day has passed.',
  above: 'Nobody cited here says more of what comes than is said above.',
};

/** Where editors took back all that told of a matter. */
const TAKEN_BACK = 'Every dispatch that told of it has been taken back.';

interface Tried {
  readonly sentence: BriefSentence | null;
  readonly faults: readonly Fault[];
}

/** Why nothing is said of what comes, where somebody cited has said something. */
export function nextSilence(
  said: readonly ReportedSentence[],
  printed: readonly BriefSentence[],
  context: Context,
): string | undefined {
  if (printed.some(({ kind, text }) => kind === 'reported' && looksAhead({ text })))
    return NEXT_SILENCES.above;
  const hasPassed = said.some((one) => isOfMatter(one) && isOvertaken(one, context));
  return hasPassed ? NEXT_SILENCES.passed : undefined;
}

/** The first wording that the grounding check lets pass, and what it held against the others. */
function grounded(candidate: Candidate, ground: CheckGround): Tried {
  const faults: Fault[] = [];
  const { kind, evidence, entries } = candidate;
  for (const text of candidate.texts) {
    const sentence = { text, kind, evidence, entries };
    const found = checkSentence(sentence, ground);
    if (found.length === 0) return { sentence, faults };
    faults.push(...found);
  }
  return { sentence: null, faults };
}

/** The first candidate that the check lets pass: what a section that has nothing yet begins with; null where none does. */
export function firstGrounded(
  candidates: Iterable<Candidate>,
  ground: CheckGround,
): BriefSentence | null {
  for (const candidate of candidates) {
    const { sentence } = grounded(candidate, ground);
    if (sentence !== null) return sentence;
  }
  return null;
}

function refusalOf(candidate: Candidate, fault: Fault): Refusal {
  const first = candidate.evidence[0];
  return {
    stage: 'briefs',
    code: 'briefs.ungrounded',
    dispatch: first?.dispatch ?? null,
    span: first === undefined ? null : { start: first.start, end: first.end },
    params: { what: `${fault.what} “${fault.value}”`, sentence: candidate.texts[0] ?? '' },
  };
}

/** What was chosen for one section. */
export interface ChosenSection {
  readonly section: BriefSection;
  readonly refusals: readonly Refusal[];
}

/** Under an accord of few the names of its parties stand in every sentence, too. */
const PARTIES_NAMED = 12;

/** Words of the names that every sentence of the matter holds. */
function matterWords(context: Context): ReadonlySet<string> {
  const { subjects, accord, deps } = context;
  const parties = otherParties(context).slice(0, PARTIES_NAMED);
  const names = [
    ...subjects,
    ...(accord === null ? [] : [accord]),
    ...parties.map((row) => row.subject),
  ];
  return contentWords(names.map((id) => deps.nameOf(id)?.name ?? id).join(' '));
}

/** Whether an outlet's sentence is one of those on which the first sentence of the brief rests. */
function tellsTheLead(sentence: BriefSentence, lead: BriefSentence | undefined): boolean {
  return sentence.evidence.some((own) =>
    (lead?.evidence ?? []).some((one) => one.dispatch === own.dispatch && overlaps(one, own)),
  );
}

type Sayable = Pick<BriefSentence, 'kind' | 'evidence'>;

/** Whether the section may still take a sentence: not too long, nor too much of one origin. */
function roomFor(chosen: readonly BriefSentence[], context: Context) {
  const originOf = ({ evidence }: Sayable): string => context.originOf(evidence[0]?.dispatch ?? '');
  const hasManyOrigins = context.input.development.origins.length > 1;
  return (next: Sayable, isLast = false): boolean => {
    const ofOneOrigin = isLast ? OF_ONE_ORIGIN_AT_LAST : OF_ONE_ORIGIN;
    const atMost = isLast ? REPORTED_AT_LAST : REPORTED_AT_MOST;
    if (chosen.length >= LONGEST_SECTION) return false;
    if (next.kind === 'record') return true;
    const reported = chosen.filter((sentence) => sentence.kind === 'reported');
    const alike = reported.filter((sentence) => originOf(sentence) === originOf(next));
    return reported.length < atMost && (!hasManyOrigins || alike.length < ofOneOrigin);
  };
}

/** What happened is told by the record first, then by the reports in the order in which they came. */
function inOrder(
  name: SectionName,
  chosen: readonly BriefSentence[],
  { book }: Context,
): readonly BriefSentence[] {
  if (name !== 'happening') return chosen;
  const key = ({ kind, evidence }: BriefSentence): string =>
    kind === 'record' ? '' : (book.dispatch(evidence[0]?.dispatch ?? '')?.referenceDay ?? '~');
  return [...chosen].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/**
 * Takes candidates in order until the section is full. Left out in silence: what repeats a printed sentence.
 * Left out with a refusal: what the grounding check does not let pass.
 */
export function chooseSection(
  name: SectionName,
  candidates: readonly Candidate[],
  printed: readonly BriefSentence[],
  room: {
    readonly context: Context;
    readonly ground: CheckGround;
    /** Why the section is empty, where the usual word would not be true. */
    readonly silence?: () => string | undefined;
  },
): ChosenSection {
  const chosen: BriefSentence[] = [];
  const refusals: Refusal[] = [];
  const postponed: BriefSentence[] = [];
  const waiting: Candidate[] = [];
  const hasRoom = roomFor(chosen, room.context);
  const matter = matterWords(room.context);
  const take = (candidate: Candidate): void => {
    const { sentence, faults } = grounded(candidate, room.ground);
    const [fault] = faults;
    if (fault !== undefined) refusals.push(refusalOf(candidate, fault));
    if (sentence === null) return;
    if (isRepetition(sentence, [...printed, ...chosen], { matter, isStrict: true }))
      postponed.push(sentence);
    else chosen.push(sentence);
  };
  for (const candidate of candidates) {
    if (hasRoom(candidate)) take(candidate);
    else if (chosen.length < LONGEST_SECTION) waiting.push(candidate);
  }
  for (const candidate of waiting) if (hasRoom(candidate, true)) take(candidate);
  for (const sentence of postponed) {
    const isThin = chosen.length < SHORTEST_SECTION[name] && hasRoom(sentence);
    if (name !== 'happening' && tellsTheLead(sentence, printed[0])) continue;
    if (isThin && !isRepetition(sentence, [...printed, ...chosen], { matter, isStrict: false }))
      chosen.push(sentence);
  }
  if (chosen.length > 0)
    return { section: { sentences: inOrder(name, chosen, room.context) }, refusals };
  const isTakenBack = name === 'happening' && room.context.input.dispatches.length === 0;
  const silence = isTakenBack ? TAKEN_BACK : (room.silence?.() ?? SILENCES[name]);
  const why = silence.charAt(0).toLowerCase() + silence.slice(1, -1);
  return {
    section: { sentences: [], silence },
    refusals: [
      ...refusals,
      {
        stage: 'briefs',
        code: 'briefs.no-support',
        dispatch: null,
        span: null,
        params: { section: name, why },
      },
    ],
  };
}
