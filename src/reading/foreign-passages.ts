import type { Span } from '../kernel/index.ts';
import { stretchesOf } from './quotes/stretches.ts';
import type { Passage } from './types.ts';

/** Shorter passages say too little: names and loans belong to every language. */
const MIN_LETTERS = 30;
/** Of English prose about every second word is one of these; of names in a row, none. */
const ENGLISH = new Set(
  (
    'the of and to in a is that for it on with as was at by be are this from have has had we will not our its ' +
    'their which would or an but he she they you i his her them us my your if who what there been were can do ' +
    'no so all about after before into more than when said says'
  ).split(' '),
);
const MIN_ENGLISH_SHARE = 0.15;
/** A text in which most passages are looked up is in another language as a whole. */
const MAX_LOOKED_UP = 200;

// The small words of languages that are quoted in diplomatic news and write as English does. A headline without
// small words ("Norland, Sudland sign water treaty") looks like any language to a detector; these must bear it out.
const SMALL_WORDS: Readonly<Record<string, string>> = {
  ca: 'el la els les de del que i en un una amb per és no al ha',
  cs: 'a se na je v že to s z do pro jsou byl podle za který',
  da: 'og i at det er en den til af for på med der de ikke som har',
  de: 'der die das und ist in zu den von mit sich des auf für nicht ein eine dem es wird haben wir im',
  es: 'el la los las de del que y en un una es por con para no se su al lo como más ha',
  et: 'ja on ei et see kui mis ka oli ning',
  fi: 'ja on ei että se oli ovat kun mutta myös',
  fr: 'le la les de des du que et en un une est pour dans pas ce qui sur au nous avec il se par sont à',
  hr: 'i je u na se da su za od s ne će koji to',
  hu: 'a az és hogy nem is egy van meg azt mint',
  id: 'yang dan di dengan untuk dari ini itu tidak pada adalah akan dalam ke',
  it: 'il la i le di del che e in un una è per con non si al lo gli della sono ha da',
  lt: 'ir yra kad su iš į tai bet kaip apie',
  lv: 'un ir ka ar no par tas bet uz kā',
  ms: 'yang dan di dengan untuk dari ini itu tidak pada adalah akan dalam ke',
  nl: 'de het een en van in is dat op te met voor niet zijn die aan er om wij we ook',
  no: 'og i at det er en den til av for på med der de ikke som har',
  pl: 'i w na się nie że z do jest to o jak za od przez dla',
  pt: 'o a os as de do da que e em um uma é para com não se no na por ao mais foi são',
  ro: 'și în de la cu nu pe că este un o pentru din se care sunt să',
  sk: 'a sa na je v že to s z do pre sú bol podľa za ktorý',
  sl: 'in je v na se da so za od z ne bo ki to',
  sq: 'dhe në të e i për me një se është nga që',
  sv: 'och i att det är en den till av för på med som de inte har vi',
  tr: 've bir bu için ile da de ne çok olarak olan gibi daha',
  vi: 'và của là trong có cho không được với các này',
};
const MIN_SMALL_SHARE = 0.15;
const MIN_LOWER_SHARE = 0.5;

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
}

function shareOf(words: readonly string[], small: ReadonlySet<string>): number {
  const known = words.filter((word) => small.has(word)).length;
  return known < 2 ? 0 : known / words.length;
}

function looksEnglish(text: string): boolean {
  return shareOf(wordsIn(text), ENGLISH) >= MIN_ENGLISH_SHARE;
}

/** Whether a text bears out that it is in this language: by its script, or by the language's small words. */
function bearsOut(text: string, language: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < lettersIn(text) / 2) return true;
  // Names in a row have small words too ("Lula da Silva"), but are written large.
  const words = text.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const lower = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  if (lower < words.length * MIN_LOWER_SHARE) return false;
  const small = SMALL_WORDS[language]?.split(' ') ?? [];
  return shareOf(wordsIn(text), new Set(small)) >= MIN_SMALL_SHARE;
}

function paragraphsIn(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n\n', start);
    const end = found < 0 ? text.length : found;
    if (end > start) spans.push({ start, end });
    start = end + 2;
  }
  return spans;
}

/** The words of a paragraph that stand in none of its quotations. */
function outside(text: string, paragraph: Span, quotes: readonly Span[]): string {
  const parts: string[] = [];
  let at = paragraph.start;
  for (const quote of quotes) {
    parts.push(text.slice(at, quote.start));
    at = quote.end;
  }
  parts.push(text.slice(at, paragraph.end));
  return parts.join(' ');
}

function hasEnglish(text: string): boolean {
  return wordsIn(text).some((word) => ENGLISH.has(word));
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/**
 * The passages of an English text that are in another language: whole paragraphs, and quotations in
 * paragraphs that are English. `languageOf` names the language of a text, `und` where it cannot say; it is
 * asked only about passages without the small words of English. Passages are in order and do not overlap.
 */
export async function foreignPassages(
  text: string,
  languageOf: (text: string) => Promise<string>,
): Promise<Passage[]> {
  const passages: Passage[] = [];
  let lookedUp = 0;
  const foreignAt = async ({ start, end }: Span): Promise<boolean> => {
    const words = text.slice(start, end);
    // Most passages are English, and that costs least to see.
    if (end - start < MIN_LETTERS || looksEnglish(words)) return false;
    if (lettersIn(words) < MIN_LETTERS) return false;
    lookedUp += 1;
    if (lookedUp > MAX_LOOKED_UP) return false;
    const language = await languageOf(words);
    if (language === 'en' || language === 'und' || !bearsOut(words, language)) return false;
    passages.push({ start, end, language });
    return true;
  };
  for (const paragraph of paragraphsIn(text)) {
    const quotes = stretchesOf(text, paragraph, '');
    const isQuoting = quotes.length > 0 && hasEnglish(outside(text, paragraph, quotes));
    if (!isQuoting && (await foreignAt(paragraph))) continue;
    for (const quote of quotes) await foreignAt(quote);
  }
  return passages;
}
