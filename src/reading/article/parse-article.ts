import { foldLine, type Refusal, type StageResult } from '../../kernel/index.ts';
import type { SourceDocument } from '../../sources/index.ts';
import type { Article } from '../types.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseText } from './parse-text.ts';

/** What is read of a document. Plain data, so that it can be handed to another thread. */
export interface ArticleInput extends Pick<SourceDocument, 'content' | 'mediaType'> {
  readonly address: string | null;
  /** The title where the source names it apart from the text; then none is looked for in plain text. */
  readonly title?: string | null;
}

const NO_ARTICLE: Refusal = {
  stage: 'reading',
  code: 'reading.no-article',
  dispatch: null,
  span: null,
  params: {},
};

/**
 * Reads the article in a document: title, paragraphs and, of HTML pages, what they say about themselves.
 * Control characters and marks that turn the direction of text are taken out. Gives null with
 * `reading.no-article` when nothing is left; HTML may add the refusals of `parseHtml`. Throws nothing for
 * any text; plain data in and out.
 */
export function parseArticle(document: ArticleInput): StageResult<Article | null> {
  const { content, mediaType, address } = document;
  const knownTitle = foldLine(document.title ?? '') || null;
  if (mediaType === 'text/html') {
    const result = parseHtml(content, address);
    if (knownTitle === null || result.items === null) return result;
    return { ...result, items: { ...result.items, title: knownTitle, headline: knownTitle } };
  }
  const parse = mediaType === 'text/markdown' ? parseMarkdown : parseText;
  const { title, paragraphs } = parse(content, knownTitle);
  if (paragraphs.length === 0) return { items: null, refusals: [NO_ARTICLE] };
  const article: Article = {
    title,
    headline: title,
    paragraphs,
    byline: null,
    outlet: null,
    address,
    publishedAt: null,
    publishedDay: null,
    modifiedAt: null,
    modifiedDay: null,
    language: null,
  };
  return { items: article, refusals: [] };
}
