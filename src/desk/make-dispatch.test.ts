import { describe, expect, it } from 'vitest';
import { civilDay } from '../kernel/index.ts';
import type { Article } from '../reading/index.ts';
import type { SourceDocument } from '../sources/index.ts';
import { makeDispatch, orderAtOf } from './make-dispatch.ts';

const ARTICLE: Article = {
  title: 'Peru ratifies - Page Outlet',
  headline: 'Peru ratifies',
  paragraphs: ['Peru ratified.', 'A second paragraph.'],
  byline: null,
  outlet: 'Page Outlet',
  address: 'https://page.example/a',
  publishedAt: null,
  publishedDay: civilDay('2025-04-02'),
  modifiedAt: null,
  modifiedDay: null,
  language: 'en',
};
const DOCUMENT: SourceDocument = {
  name: 'a.html',
  mediaType: 'text/html',
  content: '',
  sizeBytes: 0,
  meta: {
    address: null,
    outlet: null,
    outletKind: null,
    title: null,
    byline: null,
    language: null,
    publishedAt: null,
    publishedDay: null,
    revisionOf: null,
    sourceId: null,
  },
};
const RECEIVED_AT = Date.UTC(2025, 3, 9, 5);

function made(
  article: Partial<Article> = {},
  meta: Partial<SourceDocument['meta']> = {},
  on: string | null = null,
) {
  return makeDispatch({
    document: { ...DOCUMENT, meta: { ...DOCUMENT.meta, ...meta } },
    article: { ...ARTICLE, ...article },
    detectedLanguage: 'en',
    on: on === null ? null : civilDay(on),
    receivedAt: RECEIVED_AT,
  });
}

describe('the dispatch that is kept', () => {
  it('holds the title, then the paragraphs, and says where the title stands', () => {
    const { text, titleSpan } = made();
    expect(text).toBe('Peru ratifies\n\nPeru ratified.\n\nA second paragraph.');
    expect(text.slice(titleSpan?.start, titleSpan?.end)).toBe('Peru ratifies');
  });

  it('does not say a title twice, and has none where there is none', () => {
    expect(made({ paragraphs: ['Peru ratifies', 'More.'] }).text).toBe('Peru ratifies\n\nMore.');
    expect(made({ headline: null })).toMatchObject({
      titleSpan: null,
      text: 'Peru ratified.\n\nA second paragraph.',
    });
  });

  it.each([
    ['of the page', {}, {}, null, '2025-04-02', 'published'],
    [
      'of the source before that of the page',
      {},
      { publishedDay: civilDay('2025-04-01') },
      null,
      '2025-04-01',
      'published',
    ],
    ['that a person gave', { publishedDay: null }, {}, '2025-03-30', '2025-03-30', 'given'],
    ['of publication before the one given', {}, {}, '2025-03-30', '2025-04-02', 'published'],
    [
      'of the dateline before the one given',
      { publishedDay: null, paragraphs: ['LIMA, 28 March 2025 - Peru ratified.'] },
      {},
      '2025-03-30',
      '2025-03-28',
      'dateline',
    ],
    ['that nobody knows', { publishedDay: null }, {}, null, null, 'none'],
  ] as const)('reads days against the day %s', (_, article, meta, on, day, from) => {
    expect(made(article, meta, on)).toMatchObject({ referenceDay: day, referenceFrom: from });
  });

  it('is known from the day of receipt where no other day is known', () => {
    const dispatch = made({ publishedDay: null });
    expect(dispatch.knownDay).toBe('2025-04-09');
    expect(orderAtOf(dispatch)).toBe(Date.UTC(2025, 3, 9));
  });

  it('has one identifier for one text at one address, whenever it came', () => {
    expect(made().id).toBe(made({ publishedDay: null }, {}, '2025-01-01').id);
    expect(made().id).not.toBe(made({}, { address: 'https://other.example/a' }).id);
    expect(made().id).not.toBe(made({ paragraphs: ['Peru ratified it.'] }).id);
  });
});
