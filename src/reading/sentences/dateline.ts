import { type CivilDay, parseCivilDay } from '../../kernel/index.ts';

const DAY =
  '(?:\\d{1,2}\\s+\\p{Lu}\\p{L}{2,8}\\.?|\\p{Lu}\\p{L}{2,8}\\.?\\s+\\d{1,2})(?:,?\\s+\\d{4})?';
const AGENCY = '\\([^()\\n]{2,40}\\)';
const DASH = '(?:[—–]|--?)';
const CAPITALS = "\\p{Lu}[\\p{Lu}.'’]{2,24}(?:[ /-]\\p{Lu}[\\p{Lu}.'’]{0,24}){0,4}";
const MIXED = "\\p{Lu}[\\p{L}.'’-]{2,24}(?:[ /-]\\p{Lu}[\\p{L}.'’-]{1,24}){0,3}";
const REGION = '(?:,\\s+\\p{Lu}[\\p{L}.]{1,20}(?: \\p{Lu}[\\p{L}.]{1,20})?)?';

/** "LA PAZ": two letters are enough where a date or an agency stands beside them. */
const SHORT_CAPITALS = CAPITALS.replace('{2,24}', '{1,24}');

/** From the most to the least said: a date or an agency proves a dateline, capitals alone need a dash or colon. */
const SHAPES = [
  new RegExp(
    `^(?:${SHORT_CAPITALS}|${MIXED})${REGION},?\\s+${DAY}\\s*(?:${AGENCY}\\s*)?(?:${DASH}|:)\\s*`,
    'u',
  ),
  new RegExp(`^(?:${SHORT_CAPITALS}|${MIXED})${REGION}\\s+${AGENCY}\\s*(?:${DASH}|:)\\s*`, 'u'),
  new RegExp(`^${CAPITALS}${REGION}\\s*(?:[—–]|\\s--?|:)\\s+(?=["“]?\\p{Lu})`, 'u'),
  // "LA PAZ - ": a word of two letters begins a name of two words; "EU SUMMIT - " is no place.
  new RegExp(
    `^(?!(?:EU|UN|US|UK) )\\p{Lu}{2} ${CAPITALS}\\s*(?:[—–]|\\s--?)\\s+(?=["“]?\\p{Lu})`,
    'u',
  ),
];

/** Length of the dateline ("ASTANA, Nov 6 (Agency) —") that a sentence begins with; 0 when there is none. */
export function datelineLength(sentence: string): number {
  const head = sentence.slice(0, 160);
  // Every dateline ends in a dash or colon; most sentences have none so early.
  if (!/[—–:-]/.test(head)) return 0;
  for (const shape of SHAPES) {
    const length = shape.exec(head)?.[0].length ?? 0;
    if (length > 0 && length < sentence.length) return length;
  }
  return 0;
}

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
/** "Sept." is the one usual short form that is no three letters. */
const SHORTEST = 3;
const WRITTEN =
  /(?:(?<before>\d{1,2})\s+)?(?<month>\p{Lu}\p{L}{2,8})\.?(?:\s+(?<after>\d{1,2}))?,?\s+(?<year>\d{4})/u;

/** The day that a text's dateline states in full ("LUSAKA, 12 March 2026 -"); null where it states none, or no year. */
export function datelineDay(paragraph: string): CivilDay | null {
  const dateline = paragraph.slice(0, datelineLength(paragraph));
  const { before, month = '', after, year } = WRITTEN.exec(dateline)?.groups ?? {};
  const short = month.toLowerCase();
  const isMonth = (name: string): boolean => short.length >= SHORTEST && name.startsWith(short);
  const number = MONTHS.findIndex(isMonth) + 1;
  const date = before ?? after;
  if (number === 0 || date === undefined || year === undefined) return null;
  return parseCivilDay(`${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`);
}
