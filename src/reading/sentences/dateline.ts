const DAY =
  '(?:\\d{1,2}\\s+\\p{Lu}\\p{L}{2,8}\\.?|\\p{Lu}\\p{L}{2,8}\\.?\\s+\\d{1,2})(?:,?\\s+\\d{4})?';
const AGENCY = '\\([^()\\n]{2,40}\\)';
const DASH = '(?:[—–]|--?)';
const CAPITALS = "\\p{Lu}[\\p{Lu}.'’]{2,24}(?:[ /-]\\p{Lu}[\\p{Lu}.'’]{0,24}){0,4}";
const MIXED = "\\p{Lu}[\\p{L}.'’-]{2,24}(?:[ /-]\\p{Lu}[\\p{L}.'’-]{1,24}){0,3}";
const REGION = '(?:,\\s+\\p{Lu}[\\p{L}.]{1,20}(?: \\p{Lu}[\\p{L}.]{1,20})?)?';

/** From the most to the least said: a date or an agency proves a dateline, capitals alone need a dash or colon. */
const SHAPES = [
  new RegExp(
    `^(?:${CAPITALS}|${MIXED})${REGION},?\\s+${DAY}\\s*(?:${AGENCY}\\s*)?(?:${DASH}|:)\\s*`,
    'u',
  ),
  new RegExp(`^(?:${CAPITALS}|${MIXED})${REGION}\\s+${AGENCY}\\s*(?:${DASH}|:)\\s*`, 'u'),
  new RegExp(`^${CAPITALS}${REGION}\\s*(?:[—–]|\\s--?|:)\\s+(?=["“]?\\p{Lu})`, 'u'),
];

/** Length of the dateline ("ASTANA, Nov 6 (Agency) —") that a sentence begins with; 0 when there is none. */
export function datelineLength(sentence: string): number {
  const head = sentence.slice(0, 160);
  for (const shape of SHAPES) {
    const length = shape.exec(head)?.[0].length ?? 0;
    if (length > 0 && length < sentence.length) return length;
  }
  return 0;
}
