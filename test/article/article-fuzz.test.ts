import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDispatch } from '../../src/desk/make-dispatch.ts';
import { ChanceryError, parseCivilDay } from '../../src/kernel/index.ts';
import { type Article, type ArticleInput, parseArticle } from '../../src/reading/index.ts';
import { decodeText } from '../../src/sources/decode-text.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';

const ADDRESS = 'https://www.post.example/2025/11/06/treaty';
type MediaType = ArticleInput['mediaType'];

/** What holds of an article whatever it was read from. */
function expectSound(content: string, mediaType: MediaType): Article | null {
  const input = { content, mediaType, address: ADDRESS };
  const first = parseArticle(input);
  expect(parseArticle(input)).toEqual(first);
  const { items } = first;
  if (items === null) {
    expect(first.refusals.map(({ code }) => code)).toContain('reading.no-article');
    return null;
  }
  expect(items.paragraphs.length).toBeGreaterThan(0);
  for (const line of [
    ...items.paragraphs,
    items.title,
    items.headline,
    items.byline,
    items.outlet,
  ]) {
    if (line === null) continue;
    expect(line).toBe(line.replace(/\s+/g, ' ').trim());
    expect(line).not.toMatch(/^$|[\u0000-\u001f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u);
  }
  for (const day of [items.publishedDay, items.modifiedDay])
    if (day !== null) expect(parseCivilDay(day)).toBe(day);
  for (const at of [items.publishedAt, items.modifiedAt])
    if (at !== null) expect(Number.isSafeInteger(at)).toBe(true);
  expect(new URL(items.address ?? '').hostname.replace(/^www\./, '')).toBe('post.example');
  expect(items.language ?? 'en').toMatch(/^[a-z]{2}$/);
  return items;
}

/** The stored text holds the headline and each paragraph, in order, at offsets inside of it. */
function expectStored(article: Article): void {
  const nothing = {
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
  };
  const document = {
    name: 'page',
    mediaType: 'text/html' as const,
    content: '',
    sizeBytes: 0,
    meta: nothing,
  };
  const { text, titleSpan, title } = makeDispatch({
    document,
    article,
    detectedLanguage: 'en',
    on: null,
    receivedAt: 0,
  });
  expect(titleSpan === null ? null : text.slice(titleSpan.start, titleSpan.end)).toBe(title);
  let at = titleSpan?.end ?? 0;
  for (const [index, paragraph] of article.paragraphs.entries()) {
    if (index === 0 && paragraph === title) continue;
    const found = text.indexOf(paragraph, at);
    expect(found).toBeGreaterThanOrEqual(at);
    at = found + paragraph.length;
  }
  expect(at).toBe(text.length);
}

const SCRAPS = [
  ...[
    '<p>',
    '</p>',
    '</div>',
    '<div class="share">',
    '<article>',
    '</article>',
    '<table><tr><td>',
    '</table>',
  ],
  ...[
    '<a href=x>',
    '</a>',
    '<b>',
    '</b>',
    '<svg><title>',
    '<script>',
    '</script>',
    '<br>',
    '<h1>',
    '<form><form>',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '&amp;',
    '&#x0;',
    '&#xd800;',
    '&notanentity',
    '</',
    '<',
    '"',
    "'",
    '\u0000',
  ],
  ...[
    '<p itemprop="author">',
    '<time datetime="',
    '<meta property="og:title" content="',
    '\u202e',
    '\ud800',
  ],
  ...[
    '<blockquote>',
    '<noscript>',
    '<textarea>',
    '<plaintext>',
    '<template>',
    '\ue000',
    '<li><li>',
    '<hidden hidden>',
  ],
];

interface Change {
  readonly at: number;
  readonly length: number;
  readonly scrap: string;
}

const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    scrap: fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ unit: 'binary', maxLength: 8 })),
  }),
  { maxLength: 12 },
);

function mutated(text: string, list: readonly Change[]): string {
  let result = text;
  for (const { at, length, scrap } of list) {
    const start = Math.floor(at * result.length);
    result = result.slice(0, start) + scrap + result.slice(start + length);
  }
  return result;
}

const MARKDOWN =
  '# Norland and Sudland sign\n\n_By A. Writer_\n\nThe **ministers** signed [a treaty](https://a.example/(x)) on water.\n\n> “We will share it,” one said.\n\n- One\n- Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\nThe treaty enters into force[^1] in May.\n\n[^1]: Or June.\n';
const TEXT =
  'Norland and Sudland sign\n\nLOWER TESSEL, Nov 6 (Wire) - The ministers signed a treaty on water in the\ncapital on Thursday, after talks that had lasted for two years and three\nrounds.\n\n  - One\n  - Two\n\nIt needs the consent of both parlia-\nments.\n';

