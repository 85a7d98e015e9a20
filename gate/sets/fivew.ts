import { z } from 'zod';
import { loadRoleTagger } from '../../src/desk/load-coders.ts';
import { type RoleTagger, tagRoles } from '../../src/events/index.ts';
import { overlaps, type Span } from '../../src/kernel/index.ts';
import type { Reading, Token } from '../../src/reading/index.ts';
import { readCollections } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { Tally } from '../shares.ts';
import { dayOf, type System } from '../system.ts';

const QUESTIONS = ['who', 'what', 'when', 'where', 'why', 'how'] as const;
type Question = (typeof QUESTIONS)[number];
type Answers = Readonly<Record<Question, string | null>>;

const phrase = z.object({ text: z.string() });
const article = z.object({
  id: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  text: z.string(),
  date: z.string().nullable(),
  gold: z.record(z.string(), z.array(phrase)),
});
type Article = z.infer<typeof article>;

/** Sentences below the headline in which an answer is looked for. */
const OPENING_SENTENCES = 6;
/** Tokens of an answer at most: an answer is a phrase. */
const LONGEST = { what: 6, why: 8, how: 6 } as const;

const PLACE_WORDS: ReadonlySet<string> = new Set('in at near outside inside across off'.split(' '));
const ENDS_WHAT: ReadonlySet<string> = new Set(
  'after amid as at because before by for from in near on over since with while'.split(' '),
);
/** What leads to a reason, the surest first. */
const REASONS = ['because of', 'because', 'due to', 'in response to', 'over', 'after', 'following'];
const MANNERS = ['by', 'with', 'through', 'when', 'as'];

interface Read {
  readonly sentences: readonly (readonly Token[])[];
  readonly reading: Reading;
  readonly text: string;
}

function read({ title, description, text, date }: Article, system: System): Read {
  const whole = [title ?? '', description ?? '', text].filter((part) => part !== '').join('\n\n');
  const reading = system.line.reader.read({
    dispatch: null,
    text: whole,
    titleSpan: title === null ? null : { start: 0, end: title.length },
    language: 'en',
    referenceDay: dayOf(date),
    referenceFrom: dayOf(date) === null ? 'none' : 'published',
  }).items;
  const sentences = reading.sentences
    .slice(0, OPENING_SENTENCES + 1)
    .map(({ tokens }) => tokens as readonly Token[]);
  return { sentences, reading, text: whole };
}

function wordsOf(tokens: readonly Token[], text: string): string | null {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end);
}

