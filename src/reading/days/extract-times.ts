import { parseEdtf, type Refusal } from '../../kernel/index.ts';
import type { Atom } from '../names/atoms.ts';
import type { ReadingInput, Sentence } from '../types.ts';
import { AMOUNT_RULES } from './amount-rules.ts';
import { CLOCK_RULES } from './clock-rules.ts';
import { DATE_RULES } from './date-rules.ts';
import { namedBy } from './naming.ts';
import { isNarrative } from './narrative.ts';
import { NUMERIC_RULES } from './numeric-rules.ts';
import { QUARTER_RULES } from './quarter-rules.ts';
import { RANGE_RULES } from './range-rules.ts';
import { tenseNear } from './tense.ts';
import { firstLetters } from './time-pattern.ts';
import {
  type BuiltTime,
  type TimeContext,
  TimeMatch,
  type TimeOutcome,
  type TimeRule,
} from './time-rule.ts';
import { joinTimes, type RawTime, widened } from './time-spans.ts';
import { kindsOf, type SentenceTokens, timeTokens } from './time-tokens.ts';
import { edtfOf } from './timex-value.ts';
import { UNIT_RULES } from './unit-rules.ts';
import { WEEK_RULES } from './week-rules.ts';
import { WEEKDAY_RULES } from './weekday-rules.ts';
import { YEAR_RULES } from './year-rules.ts';

/** Of two matches at one place the longer wins, then the earlier rule: dates before units, units before lengths. */
const RULES: readonly TimeRule[] = [
  ...NUMERIC_RULES,
  ...DATE_RULES,
  ...RANGE_RULES,
  ...WEEK_RULES,
  ...WEEKDAY_RULES,
  ...QUARTER_RULES,
  ...UNIT_RULES,
  ...CLOCK_RULES,
  ...AMOUNT_RULES,
  ...YEAR_RULES,
];
const CONTEXT = 40;
const TIMELESS = /^[_\-,./:'tao&i@bm#]*$/;

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly order: number;
  readonly rule: TimeRule;
}

interface OrderedRule {
  readonly order: number;
  readonly rule: TimeRule;
  /** The rule's pattern, to be tried at one place. */
  readonly here: RegExp;
}

/** Rules by the letter that their match begins with. */
const BY_FIRST: ReadonlyMap<string, readonly OrderedRule[]> = (() => {
  const rows = new Map<string, OrderedRule[]>();
  for (const [order, rule] of RULES.entries()) {
    const entry = { order, rule, here: new RegExp(rule.pattern.source, 'y') };
    for (const letter of firstLetters(rule.pattern)) {
      const row = rows.get(letter);
      if (row === undefined) rows.set(letter, [entry]);
      else row.push(entry);
    }
  }
  return rows;
})();
/** All rules in one: finds the places where any of them matches. */
const ANY = new RegExp(RULES.map((rule) => `(?:${rule.pattern.source})`).join('|'), 'g');

function candidatesIn(kinds: string): Candidate[] {
  const found: Candidate[] = [];
  ANY.lastIndex = 0;
  for (let match = ANY.exec(kinds); match !== null; match = ANY.exec(kinds)) {
    const from = match.index;
    for (const { order, rule, here } of BY_FIRST.get(kinds.charAt(from)) ?? []) {
      here.lastIndex = from;
      if (here.test(kinds)) found.push({ from, to: here.lastIndex, order, rule });
    }
    // Two matches may overlap where the first comes to nothing.
    ANY.lastIndex = from + 1;
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to || a.order - b.order);
}

interface TimeState {
  readonly input: ReadingInput;
  readonly origin: string;
  readonly isNarrative: boolean;
  /** The last point in time that the text has named. */
  anchor: string | null;
  /** The sentence that named it. */
  anchorSentence: number;
}

function contextOf(here: SentenceTokens, candidate: Candidate, state: TimeState): TimeContext {
  const { sentence, tokens } = here;
  const { text, referenceDay } = state.input;
  const start = sentence.wordsStart + (tokens[candidate.from]?.start ?? 0);
  const end = sentence.wordsStart + (tokens[candidate.to - 1]?.end ?? 0);
  return {
    day: referenceDay,
    anchor: state.anchor,
    anchorHere: state.anchorSentence === sentence.index ? state.anchor : null,
    isNarrative: state.isNarrative,
    tense: () => tenseNear(sentence.tokens, { start, end }, sentence.role === 'headline'),
    before: text.slice(Math.max(sentence.wordsStart, start - CONTEXT), start),
    after: text.slice(end, Math.min(sentence.end, end + CONTEXT)),
    near: (offset) => tokens[offset > 0 ? candidate.to - 1 + offset : candidate.from + offset],
  };
}

function fromOf(built: BuiltTime, state: TimeState): string {
  if (built.origin === 'stated') return '';
  return built.origin === 'anchor' ? `anchor ${state.anchor}` : state.origin;
}

