import type { SamplePage } from '../src/sources/archives/archive-sample.ts';

/**
 * Article pages for the bench of archives: three fifths are diplomacy, the rest is what else stands in the news. An event
 * of diplomacy is told by five outlets within a day, in words of their own; nothing here is from a real page.
 */

function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const STATES =
  wordsOf(`Kenya Norway Peru Vietnam Morocco Finland Chile Ghana Jordan Nepal Uruguay Zambia Estonia Oman
  Mongolia Senegal Portugal Malaysia Serbia Tunisia Argentina Bulgaria Cambodia Denmark Ecuador Ethiopia Georgia Hungary
  Iceland Jamaica Kuwait Latvia Malta Namibia Pakistan Qatar Romania Slovenia Thailand Uganda`);
const TOPICS =
  wordsOf(`fisheries extradition customs water visas grain railways taxation forestry satellites shipping
  pipelines archives tourism copyright seeds veterinary pensions`);
const NOUNS =
  wordsOf(`bridge hospital library tram school stadium harbour market orchard museum tunnel bakery choir
  festival garage hotel ferry vineyard theatre quarry brewery clinic kindergarten lighthouse mill cinema pump reservoir
  warehouse airport bus church crane dairy factory garden hangar island jury kitchen laundry marathon nursery opera
  parade quay rally salon tannery union violin wharf yacht zoo bank canal depot estate forge gallery`);
const VERBS =
  wordsOf(`opened closed painted sold flooded repaired moved lost found measured cleaned rented praised doubled
  halved watched blocked planted copied counted crossed damaged delayed emptied filled guarded handed heated ignored
  insured judged kept lifted mapped named numbered packed priced rebuilt rescued ruined shared shipped stored tested`);
const QUALITIES =
  wordsOf(`old narrow noisy bright cheap famous heavy empty steep quiet modern wooden crowded damp elegant
  fragile gentle hidden icy jagged lively muddy neat ornate plain rusty smooth sturdy tidy upper vast warm young zealous`);
const REASONS =
  wordsOf(`rain frost dust traffic strikes rumours prices smoke bats algae beetles paperwork fog shortages
  vandals wind moss rats noise debt heat mould sand ice fumes leaks`);
const OUTLETS = 5;

type Draw = <T>(list: readonly T[]) => T;

/** A sequence that is the same in every run. */
function drawer(seed: number): Draw {
  let state = ((seed + 1) * 48_271 + 11) % 2_147_483_647;
  return (list) => {
    state = (state * 48_271) % 2_147_483_647;
    const item = list[state % list.length];
    if (item === undefined) throw new Error('an empty list');
    return item;
  };
}

const SYLLABLES = wordsOf(
  'bar den fol gris hal ister jor kel lun mar nov ost pel quin ros sel tam ul ven wick',
);