/** Tokens from a place on, up to a mark, a word that ends the phrase, or so many. */
function phraseFrom(
  tokens: readonly Token[],
  from: number,
  { longest, ends }: { readonly longest: number; readonly ends?: ReadonlySet<string> },
): readonly Token[] {
  const out: Token[] = [];
  for (const token of tokens.slice(from, from + longest)) {
    if (token.pos === 'PUNCT' && !/^['’-]/.test(token.text)) break;
    if (out.length > 1 && ends?.has(token.lower) === true) break;
    out.push(token);
  }
  return out;
}

function verbAt(tokens: readonly Token[]): number {
  return tokens.findIndex(({ pos }) => pos === 'VERB');
}

/** The source that the tagger finds in the headline, else what stands before its verb. */
function who({ sentences, text }: Read, tagger: RoleTagger): string | null {
  for (const tokens of sentences) {
    const source = tagRoles([...tokens], tagger).find(({ role }) => role === 'source');
    if (source !== undefined) return wordsOf(tokens.slice(source.first, source.last + 1), text);
    const verb = verbAt(tokens);
    const name = tokens.findIndex(({ pos }) => pos === 'PROPN');
    const run = name < 0 || name > verb ? [] : properRun(tokens, name).slice(0, 3);
    if (run.length > 0) return wordsOf(run, text);
    if (verb > 0) return wordsOf(phraseFrom(tokens, 0, { longest: Math.min(verb, 4) }), text);
  }
  return null;
}

/** The verb of the headline and what follows it. */
function what({ sentences, text }: Read): string | null {
  for (const tokens of sentences) {
    const verb = verbAt(tokens);
    if (verb < 0) continue;
    return wordsOf(phraseFrom(tokens, verb, { longest: LONGEST.what, ends: ENDS_WHAT }), text);
  }
  return null;
}

const NAMES_A_DAY =
  /\b(?:\w+day|night|morning|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d{4})/i;

/** The first day, or time of a day, that is named; a span of time or "now" is none. */
function when({ reading, text }: Read): string | null {
  const [first] = reading.times
    .filter(({ start, end }) => NAMES_A_DAY.test(text.slice(start, end)))
    .sort((a, b) => a.start - b.start);
  return first === undefined ? null : text.slice(first.start, first.end);
}

function properRun(tokens: readonly Token[], from: number): readonly Token[] {
  const out: Token[] = [];
  for (const token of tokens.slice(from, from + 6)) {
    const isPart = token.pos === 'PROPN' || (out.length > 0 && /^(?:of|'s|’s)$/.test(token.lower));
    if (!isPart) break;
    out.push(token);
  }
  return out;
}

/** A name after a word of place, else the first state that is named. */
function where({ sentences, reading, text }: Read): string | null {
  for (const tokens of sentences) {
    for (const [at, token] of tokens.entries()) {
      if (!PLACE_WORDS.has(token.lower)) continue;
      const skip = tokens[at + 1]?.pos === 'DET' ? 2 : 1;
      const run = properRun(tokens, at + skip);
      const isDay = (span: Span): boolean => reading.times.some((time) => overlaps(time, span));
      if (run.length > 0 && !run.some(isDay)) return wordsOf(run, text);
    }
  }
  const [mention] = reading.mentions;
  return mention === undefined ? null : text.slice(mention.start, mention.end);
}

function after({ sentences, text }: Read, cues: readonly string[], longest: number): string | null {
  for (const cue of cues) {
    const words = cue.split(' ');
    for (const tokens of sentences) {
      const at = tokens.findIndex((_, index) =>
        words.every((word, offset) => tokens[index + offset]?.lower === word),
      );
      if (at <= 0) continue;
      const answer = wordsOf(phraseFrom(tokens, at + words.length, { longest }), text);
      if (answer !== null) return answer;
    }
  }
  return null;
}

function answersOf(one: Read, tagger: RoleTagger): Answers {
  return {
    who: who(one, tagger),
    what: what(one),
    when: when(one),
    where: where(one),
    why: after(one, REASONS, LONGEST.why),
    how: after(one, MANNERS, LONGEST.how),
  };
}

function folded(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether at least half of the tokens of an answer stand in one annotated phrase. */
export function isShared(answer: string | null, phrases: readonly string[]): boolean {
  const own = answer === null ? [] : folded(answer);
  if (own.length === 0) return false;
  return phrases.some((text) => {
    const known = new Set(folded(text));
    return own.filter((word) => known.has(word)).length * 2 >= own.length;
  });
}

/** Who, what, when, where, why and how of an article's main event. `n` counts articles. */
export const fivewSet: GateSet = {
  name: 'fivew',
  metrics: ['overlap'],
  measure: async (folder, system) => {
    const tagger = await loadRoleTagger(system.lexicon);
    const items = (await readCollections(folder, article)).flatMap((one) => one.items);
    const tally = new Tally();
    const misses: Miss[] = [];
    for (const one of items) {
      const answers = answersOf(read(one, system), tagger);
      for (const question of QUESTIONS) {
        const phrases = (one.gold[question] ?? []).map(({ text }) => text);
        if (phrases.length === 0) continue;
        const isRight = isShared(answers[question], phrases);
        tally.add(`overlap.${question}`, isRight);
        if (!isRight)
          misses.push({
            kind: `${question} missed`,
            item: one.id,
            words: `“${answers[question] ?? ''}” for ${phrases.slice(0, 3).join(' / ')}`,
          });
      }
    }
    const shares = QUESTIONS.map((question) => tally.share(`overlap.${question}`));
    const metrics: Record<string, number> = {
      overlap: shares.reduce((sum, value) => sum + value, 0) / QUESTIONS.length,
    };
    for (const [at, question] of QUESTIONS.entries())
      metrics[`overlap.${question}`] = shares[at] ?? 0;
    return { n: items.length, metrics, misses };
  },
};
