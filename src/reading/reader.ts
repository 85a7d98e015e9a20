import type { Lexicon, Refusal } from '../kernel/index.ts';
import { compileAccords } from './accords/accord-index.ts';
import { extractAccords } from './accords/extract-accords.ts';
import { extractDays } from './days/extract-days.ts';
import { compileActors } from './names/actor-index.ts';
import { candidatesOf } from './names/entity-features.ts';
import { extractActors, nameSentences } from './names/extract-actors.ts';
import { extractEntities } from './names/extract-entities.ts';
import { judgeEntities } from './names/judge-entities.ts';
import { compileMembership } from './names/members.ts';
import { compileNameWords, type NameWords } from './names/name-words.ts';
import { compileNotables } from './names/notables.ts';
import { type ActorResolver, compileResolver, resolveActor } from './names/resolve-actor.ts';
import { compileTitleHeads } from './names/title-words.ts';
import { extractQuotes } from './quotes/extract-quotes.ts';
import {
  type BareSentence,
  extractSentences,
  MAX_SENTENCE_LENGTH,
} from './sentences/extract-sentences.ts';
import { correctTags } from './tokens/headline-verbs.ts';
import { createTokeniser, type Tokeniser } from './tokens/tokeniser.ts';
import type { AccordMention, Mention, Reader, Reading, ReadingInput, Sentence } from './types.ts';

/** Longer texts (UTF-16 units) are told by rules alone, so that judging ends in seconds. */
const MAX_JUDGED_LENGTH = 200_000;

/** The sentences with their words; those that are too long or in another language have none. */
function withTokens(
  { text, passages = [] }: ReadingInput,
  sentences: readonly BareSentence[],
  tokenise: Tokeniser,
): Sentence[] {
  const isForeign = (each: BareSentence): boolean =>
    passages.some((passage) => passage.start <= each.start && each.end <= passage.end);
  const isRead = (each: BareSentence): boolean =>
    each.end - each.start <= MAX_SENTENCE_LENGTH && !isForeign(each);
  const rows = tokenise(text, sentences.filter(isRead));
  let at = 0;
  return sentences.map((sentence) => {
    if (!isRead(sentence)) return { ...sentence, tokens: [] };
    const tokens = rows[at] ?? [];
    at += 1;
    return { ...sentence, tokens: correctTags(tokens, sentence.role === 'headline') };
  });
}

/** Actors that are only a part of an accord's name ("the Paris Agreement", "the UN Charter") are no actors there. */
function outsideAccords(
  mentions: readonly Mention[],
  accords: readonly AccordMention[],
): Mention[] {
  const names = accords.filter((accord) => accord.via !== 'anaphor');
  let at = 0;
  return mentions.filter((mention) => {
    while ((names[at]?.end ?? Number.POSITIVE_INFINITY) <= mention.start) at += 1;
    const accord = names[at];
    if (accord === undefined || mention.start < accord.start || mention.end > accord.end)
      return true;
    const isWhole = mention.end - mention.start === accord.end - accord.start;
    if (isWhole) return true;
    if (accord.isKnown) return false;
    return mention.via === 'name' || mention.via === 'adjective';
  });
}

/** Organisations that "the bloc" and the like refer to speak and act as well. */
function actingOrganisations(
  accords: readonly AccordMention[],
  mentions: readonly Mention[],
  organisations: ReadonlyMap<string, string | null>,
): Mention[] {
  const added: Mention[] = [];
  for (const accord of accords) {
    const code = organisations.get(accord.accord);
    if (accord.via !== 'anaphor' || code === undefined || code === null) continue;
    const { start, end, sentence, text, rule } = accord;
    added.push({
      start,
      end,
      sentence,
      text,
      actors: [code],
      via: 'anaphor',
      person: null,
      office: null,
      rule,
    });
  }
  if (added.length === 0) return [...mentions];
  const merged: Mention[] = [];
  for (const mention of [...mentions, ...added].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    if ((merged.at(-1)?.end ?? 0) <= mention.start) merged.push(mention);
  }
  return merged;
}

function refusal(input: ReadingInput, code: Refusal['code'], params: Refusal['params']): Refusal {
  return { stage: 'reading', code, dispatch: input.dispatch, span: null, params };
}

