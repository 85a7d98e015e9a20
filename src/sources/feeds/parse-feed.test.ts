import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanMarkup } from './clean-markup.ts';
import { parseFeedDate } from './feed-date.ts';
import { type Feed, parseFeed } from './parse-feed.ts';

function feedOf(text: string | Uint8Array, charset: string | null = null, maxItems = 1000): Feed {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return parseFeed({
    bytes,
    charset,
    language: null,
    address: 'https://news.example/feed',
    maxItems,
  });
}

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title>${items}</channel></rss>`;

describe('one entry in each format', () => {
  const cases: [name: string, text: string, version: string][] = [
    [
      'RSS 2.0',
      rss(
        '<item><guid isPermaLink="false">7</guid><title>Talks &amp; terms</title><link>/a</link><pubDate>Fri, 07 Nov 2025 10:00:00 +0100</pubDate><description>&lt;p&gt;They met.&lt;/p&gt;</description></item>',
      ),
      'rss20',
    ],
    [
      'Atom 1.0',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><id>7</id><title type="html">Talks &amp;amp; terms</title><link href="/a"/><published>2025-11-07T10:00:00+01:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met.</p></div></content></entry></feed>',
      'atom10',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/"><channel><title>Desk</title></channel><item rdf:about="7"><title>Talks &amp; terms</title><link>/a</link><d:date>2025-11-07T10:00:00+01:00</d:date><description>&lt;p&gt;They met.&lt;/p&gt;</description></item></rdf:RDF>',
      'rss10',
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Desk',
        items: [
          {
            id: 7,
            url: '/a',
            title: 'Talks & terms',
            date_published: '2025-11-07T10:00:00+01:00',
            content_html: '<p>They met.</p>',
          },
        ],
      }),
      'json11',
    ],
  ];
  test.each(cases)('%s', (_, text, version) => {
    const feed = feedOf(text);
    expect(feed).toMatchObject({ version, title: 'Desk', fault: null, isCut: false });
    expect(feed.entries).toMatchObject([
      {
        id: '7',
        address: 'https://news.example/a',
        title: 'Talks & terms',
        byline: null,
        language: null,
        publishedAt: Date.UTC(2025, 10, 7, 9),
        publishedDay: '2025-11-07',
        body: { mediaType: 'text/html', content: '<p>They met.</p>' },
      },
    ]);
  });
});

describe('what is broken', () => {
  const whole = '<item><title>Whole</title></item>';
  const cases: [name: string, text: string, titles: string[], isCut: boolean, fault: RegExp][] = [
    [
      'a file that breaks off',
      rss(`${whole}<item><title>Ha`).slice(0, -16),
      ['Whole'],
      true,
      /breaks off/,
    ],
    ['a bare ampersand', rss('<item><title>A & B</title></item>'), ['A & B'], false, /reference/],
    [
      'a name of HTML',
      rss('<item><title>Cura&ccedil;ao</title></item>'),
      ['Curaçao'],
      false,
      /reference/,
    ],
    ['an undeclared prefix', rss('<item><dc:title>A</dc:title></item>'), ['A'], false, /prefix/],
    ['an end that is missing', rss('<item><title>A<b></title></item>'), ['A'], false, /closes/],
    [
      'a page in place of the feed',
      '<!doctype html><html><body><p>No</p></body></html>',
      [],
      false,
      /./,
    ],
    [
      'an entity of its own',
      `<!DOCTYPE rss [<!ENTITY x "boom">]>${rss('<item><title>a &x; b</title></item>').slice(21)}`,
      ['a &x; b'],
      false,
      /^$/,
    ],
    ['nothing', '', [], false, /no element/],
  ];
  test.each(cases)('%s', (_, text, titles, isCut, fault) => {
    const feed = feedOf(text);
    expect(feed.entries.map(({ title }) => title)).toEqual(titles);
    expect(feed.isCut).toBe(isCut);
    expect(feed.fault ?? '').toMatch(fault);
  });

  test('a page is no feed', () => {
    expect(feedOf('<html><body>Sign in</body></html>').version).toBe('');
  });
});

describe('charsets', () => {
  const latin = (head: string): Uint8Array =>
    Buffer.from(
      `${head}<rss version="2.0"><channel><title>Bogot\xe1</title></channel></rss>`,
      'latin1',
    );
  const cases: [name: string, bytes: Uint8Array, charset: string | null, isSound: boolean][] = [
    ['as the file says', latin('<?xml version="1.0" encoding="iso-8859-1"?>'), null, true],
    ['as the transport says', latin(''), 'iso-8859-1', true],
    [
      'the transport is wrong',
      latin('<?xml version="1.0" encoding="iso-8859-1"?>'),
      'utf-8',
      false,
    ],
    ['nobody says', latin(''), null, false],
    ['a charset that there is not', latin(''), 'klingon', false],
  ];
  test.each(cases)('%s', (_, bytes, charset, isSound) => {
    const feed = feedOf(bytes, charset);
    expect(feed.title).toBe('Bogotá');
    expect(feed.fault === null).toBe(isSound);
  });
});

describe('hostile sizes', () => {
  test('an XML bomb is not expanded', () => {
    const entities = [...'abcdefgh'].map((name, at, all) => {
      const before = all[at - 1];
      return `<!ENTITY ${name} "${before === undefined ? 'ha' : `&${before};`.repeat(10)}">`;
    });
    const feed = feedOf(
      `<!DOCTYPE rss [${entities.join('')}]><rss version="2.0"><channel><title>&h;</title></channel></rss>`,
    );
    expect(feed.title?.length).toBeLessThan(10);
  });

  test('200,000 entries: the first are read, in bounded time', () => {
    const feed = feedOf(rss('<item><title>A</title></item>'.repeat(200_000)), null, 500);
    expect(feed.entries).toHaveLength(500);
    expect(feed.isCut).toBe(true);
  });

  test.each([
    ['nesting without end', '<a>'.repeat(300_000)],
    ['ends without a start', '</a>'.repeat(300_000)],
    ['tags that never end', '<a '.repeat(300_000)],
    ['quotation marks that never end', '<a b="'.repeat(200_000)],
    [
      'markup that never ends',
      rss(`<item><description>${'&lt;a '.repeat(150_000)}</description></item>`),
    ],
    ['attributes without end', `<rss ${'a="b" '.repeat(100_000)}>`],
    ['open brackets of a type', '<!DOCTYPE ['.repeat(100_000)],
    ['comments that never end', '<!--'.repeat(200_000)],
  ])('%s', (_, text) => {
    const from = performance.now();
    feedOf(text);
    expect(performance.now() - from).toBeLessThan(2000);
  });
});

describe('markup', () => {
  const cases: [name: string, markup: string, out: string][] = [
    ['a script goes with its content', 'a<script>alert(1)</script>b', 'ab'],
    ['an event goes', '<img src="/i.png" onload="x()">', '<img src="https://n.example/i.png" />'],
    ['a script as address goes', '<a href="java&#115;cript:x()">a</a>', '<a href="">a</a>'],
    ['a style that loads goes', '<p style="background: url(//x)">a</p>', '<p>a</p>'],
    ['text stays as it is written', 'a &amp; b', 'a &amp; b'],
    ['a tag that does not end', 'a <b', 'a &lt;b'],
  ];
  test.each(cases)('%s', (_, markup, out) =>
    expect(cleanMarkup(markup, 'https://n.example/')).toBe(out),
  );
});

test.each([
  ['Fri, 07 Nov 2025 10:00:00 GMT', Date.UTC(2025, 10, 7, 10), '2025-11-07'],
  ['Fri, 7 Nov 25 23:30 EST', Date.UTC(2025, 10, 8, 4, 30), '2025-11-07'],
  ['7 November 2025', null, '2025-11-07'],
  ['November 7, 2025 3:05 pm', Date.UTC(2025, 10, 7, 15, 5), '2025-11-07'],
  ['Fri Nov  7 10:00:00 2025', Date.UTC(2025, 10, 7, 10), '2025-11-07'],
  ['2025-11-07', null, '2025-11-07'],
  ['2025-11-07T23:00:00-05:00', Date.UTC(2025, 10, 8, 4), '2025-11-07'],
])('the date %s', (text, at, day) => expect(parseFeedDate(text)).toEqual({ at, day }));

test.each(['', 'yesterday', '32 Nov 2025', '2025-13-01', 'Fri, 07 Foo 2025 10:00:00 GMT'])(
  'no date: %s',
  (text) => expect(parseFeedDate(text)).toBeNull(),
);

test('any bytes give a feed or a fault, and never throw', () => {
  const parts = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<link href="',
    '">',
    '&lt;',
    '&#x;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<!DOCTYPE',
    'x',
    '{"items":[',
    '__proto__',
    '<georss:point>',
    '<author>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 40 }), (pieces) => {
      feedOf(pieces.join(''));
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void feedOf(bytes)));
});
