import type { Mention, Quote, Sentence } from './types.ts';

const SAYING = new Set(
  'say tell add state write tweet post declare insist warn note stress call argue claim confirm explain announce reply respond comment remark quote'.split(
    ' ',
  ),
);
/** Longer stretches between marks are a missing mark, not a quotation. */
const MAX_QUOTE_LENGTH = 2_000;
/** A speaker stands at most so many units from the verb of saying. */
const MAX_SPEAKER_DISTANCE = 60;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches between quotation marks, marks included; straight marks open and close in turn within a paragraph. */
function stretchesOf(text: string, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { at: number; close: string } | null = null;
  for (let at = from; at < to; at += 1) {
    const mark = text.charAt(at);
    if (open !== null && mark === open.close) {
      const isApostrophe = mark === '’' && /\p{L}/u.test(text.charAt(at + 1));
      if (isApostrophe) continue;
      const inside = text.slice(open.at + 1, at);
      if (inside.trim() !== '' && inside.length <= MAX_QUOTE_LENGTH) {
        if (mark !== '’' || inside.includes(' ')) stretches.push({ start: open.at, end: at + 1 });
      }
      open = null;
    } else if (open === null && mark === '“') open = { at, close: '”' };
    else if (open === null && mark === '"') open = { at, close: '"' };
    else if (open === null && mark === '‘' && !/[\p{L}\d]/u.test(text.charAt(at - 1))) {
      open = { at, close: '’' };
    }
  }
  return stretches;
}

interface NumberedMention {
  readonly mention: Mention;
  readonly index: number;
}

/** The mention that a verb of saying has for subject: the nearest before it, past a relative clause in commas. */
function subjectBefore(
  sentence: Sentence,
  at: number,
  free: readonly NumberedMention[],
): NumberedMention | undefined {
  const verb = sentence.tokens[at];
  if (verb === undefined) return undefined;
  const comma = sentence.tokens[at - 1]?.text === ',';
  const relative = comma
    ? sentence.tokens.findLastIndex(
        (token, index) => index < at && /^(?:who|which|whose)$/.test(token.lower),
      )
    : -1;
  const limit = relative < 0 ? verb.start : (sentence.tokens[relative]?.start ?? verb.start);
  return free.findLast(({ mention }) => mention.end <= limit);
}

function speakerIn(
  sentence: Sentence,
  stretches: readonly Stretch[],
  mentions: readonly NumberedMention[],
): number | null {
  const isQuoted = (at: number): boolean =>
    stretches.some((each) => each.start <= at && at < each.end);
  const free = mentions.filter(({ mention }) => !isQuoted(mention.start));
  const speakers = new Set<number>();
  for (const [at, token] of sentence.tokens.entries()) {
    if (isQuoted(token.start)) continue;
    const isAccording = token.lower === 'according' && sentence.tokens[at + 1]?.lower === 'to';
    if (!isAccording && !(SAYING.has(token.lemma) && token.pos === 'VERB')) continue;
    const after = free.find(({ mention }) => mention.start >= token.end);
    const before = isAccording ? undefined : subjectBefore(sentence, at, free);
    const isNearAfter =
      after !== undefined && after.mention.start - token.end <= (isAccording ? 8 : 2);
    const isNearBefore =
      before !== undefined && token.start - before.mention.end <= MAX_SPEAKER_DISTANCE;
    if (isNearAfter && after !== undefined) speakers.add(after.index);
    else if (isNearBefore && before !== undefined) speakers.add(before.index);
  }
  return speakers.size === 1 ? ([...speakers][0] ?? null) : null;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Stretches that share text with a span, around the one numbered `at`. */
function nearStretches(
  stretches: readonly Stretch[],
  at: number,
  span: Stretch,
): readonly Stretch[] {
  let from = at;
  let to = at + 1;
  while ((stretches[from - 1]?.end ?? -1) > span.start) from -= 1;
  while ((stretches[to]?.start ?? Number.POSITIVE_INFINITY) < span.end) to += 1;
  return stretches.slice(from, to);
}

function quotesOf(
  text: string,
  paragraph: readonly Sentence[],
  mentionsIn: (sentence: Sentence) => readonly NumberedMention[],
): Quote[] {
  const [first] = paragraph;
  const last = paragraph.at(-1);
  if (first === undefined || last === undefined) return [];
  const quotes: Quote[] = [];
  const stretches = stretchesOf(text, first.start, last.end);
  let at = 0;
  for (const [number, stretch] of stretches.entries()) {
    while ((paragraph[at]?.end ?? Number.POSITIVE_INFINITY) <= stretch.start) at += 1;
    const home = paragraph[at];
    if (home === undefined || home.start > stretch.start) continue;
    let to = at;
    while ((paragraph[to]?.end ?? Number.POSITIVE_INFINITY) < stretch.end) to += 1;
    const end = paragraph[to];
    const near = nearStretches(stretches, number, { start: home.start, end: (end ?? home).end });
    const speaker =
      speakerIn(home, near, mentionsIn(home)) ??
      (end === undefined || end === home ? null : speakerIn(end, near, mentionsIn(end)));
    quotes.push({ ...stretch, sentence: home.index, speaker });
  }
  return quotes;
}

/** Quotations with their speakers, where the sentence they end or begin in says who speaks. */
export function extractQuotes(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): Quote[] {
  const numbered = mentions.map((mention, index) => ({ mention, index }));
  const bySentence = grouped(numbered, ({ mention }) => mention.sentence);
  const mentionsIn = (sentence: Sentence): readonly NumberedMention[] =>
    bySentence.get(sentence.index) ?? [];
  const quotes: Quote[] = [];
  for (const paragraph of grouped(sentences, (sentence) => sentence.paragraph).values()) {
    quotes.push(...quotesOf(text, paragraph, mentionsIn));
  }
  return quotes;
}
