/** First units after the title in which a text says whose report it gives; further down it is a report beside its own. */
const OPENING_UNITS = 600;
const MAX_CREDITS = 16;

const NAME = "\\p{Lu}[\\p{L}\\p{N}'’&-]*(?: (?:of |the |and )?\\p{Lu}[\\p{L}\\p{N}'’&-]*){0,4}";
const MEDIUM =
  '(?:(?:the|state|national|local|news|daily|weekly|private) ){0,3}(?:(?:agency|broadcaster|newspaper|paper|daily|website|portal|channel|magazine|station|radio|television) )?';
/**
 * Words with which a report is given as another's. "Andes Wire reported on Monday" must match; "the ministry said"
 * must not: who is no outlet credits nobody.
 */
const FORMS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:[Aa]ccording to|[Cc]iting|[Qq]uoting|reported by|told|interview with) ${MEDIUM}(${NAME})`,
    'gu',
  ),
  new RegExp(
    `(${NAME})(?:,? citing [^.]{3,60},)? (?:has |had |first )?(?:reported|reports|said|says|wrote|writes)\\b`,
    'gu',
  ),
  new RegExp(`^[^.\\n]{0,60}\\((${NAME})\\)`, 'gu'),
];
const MEDIUM_WORD =
  /\b(?:agency|chronicle|courier|daily|gazette|herald|journal|mail|news|post|press|radio|service|telegraph|times|tribune|tv|wire)\b/;

/** A name of an outlet as it is compared: in small letters, without article and marks. */
export function outletKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** The end of a name that says of itself that it is an outlet's, by which two texts mean the same one; null for others. */
export function namedOutlet(key: string): string | null {
  return MEDIUM_WORD.test(key) ? key.split(' ').slice(-2).join(' ') : null;
}

/** A run of capitalised words and its ends: "On Monday Andes Wire" holds "Andes Wire". */
function endsOf(run: string): string[] {
  const words = outletKey(run).split(' ');
  return words
    .slice(0, -1)
    .map((_, at) => words.slice(at).join(' '))
    .concat(words.length === 1 ? words : []);
}

/**
 * Whose report an English text gives, by its title and its opening: names that stand where an outlet is credited, as
 * `outletKey` writes them. Persons are among them; they are told from outlets by the outlets that are known. At most
 * sixteen, in order of the text.
 */
export function creditsOf(text: string, titleLength: number): string[] {
  const opening = text.slice(0, titleLength + OPENING_UNITS);
  const body = opening.slice(titleLength).trimStart();
  const found = new Set<string>();
  for (const form of FORMS) {
    const where = form.source.startsWith('^') ? body : opening;
    for (const [, name = ''] of where.matchAll(form))
      for (const end of endsOf(name)) found.add(end);
  }
  return [...found].filter((name) => name.length > 2).slice(0, MAX_CREDITS);
}
