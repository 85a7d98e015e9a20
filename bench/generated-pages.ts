/** News pages of a usual build for the bench: a tenth of each is the article, the rest is what sites put around it. */

const NAMES = ['Norland', 'Sudland', 'Westmark', 'Ostria', 'Iveria', 'Lower Tessel'];
const DEEDS = [
  'signed a treaty on the waters of the Ister',
  'agreed to open embassies before the end of the year',
  'put off the vote on the fisheries accord',
  'recalled its envoy after the border incident',
];

/** A sequence that is the same in every run. */
function* sequence(seed: number): Generator<number> {
  for (let state = seed + 1; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state;
  }
}

function sentenceOf(next: () => number): string {
  const name = NAMES[next() % NAMES.length];
  const other = NAMES[next() % NAMES.length];
  const deed = DEEDS[next() % DEEDS.length];
  return `${name} ${deed}, its foreign ministry said on day ${next() % 28}, while ${other} &amp; its partners asked for more time.`;
}

function listOf(length: number, line: (index: number) => string): string {
  return Array.from({ length }, (_, index) => line(index)).join('\n');
}

/** One page of about 100 KB. */
export function generatedPage(index: number): string {
  const numbers = sequence(index);
  const next = (): number => numbers.next().value ?? 0;
  const title = sentenceOf(next).slice(0, 70);
  const links = (count: number): string =>
    `<ul class="nav-list">${listOf(count, (at) => `<li class="nav-item"><a class="nav-link" href="/section/${at}?from=${next()}">Section ${at}</a></li>`)}</ul>`;
  const paragraphs = listOf(
    12 + (next() % 20),
    (at) =>
      `<p class="paragraph" data-index="${at}">${sentenceOf(next)} <a href="/topic/${at}">${NAMES[at % NAMES.length]}</a> did not answer. ${sentenceOf(next)}</p>${at % 5 === 2 ? '<div class="ad-slot"><div id="ad-inline"></div></div>' : ''}`,
  );
  const teasers = listOf(
    30,
    (at) =>
      `<div class="teaser-card"><a href="/story/${at}"><img src="/i/${at}.jpg" alt=""><h3>${sentenceOf(next).slice(0, 60)}</h3></a><p>${sentenceOf(next).slice(0, 110)}</p></div>`,
  );
  const script = `<script>window.data=${JSON.stringify(listOf(120, () => sentenceOf(next)))}</script>`;
  return `<!doctype html><html lang="en"><head><title>${title} | The Meridian Post</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="The Meridian Post">
<style>${listOf(200, (at) => `.c${at}{margin:${at}px;color:#${at}${at}${at}}`)}</style>${script}</head><body>
<header><nav>${links(40)}</nav></header><div id="page"><div class="main-column"><article><h1>${title}</h1>
<div class="byline">By A. Writer</div><div class="article-body">${paragraphs}</div>
<div class="share-tools">${links(6)}</div></article></div><aside class="sidebar">${teasers}</aside></div>
<section class="related">${teasers}</section><footer>${links(80)}</footer>${script}</body></html>`;
}
