import type { BriefDeps, NameInText } from './types.ts';

/** A list in running text: "A", "A and B", "A, B and C". */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** The first letter as a capital; everything else stays. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text as a sentence: capital at the front, one stop at the end. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]["”’)]?$/.test(trimmed) ? capitalised(trimmed) : `${capitalised(trimmed)}.`;
}

function named(id: string, deps: BriefDeps): NameInText {
  return deps.nameOf(id) ?? { name: id, article: false, plural: false };
}

/** A name as it stands inside a sentence: "the United States", "Kazakhstan". */
export function inText(id: string, deps: BriefDeps): string {
  const { name, article } = named(id, deps);
  return article ? `the ${name}` : name;
}

/** Several names as they stand inside a sentence. */
export function namesInText(ids: readonly string[], deps: BriefDeps): string {
  return listOf(ids.map((id) => inText(id, deps)));
}

/** Whether a subject of these names takes a verb in the plural. */
export function isPlural(ids: readonly string[], deps: BriefDeps): boolean {
  return ids.length > 1 || (ids[0] !== undefined && named(ids[0], deps).plural);
}

const CARDINALS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

/** Words up to twelve, figures above. */
export function cardinal(count: number): string {
  return CARDINALS[count] ?? String(count);
}

/** "first" to "twelfth", then "13th". */
export function ordinal(position: number): string {
  const word = ORDINALS[position - 1];
  if (word !== undefined) return word;
  const tail = position % 100 >= 11 && position % 100 <= 13 ? 0 : position % 10;
  return `${position}${['th', 'st', 'nd', 'rd'][tail] ?? 'th'}`;
}

/** Value of a number word or of digits; null for anything else. */
export function numberValue(word: string): number | null {
  const lower = word.toLowerCase();
  const plain = CARDINALS.indexOf(lower);
  if (plain > 0) return plain;
  const position = ORDINALS.indexOf(lower);
  if (position >= 0) return position + 1;
  const digits = /^(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?$/.exec(lower);
  return digits?.[1] === undefined ? null : Number(digits[1].replaceAll(',', ''));
}

/** Number words that `numberValue` reads, but "one", which is more often a pronoun. */
export const NUMBER_WORDS: readonly string[] = [...CARDINALS.slice(2), ...ORDINALS];

/** "a" or "an" before the words. */
export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}
