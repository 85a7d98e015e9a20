/** Pages of the builds that news comes in, written for these tests: what is in them is invented. */

export interface SamplePage {
  readonly name: string;
  readonly html: string;
  /** The paragraphs of its article. */
  readonly paragraphs: readonly string[];
  readonly headline: string;
  readonly byline: string | null;
  readonly publishedDay: string | null;
}

const ONE =
  'The foreign ministers of Norland and Sudland signed a treaty on water in the capital on Thursday, after talks that had lasted for two years and three rounds.';
const TWO =
  'The treaty needs the consent of both parliaments before it can enter into force, and neither has said when it will vote on it, officials of both states said.';
const THREE =
  '“We want you to join us in this,” the minister said, in a speech that was sent to the newsletters of both ministries, “and to subscribe to what it says.”';
const FOUR =
  'Norland and Sudland share the river Ister, on whose banks nine million people live, and have quarrelled about its dams since the first of them was built.';
const FIVE = 'A commission of six will meet for the first time in March, in Lower Tessel.';
const PROSE = [ONE, TWO, THREE, FOUR, FIVE] as const;
const HEADLINE = 'Norland and Sudland sign a treaty on the waters of the Ister';

function paragraphs(texts: readonly string[], tag = 'p'): string {
  return texts.map((text) => `<${tag}>${text}</${tag}>`).join('\n');
}

function teasers(count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `<div class="card"><a href="/s/${at}"><h3>Westmark recalls its envoy from Ostria, again</h3></a><p>Westmark has called its envoy home for the ${at + 2}th time since spring, and Ostria wants to know why.</p></div>`,
  ).join('\n');
}

const NAV = `<ul class="menu">${Array.from({ length: 20 }, (_, at) => `<li><a href="/c/${at}">Section ${at}</a></li>`).join('')}</ul>`;

const WORDPRESS: SamplePage = {
  name: 'a blog with comments, an author box and a consent notice',
  headline: HEADLINE,
  byline: 'A. Writer',
  publishedDay: '2025-11-06',
  html: `<!doctype html><html lang="en-US"><head><title>${HEADLINE} - Ister Watch</title>
<meta property="og:site_name" content="Ister Watch"><meta property="article:published_time" content="2025-11-06T09:00:00+01:00"></head>
<body class="post-template single comments-open author-box-shown">
<div id="cookie-notice"><p>We use cookies, as everybody does, to see who reads what on this site. By reading on you accept them.</p></div>
<div class="site-nav">${NAV}</div>
<article class="post tag-share category-related"><header><h1 class="entry-title">${HEADLINE}</h1>
<div class="entry-meta">Posted on <time datetime="2025-11-06">6 November 2025</time> by <span class="author vcard"><a rel="author" href="/author/a">A. Writer</a></span> · <a href="#comments">3 Comments</a></div></header>
<div class="entry-content">${paragraphs([ONE, TWO])}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>Mail</li></ul></div>
<blockquote><p>${THREE}</p></blockquote>${paragraphs([FOUR, FIVE])}
<p><em>A. Writer is a freelance reporter based in Lower Tessel. Follow her on Twitter.</em></p>
<div class="author-box"><p>A. Writer writes about rivers and has done so for ten years.</p></div></div></article>
<div id="comments" class="comments-area"><h2>3 thoughts</h2><ol class="comment-list">${Array.from({ length: 9 }, () => `<li class="comment"><div class="comment-content"><p>I have lived on this river for all of my life, and I can tell you that no treaty has ever moved one stone of it, nor will this one.</p></div></li>`).join('')}</ol></div>
<div class="related-posts">${teasers(4)}</div></body></html>`,
  paragraphs: PROSE,
};