/** The stages of reading in their order. */
export type ReadingStage =
  | 'sentences'
  | 'tokens'
  | 'names'
  | 'accords'
  | 'actors'
  | 'days'
  | 'quotes';
/** Told at the end of each stage. */
type StageMark = (stage: ReadingStage) => void;

/**
 * A reader over one lexicon; dictionaries are compiled here, the tagger's model is loaded at the first text.
 * `read` refuses texts and passages in other languages than English (their sentences are still cut), sentences that are too
 * long, names in doubt and days that cannot be worked out. It throws nothing on any text. `mark` is called at the end
 * of each stage, for those who take its time.
 */
export function createReader(lexicon: Lexicon, mark?: StageMark): Reader {
  const index = compileActors(lexicon);
  const accordIndex = compileAccords(lexicon);
  const organisations = new Map(lexicon.accords.map((accord) => [accord.id, accord.organisation]));
  const heads = compileTitleHeads();
  const membership = compileMembership(lexicon);
  const tokenise = createTokeniser();
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const read = (input: ReadingInput): { items: Reading; refusals: readonly Refusal[] } => {
    const { text, language, dispatch, referenceDay: day } = input;
    const cut = extractSentences(input, segmenter);
    mark?.('sentences');
    const empty = { mentions: [], accords: [], days: [], times: [], quotes: [], passages: [] };
    if (language !== 'en') {
      const sentences = cut.items.map((sentence) => ({ ...sentence, tokens: [] }));
      const refused = refusal(input, 'reading.language-unsupported', { language });
      return { items: { language, sentences, ...empty }, refusals: [...cut.refusals, refused] };
    }
    const sentences = withTokens(input, cut.items, tokenise);
    mark?.('tokens');
    const named = nameSentences(text, cut.items, index);
    mark?.('names');
    const tokensOf = (at: number): Sentence['tokens'] => sentences[at]?.tokens ?? [];
    const accords = extractAccords({ text, sentences: named, tokensOf }, accordIndex);
    mark?.('accords');
    const accordSentences = new Set(accords.map((accord) => accord.sentence));
    const actors = extractActors(
      { dispatch, text, day, sentences: named, accordSentences },
      { index, heads, membership },
    );
    const mentions = actingOrganisations(
      accords,
      outsideAccords(actors.items, accords),
      organisations,
    );
    mark?.('actors');
    const {
      days,
      times,
      refusals: dayRefusals,
    } = extractDays(input, sentences, (at) => named[at]?.atoms ?? []);
    mark?.('days');
    const quotes = extractQuotes(text, sentences, mentions);
    mark?.('quotes');
    const passages = input.passages ?? [];
    const unread = passages.map(({ start, end, language: other }): Refusal => {
      const refused = refusal(input, 'reading.passage-unsupported', { language: other });
      return { ...refused, span: { start, end } };
    });
    const refusals = [...cut.refusals, ...unread, ...actors.refusals, ...dayRefusals];
    if (mentions.length === 0 && accords.length === 0) {
      refusals.push(refusal(input, 'reading.nothing-of-diplomacy', {}));
    }
    return {
      items: { language, sentences, mentions, accords, days, times, quotes, passages },
      refusals,
    };
  };
  // What phrases and entities need is compiled at the first of them: reading a dispatch needs none of it.
  let compiled: ActorResolver | null = null;
  const resolver = (): ActorResolver => {
    compiled ??= compileResolver(lexicon, index, compileNotables(lexicon));
    return compiled;
  };
  let compiledNames: NameWords | null = null;
  const nameWords = (): NameWords => {
    compiledNames ??= compileNameWords(resolver());
    return compiledNames;
  };
  return {
    lexicon,
    read,
    entities: (text, reading, judge = null) => {
      const rules = extractEntities(text, reading, { index, given: nameWords().given });
      if (judge === null || text.length > MAX_JUDGED_LENGTH) return rules;
      return judgeEntities(text, judge, { reading, rules, names: nameWords() });
    },
    entityCandidates: (text, reading, means) => {
      const rules = extractEntities(text, reading, { index, given: nameWords().given });
      return candidatesOf(text, { reading, rules, names: nameWords(), means });
    },
    resolveActor: (phrase, day, context = null) =>
      resolveActor(phrase, { day, context }, resolver()),
  };
}
