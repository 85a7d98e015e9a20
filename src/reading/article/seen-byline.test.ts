import { expect, test } from 'vitest';
import { parseArticle } from './parse-article.ts';

const BODY = `<p>${'A sentence of an article, with a comma in it. '.repeat(5)}</p>`;
const cases: [name: string, html: string, byline: string | null][] = [
  ['as it is printed', '<div class="byline">By <a href="/a">A. Writer</a></div>', 'By A. Writer'],
  [
    'without times and counts beside it',
    '<p class="byline"><span>By</span> <a>A. Writer</a><span>22 Dec 2016</span> <a>651</a></p>',
    'By A. Writer',
  ],
  [
    'the name that is marked as one',
    '<div class="byline" itemprop="author">By <span itemprop="name">A. O’Writer &amp; Co</span>, Oslo</div>',
    'A. O’Writer & Co',
  ],
  [
    'linked data of the element before a class',
    '<div class="author-line">Staff</div><span itemprop="author">B. Scribe (with A. Writer)</span>',
    'B. Scribe (with A. Writer)',
  ],
  ['rel=author', '<a rel="author" href="/b">B. Scribe</a>', 'B. Scribe'],
  [
    'an element around too much, and the line in it',
    `<div class="author-block">${'Long. '.repeat(40)}<span class="byline">A. Writer</span></div>`,
    'A. Writer',
  ],
  ['who commented is no writer', '<div class="comment-author">Troll</div>', null],
  ['what is hidden is not printed', '<div class="byline" hidden>By A. Writer</div>', null],
  ['By alone', '<div class="byline">By</div>', null],
  ['none', '', null],
];
test.each(cases)('%s', (_, html, byline) => {
  const page = `<html><body>${html}${BODY}</body></html>`;
  const { items } = parseArticle({ content: page, mediaType: 'text/html', address: null });
  expect(items?.byline).toBe(byline);
});

test('when it was published and last changed, from what speaks most directly', () => {
  const read = (head: string, address: string | null = null) =>
    parseArticle({
      content: `<html><body>${head}${BODY}</body></html>`,
      mediaType: 'text/html',
      address,
    }).items;
  expect(
    read(
      '<meta property="article:published_time" content="2025-11-06T10:00:00Z"><meta property="article:modified_time" content="2025-11-07T10:00:00Z">',
    ),
  ).toMatchObject({
    publishedDay: '2025-11-06',
    modifiedDay: '2025-11-07',
    modifiedAt: Date.UTC(2025, 10, 7, 10),
  });
  expect(
    read(
      '<time datetime="2025-11-09">today</time><time itemprop="datePublished" datetime="2025-11-06">then</time><time itemprop="dateModified" datetime="2025-11-08">later</time>',
    ),
  ).toMatchObject({ publishedDay: '2025-11-06', modifiedDay: '2025-11-08' });
  expect(read('<time>November 6, 2025</time>')).toMatchObject({ publishedDay: '2025-11-06' });
  const address = 'https://post.example/world/2025/11/06/treaty';
  expect(read('', address)).toMatchObject({ publishedDay: '2025-11-06', modifiedDay: null });
  expect(read('', 'https://post.example/2025/13/06/x')?.publishedDay).toBeNull();
});