const WRAPPED: SamplePage = {
  name: 'a paper that wraps every paragraph, with related stories and a newsletter box between',
  headline: HEADLINE,
  byline: 'By A. Writer and B. Scribe',
  publishedDay: '2025-11-06',
  html: `<html lang="en-GB"><head><title>${HEADLINE} | The Meridian Post</title><meta property="og:title" content="${HEADLINE} | The Meridian Post"></head><body>
<header role="banner">${NAV}</header><main><div class="headline"><h1>${HEADLINE}</h1></div>
<div class="byline">By <a href="/a">A. Writer</a> and <a href="/b">B. Scribe</a></div>
<div class="timestamp"><time datetime="2025-11-06T10:00:00Z">Nov. 6, 2025</time></div>
<section class="layout">
<div class="zone"><div class="zone__paragraph">${ONE}</div></div><div class="zone"><div class="zone__paragraph">${TWO}</div></div>
<div class="zone promo"><div class="newsletter-box"><h3>The morning in five minutes</h3><p>Sign up for our newsletter and get it in your inbox every day.</p></div></div>
<div class="zone"><div class="zone__paragraph">${THREE}</div></div>
<div class="zone"><div class="related"><a href="/x">Westmark recalls its envoy</a></div></div>
<div class="zone"><div class="zone__paragraph">${FOUR}</div></div><div class="zone"><div class="zone__paragraph">${FIVE}</div></div>
</section></main><aside>${teasers(8)}</aside><footer><p>© 2025 The Meridian Post</p></footer></body></html>`,
  paragraphs: PROSE,
};

const BREAKS: SamplePage = {
  name: 'an old page: tables for layout, line breaks for paragraphs',
  headline: HEADLINE,
  byline: null,
  publishedDay: '2025-11-06',
  html: `<html><head><title>${HEADLINE}</title><meta name="date" content="2025-11-06"></head><body><table width="100%"><tr><td width="20%">${NAV}</td>
<td><h1>${HEADLINE}</h1><font size="2">${PROSE.join('<br><br>\n')}</font></td>
<td width="20%"><a href="/a">Archive</a><br><a href="/b">Contact</a></td></tr></table></body></html>`,
  paragraphs: PROSE,
};

const DRUPAL: SamplePage = {
  name: 'a ministry: field names with odd words, a heading, a list, a contact at the end',
  headline: HEADLINE,
  byline: null,
  publishedDay: '2025-11-06',
  html: `<html lang="en"><head><title>${HEADLINE} | Ministry of Foreign Affairs</title></head><body class="page-node-press sidebar-second">
<div id="page"><div class="region-header">${NAV}</div><div id="content" class="column hidden-xs-nothing">
<h1>${HEADLINE}</h1><span class="date" itemprop="datePublished" content="2025-11-06">06 November 2025</span>
<div class="field field-name-body field-label-hidden"><div class="field-items"><div class="field-item even">
${paragraphs([ONE, TWO])}<h2>What the treaty says</h2><ul><li>Water is shared by months and not by years.</li><li>Dams are built after both have been asked.</li></ul>${paragraphs([FOUR, FIVE])}
<p>For more information contact the press office at press@mfa.norland.example.</p></div></div></div></div>
<div class="region-sidebar"><div class="block">${teasers(3)}</div></div></div></body></html>`,
  paragraphs: [
    ONE,
    TWO,
    'What the treaty says',
    'Water is shared by months and not by years.',
    'Dams are built after both have been asked.',
    FOUR,
    FIVE,
  ],
};

