import type { Mention, Sentence, Token } from '../types.ts';

/** Verbs that a quotation is told with. */
const SAYING = new Set(
  (
    'say tell add state write tweet post declare insist warn note stress call argue claim confirm explain announce reply ' +
    'respond comment remark quote ask admit caution conclude joke pledge promise vow recall reiterate repeat assert ' +
    'emphasise emphasize underline underscore complain predict urge demand describe dismiss denounce condemn hail read ' +
    'observe acknowledge concede deny suggest'
  ).split(' '),
);
/** Verbs whose first noun behind them is spoken to, and does not speak. */
const ADDRESSING = new Set(
  'tell ask urge call quote describe dismiss denounce condemn hail deny'.split(' '),
);
/** A speaker stands at most so many units before the verb of saying. */
const MAX_SPEAKER_DISTANCE = 60;
/** Words that begin what is put in between commas after a subject: "Trump, after meeting Putin, said". */
const BETWEEN = new Set(
  'who which whose after before during while speaking when in at on following through citing referring asked along flanked'.split(
    ' ',
  ),
);
/** Sentences back in which a person may be named whom "he" or "she" means. */
const REACH = 2;

export interface NumberedMention {
  readonly mention: Mention;
  readonly index: number;
}

/** A verb of saying (or "according to") outside of quotation marks, with the mention that speaks; null for none. */
export interface QuoteSaying {
  readonly start: number;
  readonly end: number;
  /** Place of the verb among the sentence's tokens. */
  readonly at: number;
  readonly speaker: number | null;
}

export interface SayingContext {
  readonly sentence: Sentence;
  /** Mentions of the sentence outside of quotation marks, in order. */
  readonly free: readonly NumberedMention[];
  /** Mentions of earlier sentences, nearest sentence first. */
  readonly earlier: readonly (readonly NumberedMention[])[];
  readonly isQuoted: (offset: number) => boolean;
}

const isPlace = ({ mention }: NumberedMention): boolean => mention.rule.startsWith('place:');

/** First token behind which no subject of the verb can stand: the beginning of what is put in between. */
function subjectLimit(tokens: readonly Token[], at: number): number {
  const verb = tokens[at]?.start ?? 0;
  if (tokens[at - 1]?.text !== ',') return verb;
  for (let comma = at - 2; comma > 0 && at - comma < 25; comma -= 1) {
    if (tokens[comma]?.text !== ',') continue;
    return BETWEEN.has(tokens[comma + 1]?.lower ?? '') ? (tokens[comma]?.start ?? verb) : verb;
  }
  // "The minister who spoke first, said": without a comma before it.
  const relative = tokens.findLastIndex(
    (token, index) => index < at && /^(?:who|which|whose)$/.test(token.lower),
  );
  return relative < 0 ? verb : (tokens[relative]?.start ?? verb);
}

/** The one person of the nearest sentence before that names any: whom "he" or "she" means where nothing else is known. */
function lastPerson(context: SayingContext): number | null {
  for (const mentions of context.earlier.slice(0, REACH)) {
    const people = mentions.filter(
      ({ mention }) => mention.person !== null || mention.office !== null,
    );
    if (people.length === 0) continue;
    const names = new Set(
      people.map(({ mention }) => `${mention.person} ${mention.actors.join()}`),
    );
    return names.size === 1 ? (people.at(-1)?.index ?? null) : null;
  }
  return null;
}

function subjectBefore(context: SayingContext, at: number): number | null {
  const { tokens } = context.sentence;
  const verb = tokens[at];
  if (verb === undefined) return null;
  const limit = subjectLimit(tokens, at);
  const found = context.free.findLast((each) => each.mention.end <= limit && !isPlace(each));
  const pronoun = tokens.findLastIndex(
    (token, index) =>
      index < at &&
      token.end <= limit &&
      /^(?:he|she)$/.test(token.lower) &&
      !context.isQuoted(token.start),
  );
  const pronounStart = pronoun < 0 ? -1 : (tokens[pronoun]?.start ?? -1);
  if (pronounStart > (found?.mention.start ?? -1)) return lastPerson(context);
  if (found === undefined || limit - found.mention.end > MAX_SPEAKER_DISTANCE) return null;
  return found.index;
}

/** "Was quoted by state media as saying": who was quoted speaks, and not who quotes. */
function quotedSubject(context: SayingContext, at: number): number | null {
  const { tokens } = context.sentence;
  const quoted = tokens.findLastIndex(
    (token, index) => index < at && /^(?:quoted|cited|reported)$/.test(token.lower),
  );
  if (quoted < 0) return null;
  const start = tokens[quoted]?.start ?? 0;
  const isActive = !/^(?:was|were|is|are|been|being)$/.test(tokens[quoted - 1]?.lower ?? '');
  const found = isActive
    ? context.free.find(({ mention }) => mention.start >= start)
    : context.free.findLast(({ mention }) => mention.end <= start);
  return found?.index ?? null;
}

function speakerAt(context: SayingContext, at: number, isAccording: boolean): number | null {
  const { tokens } = context.sentence;
  const verb = tokens[at];
  if (verb === undefined) return null;
  if (verb.lower === 'saying' && tokens[at - 1]?.lower === 'as') return quotedSubject(context, at);
  const after = context.free.find(({ mention }) => mention.start >= verb.end);
  const reach = isAccording ? 8 : 2;
  const isAfter = after !== undefined && after.mention.start - verb.end <= reach;
  if (isAfter && (isAccording || !ADDRESSING.has(verb.lemma))) return after.index;
  return isAccording ? null : subjectBefore(context, at);
}

/** All verbs of saying of a sentence, in order. */
export function sayingsOf(context: SayingContext): QuoteSaying[] {
  const { tokens } = context.sentence;
  const sayings: QuoteSaying[] = [];
  for (const [at, token] of tokens.entries()) {
    const isAccording = token.lower === 'according' && tokens[at + 1]?.lower === 'to';
    const isVerb = SAYING.has(token.lemma) && token.pos === 'VERB';
    if ((!isAccording && !isVerb) || context.isQuoted(token.start)) continue;
    // "Putin told Xi, adding that": the participle has the subject of the verb before it.
    const main = sayings.at(-1)?.speaker ?? null;
    const isParticiple = /ing$/.test(token.lower) && tokens[at - 1]?.lower !== 'as';
    const speaker = isParticiple && main !== null ? main : speakerAt(context, at, isAccording);
    sayings.push({ start: token.start, end: token.end, at, speaker });
  }
  // "Trump: “We will sign.”"
  const [first] = context.free;
  const colon = tokens.find((token) => first !== undefined && token.start >= first.mention.end);
  if (sayings.length === 0 && first !== undefined && colon?.text === ':') {
    if (first.mention.start - context.sentence.wordsStart <= 4)
      sayings.push({
        start: colon.start,
        end: colon.end,
        at: tokens.indexOf(colon),
        speaker: first.index,
      });
  }
  return sayings;
}
