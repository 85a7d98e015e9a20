import { type Act, extractActs, type Grammar } from '../events/index.ts';
import type { CivilDay, Clock, Dispatch, Refusal } from '../kernel/index.ts';
import {
  type Article,
  contentLemmas,
  foreignPassages,
  type Reader,
  type Reading,
} from '../reading/index.ts';
import type { ReadSentence } from '../record/index.ts';
import type { SourceDocument } from '../sources/index.ts';
import { discourseRolesOf, type StoryTerms, sketchOf, termsOf } from '../stories/index.ts';
import { makeDispatch } from './make-dispatch.ts';
import type { Models } from './models.ts';

/** Turns the content of a page into an article; the desk may run it in a worker. */
export type ArticleParser = (
  document: SourceDocument,
) => Promise<{ readonly items: Article | null; readonly refusals: readonly Refusal[] }>;

/** The pure stages that one dispatch passes through, with their dictionaries. */
export interface ReadingLine {
  readonly reader: Reader;
  readonly grammar: Grammar;
  readonly detectLanguage: (text: string) => Promise<string>;
  readonly parseArticle: ArticleParser;
  readonly models: Models;
  readonly clock: Clock;
}

/** All that was understood of one document before the record sees it. */
export interface ReadDocument {
  readonly document: SourceDocument;
  readonly dispatch: Dispatch;
  readonly reading: Reading;
  /** The sentences as the record keeps them, those of the body with their roles. */
  readonly sentences: readonly ReadSentence[];
  readonly acts: readonly Act[];
  readonly refusals: readonly Refusal[];
  readonly words: readonly string[];
  readonly sketch: readonly number[];
  readonly terms: StoryTerms;
}

/** Milliseconds spent in each stage, for the bench. */
export type StageTimes = Record<'article' | 'language' | 'reading' | 'acts' | 'sketch', number>;

/** The sentences without their tokens; those of the body with the role that each has around the main event. */
function withRoles(dispatch: Dispatch, reading: Reading, models: Models): ReadSentence[] {
  const { text, referenceDay } = dispatch;
  const units = reading.sentences.filter((sentence) => sentence.role === 'body');
  const roles = discourseRolesOf({ text, reading, units, referenceDay }, models.discourse);
  const byIndex = new Map(units.map((unit, at) => [unit.index, roles[at]?.role]));
  return reading.sentences.map(({ tokens: _tokens, ...sentence }): ReadSentence => {
    const discourse = byIndex.get(sentence.index);
    return discourse === undefined ? sentence : { ...sentence, discourse };
  });
}

/** Reads one document as far as its acts. Null with refusals where no article was found. */
export async function readDocument(
  line: ReadingLine,
  document: SourceDocument,
  options: { readonly on: CivilDay | null; readonly times?: StageTimes },
): Promise<{ readonly read: ReadDocument | null; readonly refusals: readonly Refusal[] }> {
  const { clock } = line;
  const marks = [clock.monotonicMs()];
  const mark = (): number => marks.push(clock.monotonicMs());
  const parsed = await line.parseArticle(document);
  mark();
  if (parsed.items === null) return { read: null, refusals: parsed.refusals };
  const detectedLanguage = await line.detectLanguage(parsed.items.paragraphs.join('\n'));
  const dispatch = makeDispatch({
    document,
    article: parsed.items,
    detectedLanguage,
    on: options.on,
    receivedAt: clock.nowAt(),
  });
  const passages =
    dispatch.language === 'en' ? await foreignPassages(dispatch.text, line.detectLanguage) : [];
  mark();
  const reading = line.reader.read({
    dispatch: dispatch.id,
    text: dispatch.text,
    titleSpan: dispatch.titleSpan,
    language: dispatch.language,
    referenceDay: dispatch.referenceDay,
    referenceFrom: dispatch.referenceFrom,
    passages,
  });
  mark();
  const acts = extractActs(
    {
      dispatch: dispatch.id,
      text: dispatch.text,
      reading: reading.items,
      referenceDay: dispatch.referenceDay,
    },
    line.grammar,
  );
  mark();
  const sketch = sketchOf(dispatch.text);
  const terms = termsOf(reading.items, line.models.termPrior);
  const sentences = withRoles(dispatch, reading.items, line.models);
  mark();
  if (options.times !== undefined) addTimes(options.times, marks);
  const own = parsed.refusals.map((refusal) => ({ ...refusal, dispatch: dispatch.id }));
  const refusals = [...own, ...reading.refusals, ...acts.refusals];
  const words = contentLemmas(reading.items, dispatch.text);
  return {
    read: {
      document,
      dispatch,
      reading: reading.items,
      sentences,
      acts: acts.items,
      refusals,
      words,
      sketch,
      terms,
    },
    refusals: [],
  };
}

function addTimes(times: StageTimes, marks: readonly number[]): void {
  const names = ['article', 'language', 'reading', 'acts', 'sketch'] as const;
  names.forEach((name, index) => {
    times[name] += (marks[index + 1] ?? 0) - (marks[index] ?? 0);
  });
}
