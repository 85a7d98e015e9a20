import { expect, test } from 'vitest';
import { parseArticle } from './parse-article.ts';

const BODY = `<p>${'A sentence of an article, with a comma in it. '.repeat(5)}</p>`;
const og = (title: string): string => `<meta property="og:title" content="${title}">`;
const cases: [name: string, page: string, title: string | null, headline: string | null][] = [
  [
    'a title alone',
    '<title>Ministers sign a treaty</title>',
    'Ministers sign a treaty',
    'Ministers sign a treaty',
  ],
  [
    'a site after a bar',
    '<title>Ministers sign a treaty on water | The Post</title>',
    'Ministers sign a treaty on water',
    'Ministers sign a treaty on water',
  ],
  [
    'a site before a bar',
    '<title>Post | Ministers sign a treaty on water</title>',
    'Ministers sign a treaty on water',
    'Ministers sign a treaty on water',
  ],
  [
    'a short title, whose heading is seen',
    '<title>Ministers sign - Post</title><h1>Ministers sign</h1>',
    'Ministers sign - Post',
    'Ministers sign',
  ],
  [
    'an outlet that Open Graph appends',
    `${og('Ministers sign a treaty - The Post')}<meta property="og:site_name" content="The Post">`,
    'Ministers sign a treaty - The Post',
    'Ministers sign a treaty',
  ],
  [
    'a dash of the headline stays',
    `${og('Two states, one river – and no treaty')}<meta property="og:site_name" content="The Post">`,
    'Two states, one river – and no treaty',
    'Two states, one river – and no treaty',
  ],
  [
    'a heading that says something else is the site’s',
    `${og('Ministers sign a treaty')}<h1>World news and analysis</h1>`,
    'Ministers sign a treaty',
    'Ministers sign a treaty',
  ],
  [
    'escaped twice',
    og('Norland &amp;amp; Sudland sign'),
    'Norland & Sudland sign',
    'Norland & Sudland sign',
  ],
  ['none', '', null, null],
];
test.each(cases)('%s', (_, head, title, headline) => {
  const page = `<html><head></head><body>${head}${BODY}</body></html>`;
  const { items } = parseArticle({ content: page, mediaType: 'text/html', address: null });
  expect(items).toMatchObject({ title, headline });
});
