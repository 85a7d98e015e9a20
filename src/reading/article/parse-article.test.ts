import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../types.ts';
import { createLanguageDetector } from './language-detector.ts';
import { parseArticle } from './parse-article.ts';

const ONE =
  'The foreign ministers of Norland and Sudland signed a treaty on water in the capital on Thursday, after talks that had lasted for two years and three rounds.';
const TWO =
  'The treaty needs the consent of both parliaments before it can enter into force, and neither has said when it will vote on it, officials of both states said.';
const THREE =
  'Norland & Sudland share the river <Ister>, on whose banks nine million people live, and have quarrelled about its dams since the first of them was built.';

function html(content: string, address: string | null = null): ReturnType<typeof parseArticle> {
  return parseArticle({ content, mediaType: 'text/html', address });
}

function articleOf(content: string, address: string | null = null): Article {
  const { items } = html(content, address);
  if (items === null) throw new Error('no article');
  return items;
}

const BODY = `<article><h1>Norland and Sudland sign</h1><p>${ONE}</p><p>${TWO}</p><p>${THREE.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p></article>`;

test('a page of an outlet: the report and nothing around it', () => {
  const article = articleOf(`<!doctype html><html lang="en-GB"><head>
    <title>Norland and Sudland sign | The Meridian Post</title>
    <meta property="og:site_name" content="The Meridian Post"><script>var a = "<p>no</p>";</script>
    <style>p { color: red }</style></head><body>
    <div id="cookie-consent"><p>We use cookies to improve this site and to show you advertisements.</p></div>
    <header><nav><ul><li><a href="/">World</a></li><li><a href="/b">Business</a></li></ul></nav></header>
    <main><article><h1>Norland and Sudland sign</h1>
    <ul class="share-buttons"><li>Share on Facebook</li><li>Tweet</li></ul>
    <figure><img src="a.jpg" alt="x"><figcaption>The ministers in the hall. Photo: A. Person</figcaption></figure>
    <p>${ONE}</p>
    <p><a href="/other">Read also: Westland recalls its envoy</a></p>
    <p>${TWO}</p><h2>Next steps</h2>
    <aside><h3>Related stories</h3><ul><li><a href="/1">Dam opened</a></li><li><a href="/2">Dam closed</a></li></ul></aside>
    <p>First line of the river.<br>Second   line\u202e of\u0001 the river, and more words.</p>
    <p>Advertisement</p><div hidden><p>${TWO} Hidden.</p></div>
    <p>${THREE.replace('&', '&amp;').replace('<', '&lt;')}</p></article></main>
    <footer><p>© 2026 The Meridian Post. All rights reserved.</p></footer></body></html>`);
  expect(article.paragraphs).toEqual([
    ONE,
    TWO,
    'Next steps',
    'First line of the river.',
    'Second line of the river, and more words.',
    THREE,
  ]);
  expect(article).toMatchObject({
    title: 'Norland and Sudland sign | The Meridian Post',
    headline: 'Norland and Sudland sign',
    outlet: 'The Meridian Post',
    language: 'en',
    publishedAt: null,
  });
});