/** A name that only one story has. */
function nameOf(draw: Draw): string {
  const name = `${draw(SYLLABLES)}${draw(SYLLABLES)}${draw(SYLLABLES)}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function plainSentence(draw: Draw, people: readonly string[]): string {
  const { length } = people;
  const who = people[draw([...Array(length).keys()])] ?? '';
  const number = draw([3, 7, 12, 19, 26, 41, 58, 63, 77, 94]) * draw([1, 2, 3, 5, 9, 11]);
  return draw([
    () =>
      `${who} ${draw(VERBS)} the ${draw(QUALITIES)} ${draw(NOUNS)} near the ${draw(NOUNS)} because of the ${draw(REASONS)}.`,
    () =>
      `The ${draw(QUALITIES)} ${draw(NOUNS)} was ${draw(VERBS)} by ${number} people, ${who} said.`,
    () =>
      `“Nobody ${draw(VERBS)} our ${draw(NOUNS)} before the ${draw(REASONS)},” said ${who}, who runs a ${draw(NOUNS)}.`,
    () =>
      `After ${number} days the ${draw(NOUNS)} had been ${draw(VERBS)} and the ${draw(REASONS)} were gone.`,
    () =>
      `A ${draw(QUALITIES)} ${draw(NOUNS)} costs ${number} crowns, which ${who} finds too ${draw(QUALITIES)}.`,
    () =>
      `While the ${draw(NOUNS)} is ${draw(VERBS)}, visitors may use the ${draw(QUALITIES)} ${draw(NOUNS)} at the ${draw(NOUNS)}.`,
  ])();
}

interface Told {
  readonly title: string;
  readonly sentences: readonly string[];
}

function treatyStory(event: number, outlet: number): Told {
  const draw = drawer(event * 97);
  const own = drawer(event * 97 + outlet * 10_007 + 1);
  const a = draw(STATES);
  const b = draw(STATES.filter((state) => state !== a));
  const topic = draw(TOPICS);
  const deed = draw([
    'signed',
    'ratified',
    'agreed to open talks on',
    'denounced',
    'is set to sign',
    'put off',
  ]);
  const people = [nameOf(draw), nameOf(draw)];
  return {
    title: `${a} ${deed} ${topic} treaty with ${b}`,
    sentences: [
      `${a} ${deed} a treaty on ${topic} with ${b} on ${own(['Monday', 'Tuesday', 'Thursday'])}, the foreign ministry said.`,
      `Foreign minister ${people[0]} ${own(['met', 'received', 'spoke to'])} ambassador ${people[1]} of ${b} at the ${own(NOUNS)}.`,
      plainSentence(own, people),
      `Parliament in ${b} must still approve the treaty, and a vote is expected next ${own(['month', 'spring', 'year'])}.`,
      plainSentence(own, people),
      `An earlier agreement on ${own(TOPICS)} was signed in ${own([1998, 2004, 2011])} and has been in force since then.`,
      plainSentence(own, people),
      `${own(STATES)}, which joined the talks as an observer, welcomed the ${own(['step', 'decision', 'news'])}.`,
      plainSentence(own, people),
      `Officials will meet again in ${nameOf(draw)} to ${own(['draw up rules', 'name experts', 'settle costs'])}.`,
      plainSentence(own, people),
      plainSentence(own, people),
    ],
  };
}

function otherStory(index: number): Told {
  const draw = drawer(index * 131 + 7);
  const people = [nameOf(draw), nameOf(draw), nameOf(draw)];
  return {
    title: `${nameOf(draw)}: ${draw(QUALITIES)} ${draw(NOUNS)} ${draw(VERBS)}`,
    sentences: Array.from({ length: 12 }, () => plainSentence(draw, people)),
  };
}

function listOf(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

/** Page number `index`: some 16 KB around an article of some 1.1 KB. */
export function archivePage(index: number): SamplePage {
  const isTreaty = index % 5 < 3;
  const nth = Math.floor(index / 5) * 3 + (index % 5);
  const event = Math.floor(nth / OUTLETS);
  const outlet = isTreaty ? nth % OUTLETS : index % 17;
  const { title, sentences } = isTreaty ? treatyStory(event, outlet) : otherStory(index);
  const at = Date.UTC(2024, 0, 1) + (event % 600) * 86_400_000 + outlet * 3_600_000;
  const day = new Date(at).toISOString().slice(0, 10);
  const paragraphs = listOf(
    Math.ceil(sentences.length / 2),
    (number) => `<p>${sentences.slice(2 * number, 2 * number + 2).join(' ')}</p>`,
  );
  const links = (count: number): string =>
    `<ul>${listOf(count, (number) => `<li class="item"><a href="/section/${number}">Section ${number}</a></li>`)}</ul>`;
  return {
    address: `https://outlet-${outlet}.example/${day}/story-${index}`,
    captured: `${new Date(at + 7_200_000).toISOString().slice(0, 19)}Z`,
    html: `<!doctype html><html lang="en"><head><title>${title} | Outlet ${outlet}</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="Outlet ${outlet}">
<meta property="article:published_time" content="${new Date(at).toISOString()}">
<style>${listOf(60, (number) => `.c${number}{margin:${number}px}`)}</style></head><body>
<header><nav>${links(40)}</nav></header><main><article><h1>${title}</h1><div class="body">${paragraphs}</div></article></main>
<aside>${listOf(20, (number) => `<div class="teaser"><a href="/t/${number}"><h3>Teaser ${number}</h3></a></div>`)}</aside>
<footer>${links(60)}</footer><script>window.data=[${listOf(300, (number) => `"${number * index}",`)}]</script></body></html>`,
  };
}