const EMBEDS: SamplePage = {
  name: 'a page with captions, a quoted post, a chart made of elements and more stories',
  headline: HEADLINE,
  byline: 'A. Writer, B. Scribe',
  publishedDay: '2025-11-07',
  html: `<html lang="en"><head><script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: HEADLINE,
    author: [{ '@type': 'Person', name: 'A. Writer' }, { name: 'B. Scribe' }],
    datePublished: '2025-11-07T01:00:00+03:00',
    dateModified: '2025-11-07T05:00:00+03:00',
    publisher: { name: 'Gulf Ledger' },
  })}</script></head><body><div class="wrapper"><article><h1>${HEADLINE}</h1>
<p class="standfirst-time">Published 7 November 2025, 01:00 GMT</p>
<div class="article__body"><figure><img src="x.jpg"><figcaption>The ministers in the hall, on Thursday. (A. Person/Gulf Ledger)</figcaption></figure>
<p>${ONE}</p><div class="image-wrap"><img src="y.jpg"><span class="caption">The dam at Lower Tessel was built in 1962. Photo by A. Person</span></div>
<p>${TWO}</p><div class="social-embed"><blockquote class="twitter-tweet"><p lang="en">Signed. Two years, three rounds, one river. I thank all who sat at the table. <a href="https://t.example/1">t.example/1</a></p>— Foreign Ministry (@mfa) <a href="https://t.example/2">November 6, 2025</a></blockquote></div>
<div class="chart">${Array.from({ length: 12 }, (_, at) => `<div>${at * 10}</div>`).join('')}</div>
<p>${FOUR}</p><p>${FIVE}</p><p>B. Scribe contributed reporting from Westmark.</p></div>
<h2>More from World</h2>${teasers(5)}</article></div></body></html>`,
  paragraphs: [
    ONE,
    TWO,
    'Signed. Two years, three rounds, one river. I thank all who sat at the table. t.example/1',
    '— Foreign Ministry (@mfa) November 6, 2025',
    FOUR,
    FIVE,
  ],
};

const JAPANESE: SamplePage = {
  name: 'a page in Japanese',
  headline: 'ノルランドとスードランド、水条約に署名',
  byline: null,
  publishedDay: '2025-11-06',
  html: `<html lang="ja"><head><title>ノルランドとスードランド、水条約に署名 | 子午線新聞</title></head><body><div class="menu">${NAV}</div>
<div id="main"><h1>ノルランドとスードランド、水条約に署名</h1><time datetime="2025-11-06">2025年11月6日</time>
<div class="txt"><p>ノルランドとスードランドの外相は木曜日、二年にわたる交渉の末に水に関する条約に署名した。</p><p>条約の発効には両国議会の承認が必要だが、採決の日程はまだ決まっていないと両国の当局者は述べた。</p><p>両国はイスター川を共有しており、流域には九百万人が暮らしている。</p></div></div>
<div class="side"><ul><li><a href="/1">西国、大使を召還</a></li><li><a href="/2">漁業協定の採決延期</a></li></ul></div></body></html>`,
  paragraphs: [
    'ノルランドとスードランドの外相は木曜日、二年にわたる交渉の末に水に関する条約に署名した。',
    '条約の発効には両国議会の承認が必要だが、採決の日程はまだ決まっていないと両国の当局者は述べた。',
    '両国はイスター川を共有しており、流域には九百万人が暮らしている。',
  ],
};

const BROKEN: SamplePage = {
  name: 'broken markup: ends that cross, elements without end, a dateline in an element of its own',
  headline: HEADLINE,
  byline: null,
  publishedDay: null,
  html: `<html><title>${HEADLINE}</title><body><div id=top>${NAV.replace(/<\/li>/g, '')}</div><div class=story-text>
<p><span class="dateline">LOWER TESSEL —</span> ${ONE}<p><b><i>${TWO}</b></i><p>${THREE}</span></div></a></p>
<p><a href=/x>${FOUR.slice(0, 20)}<p>${FIVE} ${ONE}</div><div class=foot><a href=/imprint>Imprint</a>`,
  paragraphs: [`LOWER TESSEL — ${ONE}`, TWO, THREE],
};

const NOTICE: SamplePage = {
  name: 'a notice of one line under an unlucky name',
  headline: 'Treaty deposited',
  byline: null,
  publishedDay: null,
  html: `<html><head><title>Treaty deposited</title></head><body><nav>${NAV}</nav><div class="updated-notice"><p>Norland deposited its instrument of ratification with the depositary on 3 May.</p></div></body></html>`,
  paragraphs: ['Norland deposited its instrument of ratification with the depositary on 3 May.'],
};

export const SAMPLE_PAGES: readonly SamplePage[] = [
  WORDPRESS,
  WRAPPED,
  BREAKS,
  DRUPAL,
  EMBEDS,
  JAPANESE,
  BROKEN,
  NOTICE,
];