function rawOf(
  here: SentenceTokens,
  candidate: Candidate,
  built: BuiltTime,
  state: TimeState,
): RawTime {
  const from = candidate.from + (built.skip ?? 0);
  const to = candidate.to - (built.drop ?? 0);
  const wide = widened(here.tokens, from, to, built);
  const days = built.days === undefined ? edtfOf(built.value, wide.part) : built.days;
  return {
    from: wide.from,
    to,
    coreFrom: wide.coreFrom + (wide.coreFrom === from ? (built.lead ?? 0) : 0),
    coreTo: to,
    sentence: here.sentence,
    type: built.type,
    value: built.value,
    mod: built.mod ?? wide.mod,
    part: wide.part,
    days: days === null ? null : parseEdtf(days),
    relation: built.relation ?? null,
    origin: fromOf(built, state),
    rule: `days:${candidate.rule.id}`,
  };
}

function anchorAfter(built: BuiltTime, anchor: string | null): string | null {
  if (built.type === 'TIME')
    return /^\d{4}-\d{2}-\d{2}T/.test(built.value) ? built.value.slice(0, 10) : anchor;
  if (built.type !== 'DATE') return anchor;
  return /^\d{4}(?:-(?:\d{2}(?:-\d{2})?|Q\d))?$/.test(built.value) ? built.value : anchor;
}

function refusalOf(
  here: SentenceTokens,
  candidate: Candidate,
  outcome: 'no-reference' | 'unclear',
  input: ReadingInput,
): Refusal {
  const { wordsStart } = here.sentence;
  const span = {
    start: wordsStart + (here.tokens[candidate.from]?.start ?? 0),
    end: wordsStart + (here.tokens[candidate.to - 1]?.end ?? 0),
  };
  return {
    stage: 'reading',
    code: outcome === 'unclear' ? 'reading.day-unclear' : 'reading.day-without-reference',
    dispatch: input.dispatch,
    span,
    params: { text: input.text.slice(span.start, span.end) },
  };
}

/** What a rule makes of its match, unless the date is a part of a name. */
function builtOf(
  candidate: Candidate,
  match: TimeMatch,
  context: TimeContext,
): TimeOutcome | 'name' {
  const outcome = candidate.rule.build(match, context);
  if (outcome === null || typeof outcome === 'string') return outcome;
  const named = namedBy(match, outcome, context);
  if (named === null) return outcome;
  return named === 'name' ? 'name' : { ...outcome, days: null };
}

function timesIn(here: SentenceTokens, state: TimeState, refusals: Refusal[]): RawTime[] {
  const found: RawTime[] = [];
  let reached = 0;
  for (const candidate of candidatesIn(here.kinds)) {
    if (candidate.from < reached) continue;
    const match = new TimeMatch(here.tokens.slice(candidate.from, candidate.to));
    const context = contextOf(here, candidate, state);
    const outcome = builtOf(candidate, match, context);
    if (outcome === null) continue;
    if (outcome === 'name') {
      reached = candidate.to;
      continue;
    }
    if (outcome === 'no-reference' || outcome === 'unclear') {
      reached = candidate.to;
      refusals.push(refusalOf(here, candidate, outcome, state.input));
      continue;
    }
    const raw = rawOf(here, candidate, outcome, state);
    reached = raw.to;
    found.push(raw);
    const anchor = anchorAfter(outcome, state.anchor);
    if (anchor !== state.anchor || outcome.type === 'DATE')
      state.anchorSentence = here.sentence.index;
    state.anchor = anchor;
  }
  return found;
}

/** Tokens of the sentences that may hold a time. */
function tokensOfSentences(
  input: ReadingInput,
  sentences: readonly Sentence[],
  atomsAt: (sentence: number) => readonly Atom[],
): SentenceTokens[] {
  const held: SentenceTokens[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const atoms = atomsAt(at);
    if (!atoms.some((atom) => atom.time.isOfTime)) continue;
    const words = input.text.slice(sentence.wordsStart, sentence.end);
    const tokens = timeTokens(words, atoms, sentence.wordsStart);
    const kinds = kindsOf(tokens);
    if (!TIMELESS.test(kinds)) held.push({ sentence, tokens, kinds });
  }
  return held;
}

/** Every time expression of the sentences, in order, with what could not be worked out. */
export function extractRawTimes(
  input: ReadingInput,
  sentences: readonly Sentence[],
  atomsAt: (sentence: number) => readonly Atom[],
): { items: { here: SentenceTokens; times: RawTime[] }[]; refusals: Refusal[] } {
  const held = tokensOfSentences(input, sentences, atomsAt);
  const word = input.referenceFrom === 'given' ? 'given' : 'publication';
  const state: TimeState = {
    input,
    origin: `${word} ${input.referenceDay ?? ''}`,
    isNarrative: isNarrative(held, input.referenceDay),
    anchor: null,
    anchorSentence: -1,
  };
  const refusals: Refusal[] = [];
  const items = held.map((here) => ({
    here,
    times: joinTimes(here.tokens, timesIn(here, state, refusals)),
  }));
  return { items, refusals };
}