describe('what a page says about itself', () => {
  const linked = (value: unknown): string =>
    `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const cases: [name: string, head: string, expected: Partial<Article>][] = [
    [
      'linked data in a graph',
      linked({
        '@graph': [
          { '@type': 'Organization', '@id': '#o', name: 'Norland Times' },
          {
            '@type': ['NewsArticle'],
            headline: 'Ministers sign',
            author: [{ name: 'A. One' }, 'B. Two'],
            publisher: { '@id': '#o' },
            datePublished: '2025-11-06T19:10:00-05:00',
            inLanguage: 'en-US',
          },
        ],
      }),
      {
        title: 'Ministers sign',
        byline: 'A. One, B. Two',
        outlet: 'Norland Times',
        publishedDay: '2025-11-06' as Article['publishedDay'],
        publishedAt: Date.parse('2025-11-07T00:10:00Z'),
        language: 'en',
      },
    ],
    [
      'linked data of wrong types',
      linked({
        '@type': 'Article',
        headline: { x: 1 },
        author: 7,
        publisher: [null],
        datePublished: 20251106,
        url: {},
      }),
      { title: 'Norland and Sudland sign', byline: null, outlet: null, publishedDay: null },
    ],
    [
      'linked data that is broken',
      '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
      { outlet: null },
    ],
    [
      'linked data of something else',
      linked({ '@type': 'WebSite', name: 'X', datePublished: '2020-01-01' }),
      { publishedDay: null },
    ],
    [
      'Open Graph',
      '<meta property="og:title" content="Ministers sign - Post"><meta property="og:site_name" content="Post"><meta property="article:published_time" content="2025-11-06T01:00:00+09:00">',
      {
        title: 'Ministers sign - Post',
        headline: 'Ministers sign',
        outlet: 'Post',
        publishedDay: '2025-11-06' as Article['publishedDay'],
      },
    ],
    [
      'a day in words',
      '<meta name="date" content="November 6, 2025">',
      { publishedDay: '2025-11-06' as Article['publishedDay'], publishedAt: null },
    ],
    [
      'the date of a mail header',
      '<meta name="pubdate" content="Thu, 06 Nov 2025 19:10:00 GMT">',
      { publishedAt: Date.parse('2025-11-06T19:10:00Z') },
    ],
    [
      'a day that does not exist',
      '<meta name="date" content="2025-02-31">',
      { publishedDay: null },
    ],
    ['a clock that was not set', '<meta name="date" content="1970-01-01">', { publishedDay: null }],
    [
      'a byline that is an address',
      '<meta name="author" content="https://a.example/me">',
      { byline: null },
    ],
    [
      'a byline as it is printed',
      '<meta name="author" content="By A. Writer">',
      { byline: 'By A. Writer' },
    ],
    [
      'the address of the same site',
      '<link rel="canonical" href="/news/1">',
      { address: 'https://www.post.example/news/1' },
    ],
    [
      'an address of another site',
      '<link rel="canonical" href="https://gazette.example/1">',
      { address: 'https://www.post.example/a?b' },
    ],
    [
      'an address that is a script',
      '<link rel="canonical" href="javascript:alert(1)">',
      { address: 'https://www.post.example/a?b' },
    ],
  ];
  test.each(cases)('%s', (_, head, expected) => {
    const body =
      expected.title !== undefined && expected.title !== 'Norland and Sudland sign'
        ? BODY.replace(/<h1>.*<\/h1>/, '')
        : BODY;
    const page = `<html><head>${head}</head><body>${body}</body></html>`;
    expect(articleOf(page, 'https://www.post.example/a?b')).toMatchObject(expected);
  });

  test('the time of a page', () => {
    const article = articleOf(
      `<html lang="und"><time datetime="2025-11-06">Thursday</time>${BODY}`,
    );
    expect(article).toMatchObject({ publishedDay: '2025-11-06', language: null });
  });
});

describe('pages that are no article', () => {
  const cases: [name: string, content: string][] = [
    ['nothing', '<html><body></body></html>'],
    ['scripts alone', '<script>let a = 1;</script><style>p{}</style>'],
    ['navigation alone', '<nav><a href="/">Home</a></nav><footer>© 2026</footer>'],
    ['empty elements', '<div></div>'.repeat(1000)],
  ];
  test.each(cases)('%s', (_, content) => {
    const { items, refusals } = html(content);
    expect(items).toBeNull();
    expect(refusals.map((refusal) => refusal.code)).toEqual(['reading.no-article']);
  });
});

test('a short notice is kept whole', () => {
  const notice = 'Norland deposited its instrument on 3 May.';
  expect(articleOf(`<html><body><div><p>${notice}</p></div></body></html>`).paragraphs).toEqual([
    notice,
  ]);
});

describe('pages beyond the guard give their plain text and say so', () => {
  const words = `<p>${ONE}</p>`;
  const cases: [name: string, content: string, code: string][] = [
    ['100,000 nested tags', `${words}${'<div>'.repeat(100_000)}${words}`, 'reading.too-deep'],
    [
      '100,000 nested tags and as many wrong ends',
      `${words}${'<div>'.repeat(100_000)}${'</b>'.repeat(100_000)}`,
      'reading.too-deep',
    ],
    [
      '5,000 nested divs',
      `${'<div>'.repeat(5000)}${words}${'</div>'.repeat(5000)}`,
      'reading.too-deep',
    ],
    ['a megabyte of tags without ends', `${words}${'<b>'.repeat(350_000)}`, 'reading.too-deep'],
    ['210,000 elements', words + '<p>x</p>'.repeat(210_000), 'reading.too-many-elements'],
  ];
  test.each(cases)('%s', (_, content, code) => {
    const { items, refusals } = html(content);
    expect(refusals.map((refusal) => refusal.code)).toEqual([code]);
    expect(items?.paragraphs).toContain(ONE);
  });
});

describe('pages that are odd and within the guard', () => {
  const cases: [name: string, content: string][] = [
    ['an attribute of 2 MB', `<p class="${'x '.repeat(1024 * 1024)}">${ONE}</p>`],
    [
      '100,000 attributes',
      `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(' ')}>${ONE}</p>`,
    ],
    ['7,000 paragraphs', `<p>${ONE}</p>`.repeat(7000)],
    ['much text deep down', '<div>'.repeat(60) + `<p>${ONE}</p>`.repeat(3000)],
    ['500 nested divs', `${'<div>'.repeat(500)}${ONE}${'</div>'.repeat(500)}`],
    ['half a million signs', `<p>${ONE}</p>${'<'.repeat(250_000)}${'& '.repeat(250_000)}`],
    [
      'linked data without end',
      `<script type="application/ld+json">${'['.repeat(300_000)}</script><p>${ONE}</p>`,
    ],
    ['a comment without end', `<p>${ONE}</p><!--${'-'.repeat(500_000)}`],
  ];
  test.each(cases)('%s', (_, content) => {
    expect(html(content).items?.paragraphs[0]).toContain(ONE);
  });
});

test('no text makes a parser throw, and paragraphs are folded and not empty', () => {
  const markup = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="share">',
        '<a href=x>',
        '</',
        '<svg><title>',
        '<script>',
        '<br>',
        '&amp;',
        '&#x0;',
        '<form>',
        '<table>',
        '# ',
        '```',
        '[a](',
        '\n\n',
        '<!--',
        '<h1>',
        '\ue000',
      ),
    ),
  );
  const types = fc.constantFrom(
    'text/html' as const,
    'text/plain' as const,
    'text/markdown' as const,
  );
  fc.assert(
    fc.property(markup, types, (parts, mediaType) => {
      const { items } = parseArticle({ content: parts.join(''), mediaType, address: null });
      for (const paragraph of items?.paragraphs ?? []) {
        expect(paragraph).toBe(paragraph.replace(/\s+/g, ' ').trim());
        expect(paragraph).not.toMatch(/^$|[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
      }
    }),
    { numRuns: 300 },
  );
});

test('a title that the source names stands before the page’s own', () => {
  const result = parseArticle({
    content: BODY,
    mediaType: 'text/html',
    address: null,
    title: ' Known ',
  });
  expect(result.items).toMatchObject({ title: 'Known', headline: 'Known' });
});

test('languages', async () => {
  const languageOf = await createLanguageDetector();
  const cases: [text: string, language: string][] = [
    ['The ministers signed the treaty in the capital on Thursday.', 'en'],
    ['Les ministres ont signé le traité dans la capitale jeudi.', 'fr'],
    ['Министры подписали договор в столице в четверг.', 'ru'],
    ['وقع الوزراء المعاهدة في العاصمة يوم الخميس.', 'ar'],
    ['两国外长星期四在首都签署了水资源条约。', 'zh'],
    ['Oslo', 'und'],
    ['', 'und'],
    ['12 345 67 – 89 … 1234567890 1234567890', 'und'],
  ];
  expect(cases.map(([text]) => languageOf(text))).toEqual(cases.map(([, language]) => language));
});
