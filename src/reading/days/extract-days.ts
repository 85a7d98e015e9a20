import { parseEdtf, precisionOf, type Refusal } from '../../kernel/index.ts';
import type { DayMention, ReadingInput, Sentence } from '../types.ts';
import { ABSOLUTE_RULES } from './absolute-rules.ts';
import type { BuiltDay, DayContext, DayOutcome, DayRule } from './day-rule.ts';
import { PART_RULES } from './part-rules.ts';
import { relationBefore } from './relation.ts';
import { ANCHORED_RULES, RELATIVE_RULES } from './relative-rules.ts';
import { tenseNear } from './tense.ts';

/** Parts of years before whole years, whole days before their parts: of two matches at one place the longer wins, then the earlier rule. */
const RULES: readonly DayRule[] = [...PART_RULES, ...RELATIVE_RULES, ...ABSOLUTE_RULES];
const CONTEXT = 40;
/** What every rule's match holds; sentences without are passed over. */
const MAY_HOLD =
  /\d|day\b|[Ww]eek|[Mm]onth|year|decade|[Tt]onight|[Tt]omorrow|[Yy]esterday|spring|summer|autumn|fall\b|winter|weekend|quarter|night|(?:January|February|March|April|May|June|July|August|September|October|November|December)/;

interface Match {
  readonly start: number;
  readonly end: number;
  readonly order: number;
  readonly rule: DayRule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

function matchesIn(words: string, rules: readonly DayRule[]): Match[] {
  const matches: Match[] = [];
  for (const [order, rule] of rules.entries()) {
    for (const match of words.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      matches.push({ start, end, order, rule, groups: match.groups ?? {} });
    }
  }
  return matches.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
}

interface DayState {
  readonly input: ReadingInput;
  readonly origin: string;
  /** The last point in time that the text has named. */
  anchor: string | null;
}

function contextOf(
  sentence: Sentence,
  match: Match,
  state: Pick<DayState, 'input' | 'anchor'>,
): DayContext {
  const { text, referenceDay } = state.input;
  const start = sentence.wordsStart + match.start;
  const end = sentence.wordsStart + match.end;
  return {
    day: referenceDay,
    anchor: state.anchor,
    tense: () => tenseNear(sentence.tokens, { start, end }, sentence.role === 'headline'),
    before: text.slice(Math.max(sentence.wordsStart, start - CONTEXT), start),
    after: text.slice(end, Math.min(sentence.end, end + CONTEXT)),
  };
}

function mentionOf(
  sentence: Sentence,
  match: Match,
  built: BuiltDay,
  state: DayState,
): DayMention | null {
  const value = parseEdtf(built.value);
  if (value === null) return null;
  const { text } = state.input;
  const start = sentence.wordsStart + match.start;
  const end = sentence.wordsStart + match.end;
  const before = text.slice(Math.max(sentence.wordsStart, start - CONTEXT), start);
  const from =
    built.origin === 'stated'
      ? ''
      : built.origin === 'anchor'
        ? `anchor ${state.anchor}`
        : state.origin;
  return {
    start,
    end,
    sentence: sentence.index,
    text: text.slice(start, end),
    value,
    relation: built.relation ?? relationBefore(before, value),
    basis: built.origin === 'stated' ? 'stated' : 'inferred',
    from,
    rule: `days:${match.rule.id}`,
  };
}

function refusalOf(
  sentence: Sentence,
  match: Match,
  outcome: 'no-reference' | 'unclear',
  input: ReadingInput,
): Refusal {
  const span = { start: sentence.wordsStart + match.start, end: sentence.wordsStart + match.end };
  return {
    stage: 'reading',
    code: outcome === 'unclear' ? 'reading.day-unclear' : 'reading.day-without-reference',
    dispatch: input.dispatch,
    span,
    params: { text: input.text.slice(span.start, span.end) },
  };
}

interface SentenceDays {
  readonly items: DayMention[];
  readonly refusals: Refusal[];
}

function plainDays(sentence: Sentence, words: string, state: DayState): SentenceDays {
  const items: DayMention[] = [];
  const refusals: Refusal[] = [];
  let reached = 0;
  for (const match of matchesIn(words, RULES)) {
    if (match.start < reached) continue;
    const outcome: DayOutcome = match.rule.build(match.groups, contextOf(sentence, match, state));
    if (outcome === null) continue;
    reached = match.end;
    if (outcome === 'no-reference' || outcome === 'unclear') {
      refusals.push(refusalOf(sentence, match, outcome, state.input));
      continue;
    }
    const mention = mentionOf(sentence, match, outcome, state);
    if (mention !== null) items.push(mention);
  }
  return { items, refusals };
}

/** Days reckoned from the nearest other day: before it in the sentence, then after it, then in the text before. */
function anchoredDays(
  sentence: Sentence,
  words: string,
  state: DayState,
  plain: readonly DayMention[],
): DayMention[] {
  const points = plain.filter((item) => precisionOf(item.value) !== 'interval');
  const found: DayMention[] = [];
  for (const match of matchesIn(words, ANCHORED_RULES)) {
    const start = sentence.wordsStart + match.start;
    const end = sentence.wordsStart + match.end;
    if ([...plain, ...found].some((item) => item.start < end && start < item.end)) continue;
    const near =
      points.findLast((item) => item.end <= start) ?? points.find((item) => item.start >= end);
    const here = { ...state, anchor: near?.value ?? state.anchor };
    const outcome = match.rule.build(match.groups, contextOf(sentence, match, here));
    if (outcome === null || typeof outcome === 'string') continue;
    const mention = mentionOf(sentence, match, outcome, here);
    if (mention !== null) found.push(mention);
  }
  return found;
}

/** Finds the days of all sentences. Mentions come in order and do not overlap; what cannot be worked out is refused. */
export function extractDays(
  input: ReadingInput,
  sentences: readonly Sentence[],
): { items: DayMention[]; refusals: Refusal[] } {
  const items: DayMention[] = [];
  const refusals: Refusal[] = [];
  const word = input.referenceFrom === 'given' ? 'given' : 'publication';
  const state: DayState = { input, origin: `${word} ${input.referenceDay ?? ''}`, anchor: null };
  for (const sentence of sentences) {
    if (sentence.tokens.length === 0) continue;
    const words = input.text.slice(sentence.wordsStart, sentence.end);
    if (!MAY_HOLD.test(words)) continue;
    const plain = plainDays(sentence, words, state);
    refusals.push(...plain.refusals);
    const here = [...plain.items, ...anchoredDays(sentence, words, state, plain.items)];
    here.sort((a, b) => a.start - b.start);
    items.push(...here);
    const point = here.findLast((item) => precisionOf(item.value) !== 'interval');
    state.anchor = point?.value ?? state.anchor;
  }
  return { items, refusals };
}