describe('any text', () => {
  it.each(SAMPLE_PAGES)('mutations of $name', ({ html }) => {
    fc.assert(
      fc.property(changes, (list) => {
        const article = expectSound(mutated(html, list), 'text/html');
        if (article !== null) expectStored(article);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['Markdown', 'text/markdown', MARKDOWN],
    ['text', 'text/plain', TEXT],
  ] as const)('mutations of %s', (_, mediaType, sample) => {
    fc.assert(
      fc.property(changes, (list) => {
        const article = expectSound(mutated(sample, list), mediaType);
        if (article !== null) expectStored(article);
      }),
      { numRuns: 200 },
    );
  });

  it('arbitrary bytes are refused by name or read', () => {
    const types = fc.constantFrom<MediaType>('text/html', 'text/markdown', 'text/plain');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), types, (bytes, mediaType) => {
        let content: string;
        try {
          content = decodeText(bytes, { name: 'x', charset: null, mayDeclareCharset: true });
        } catch (trouble) {
          expect(trouble).toBeInstanceOf(ChanceryError);
          return;
        }
        expectSound(content, mediaType);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what a page says of itself', () => {
  const BODY = `<p>${'A sentence of an article, with a comma in it. '.repeat(5)}</p>`;
  const keys = fc.constantFrom(
    ...[
      'headline',
      'name',
      'author',
      'publisher',
      'datePublished',
      'dateModified',
      'inLanguage',
      'url',
    ],
    ...['mainEntityOfPage', '@id', '@graph', 'mainEntity', '@type'],
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom(
      '2025-11-06T10:00:00Z',
      '2025-02-31',
      'https://evil.example/',
      '\u202ex',
      '<b>&amp;amp;</b>',
    ),
    fc.string({ unit: 'binary' }),
  );
  const linked = fc.dictionary(keys, fc.oneof(value, fc.dictionary(keys, value)));

  it('any linked data', () => {
    fc.assert(
      fc.property(linked, fc.boolean(), changes, (data, isWhole, list) => {
        const json = JSON.stringify({ '@type': 'NewsArticle', ...data }).replace(/</g, '\\u003c');
        const block = isWhole ? json : mutated(json, list);
        expectSound(`<script type="application/ld+json">${block}</script>${BODY}`, 'text/html');
      }),
      { numRuns: 200 },
    );
  });

  it('any metas, times, links and titles', () => {
    const names = fc.constantFrom(
      ...[
        'og:title',
        'og:url',
        'og:site_name',
        'article:published_time',
        'article:modified_time',
        'author',
      ],
      ...['dc.date', 'date', 'og:locale', 'dc.title', 'constructor', '__proto__'],
    );
    const content = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'en_GB',
        '2025-11-06',
        'Thu, 06 Nov 2025 19:10:00 GMT',
        'A - B | C',
        '//x',
        'javascript:1',
      ),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    const quoted = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, content), { maxLength: 10 }),
        content,
        (metas, other) => {
          const head = metas.map(
            ([name, text]) => `<meta property="${name}" content="${quoted(text)}">`,
          );
          const page = `<html lang="${quoted(other)}"><head>${head.join('')}<title>${quoted(other)}</title><link rel="canonical" href="${quoted(other)}"></head><body><time datetime="${quoted(other)}"></time><div class="byline">${quoted(other)}</div>${BODY}</body></html>`;
          expectSound(page, 'text/html');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('hostile pages of half a megabyte end soon', () => {
  const SIZE = 500_000;
  const BUDGET_MS = 5_000;
  const filled = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length));
  const cases: [name: string, content: string][] = [
    ['elements without end', filled('<div>')],
    ['ends that cross', `<b>${'<div>'.repeat(500)}${filled('</b>')}`],
    ['ends that mean nothing', `<div>${'<b>'.repeat(500)}${filled('</i>')}`],
    ['ends held by a cell', `<div><table><tr><td>${'<span>'.repeat(480)}${filled('</div>')}`],
    [
      'named elements around much text',
      `${'<div class="share">'.repeat(500)}${filled('<p>Some words, in a line.</p>')}`,
    ],
    ['an attribute', `<p class="${filled('x ')}">Words.</p>`],
    ['attributes', `<p ${filled('a=1 ')}>Words.</p>`],
    ['entities', filled('&amp;')],
    ['broken entities', filled('&am')],
    ['signs', filled('<')],
    ['a comment', `<!--${filled('-')}`],
    ['a script in a script', `<script>${filled('<!--<script>')}`],
    ['linked data', `<script type="application/ld+json">${filled('[')}`],
    ['one paragraph', `<p>${filled('One, two, three. ')}</p>`],
    ['dropped words in a line', `<p>${filled('<span class="ad">x</span> y ')}</p>`],
    ['line breaks', filled('Word.<br><br>')],
    ['bylines', filled('<i class=byline>a</i>')],
    ['links', filled('<a href=x>')],
    [
      'names of classes',
      Array.from({ length: 25_000 }, (_, at) => `<i class="a${at} share-b c">x</i>`).join(''),
    ],
    ['a title', `<title>${filled('a - ')}</title><p>Words.</p>`],
    ['white space', `<p>a${filled(' ')}b</p>`],
  ];
  it.each(cases)('%s', (_, content) => {
    const startedAt = performance.now();
    parseArticle({ content, mediaType: 'text/html', address: null });
    expect(performance.now() - startedAt).toBeLessThan(BUDGET_MS);
  });

  it.each([
    ['brackets', filled('[')],
    ['pictures', filled('![a](')],
    ['stars', filled('*a')],
    ['quotes', filled('> ')],
    ['hashes', filled('# ')],
    ['pipes', filled('|a')],
    ['wrapped lines', filled('word word\n')],
  ])('Markdown and text of %s', (_, content) => {
    const startedAt = performance.now();
    parseArticle({ content, mediaType: 'text/markdown', address: null });
    parseArticle({ content, mediaType: 'text/plain', address: null });
    expect(performance.now() - startedAt).toBeLessThan(2 * BUDGET_MS);
  });
});
