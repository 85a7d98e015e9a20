import type { Span } from '../../kernel/index.ts';
import type { Token } from '../types.ts';
import type { QuoteSaying, SayingContext } from './sayings.ts';

/** Verbs that a statement may follow as a clause. */
const REPORTING = new Set(
  (
    'say tell add state write declare insist warn note stress argue claim confirm explain announce reply respond admit ' +
    'caution conclude pledge promise vow reiterate repeat assert emphasise emphasize underline underscore complain ' +
    'predict observe acknowledge concede suggest report'
  ).split(' '),
);
/** Beginnings of a clause that may follow without "that". */
const CLAUSE_OPENS = /^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/;
/** Words between a verb of saying at the end and the stop: "on Monday", "in a statement". */
const MAX_WORDS_BEHIND = 12;
/** "Asked whether it would sign, X said", "After the talks, X said": no statement before the comma. */
const OPENS_ASIDE = /^(?:VERB|ADP|SCONJ|ADV)$/;
const FINITE = /^(?:VERB|AUX)$/;

function lastWord(tokens: readonly Token[]): number {
  let to = tokens.length;
  while (to > 0 && tokens[to - 1]?.pos === 'PUNCT') to -= 1;
  return to;
}

/** A statement that ends in quotation marks ends with them. */
function spanOf({ sentence, isQuoted }: SayingContext, from: number, end: number): Span | null {
  const { tokens } = sentence;
  let to = end;
  while (to < tokens.length && isQuoted(tokens[to]?.start ?? 0)) to += 1;
  const first = tokens[from];
  const last = tokens[to - 1];
  return first === undefined || last === undefined || from >= to
    ? null
    : { start: first.start, end: last.end };
}

const hasVerb = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((token) => FINITE.test(token.pos));

/** What follows the verb: "said (on Monday) that it would sign", "said it would sign". */
function statementBehind(context: SayingContext, at: number): Span | null {
  const { tokens } = context.sentence;
  const end = lastWord(tokens);
  let that = -1;
  for (let k = at + 1; k < Math.min(end, at + MAX_WORDS_BEHIND); k += 1) {
    const token = tokens[k];
    if (token === undefined || context.isQuoted(token.start) || token.text === ',') break;
    if (FINITE.test(token.pos)) break;
    if (token.lower === 'that') {
      that = k;
      break;
    }
  }
  if (that >= 0 && hasVerb(tokens, that + 1, end)) return spanOf(context, that + 1, end);
  const next = tokens[at + 1];
  if (next === undefined || context.isQuoted(next.start)) return null;
  const isClause = CLAUSE_OPENS.test(next.pos) && tokens[at]?.lemma !== 'tell';
  return isClause && hasVerb(tokens, at + 2, end) ? spanOf(context, at + 1, end) : null;
}

/** What stands before ", the ministry said on Monday.": the sentence up to that comma. */
function statementBefore(context: SayingContext, saying: QuoteSaying, from: number): Span | null {
  const { tokens } = context.sentence;
  const end = lastWord(tokens);
  if (end - saying.at > MAX_WORDS_BEHIND || hasVerb(tokens, saying.at + 1, end)) return null;
  const comma = tokens.findLastIndex((token, index) => index < saying.at && token.text === ',');
  const subject = tokens[comma + 1];
  if (comma < 3 || subject === undefined || subject.start > from) return null;
  // A comma inside of the subject ("Oz, the minister, said"): the statement ends before the first.
  if (context.isQuoted(tokens[0]?.start ?? 0) || OPENS_ASIDE.test(tokens[0]?.pos ?? ''))
    return null;
  return hasVerb(tokens, 0, comma) ? spanOf(context, 0, comma) : null;
}

/** "According to X, it will sign." and "It will sign, according to X." */
function statementAround(
  context: SayingContext,
  saying: QuoteSaying,
  speakerEnd: number,
): Span | null {
  const { tokens } = context.sentence;
  const end = lastWord(tokens);
  if (saying.at <= 1) {
    const comma = tokens.findIndex((token) => token.start >= speakerEnd && token.text === ',');
    return comma > 0 && hasVerb(tokens, comma + 1, end) ? spanOf(context, comma + 1, end) : null;
  }
  const to = tokens[saying.at - 1]?.text === ',' ? saying.at - 1 : saying.at;
  return hasVerb(tokens, 0, to) ? spanOf(context, 0, to) : null;
}

/** What a sentence reports somebody to have said in other words than theirs. */
export function reportedOf(
  context: SayingContext,
  sayings: readonly QuoteSaying[],
  spanOfMention: (index: number) => Span,
): { readonly span: Span; readonly speaker: number }[] {
  const found: { span: Span; speaker: number }[] = [];
  for (const saying of sayings) {
    const verb = context.sentence.tokens[saying.at];
    if (saying.speaker === null || verb === undefined) continue;
    const speaker = spanOfMention(saying.speaker);
    const isAccording = verb.lower === 'according';
    if (!isAccording && !REPORTING.has(verb.lemma)) continue;
    const span = isAccording
      ? statementAround(context, saying, speaker.end)
      : (statementBehind(context, saying.at) ??
        statementBefore(context, saying, Math.min(speaker.start, saying.start)));
    if (span === null || context.isQuoted(span.start)) continue;
    const last = found.at(-1);
    // "Said that X added that Y": the outer statement holds the inner one.
    if (last !== undefined && last.span.end > span.start) continue;
    found.push({ span, speaker: saying.speaker });
  }
  return found;
}
