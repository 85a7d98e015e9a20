export { createLanguageDetector } from './article/language-detector.ts';
export { type ArticleInput, parseArticle } from './article/parse-article.ts';
export { contentLemmas } from './content-lemmas.ts';
export { foreignPassages } from './foreign-passages.ts';
export { type NumberMention, numbersIn } from './numbers.ts';
export { createReader, type ReadingStage } from './reader.ts';
export { datelineDay } from './sentences/dateline.ts';
export type {
  AccordMention,
  ActorSector,
  Article,
  DayMention,
  DayRelation,
  Entity,
  EntityJudge,
  Mention,
  MentionVia,
  Passage,
  Quote,
  Reader,
  Reading,
  ReadingInput,
  ResolvedActor,
  Sentence,
  SentenceRole,
  TimeMention,
  TimeType,
  Token,
  WordMeans,
} from './types.ts';
