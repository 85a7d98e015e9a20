import type { StoryCount } from './types.ts';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const TENS_FORM = TENS.join('|');
const NUMBER = `(\\d{1,3}(?:,\\d{3})+|\\d{1,4}|(?:${TENS_FORM})(?:[- ](?:${UNITS.slice(1, 10).join('|')}))?|${UNITS.slice(2).join('|')})`;

/** Value of a number in digits or in words below a hundred; null for none. */
function numberIn(words: string): number | null {
  const lower = words.toLowerCase();
  if (/^\d[\d,]*$/.test(lower)) return Number(lower.replaceAll(',', ''));
  const [first = '', second] = lower.split(/[- ]/);
  const ten = TENS.indexOf(first);
  const unit = UNITS.indexOf(second ?? first);
  if (ten < 0) return unit < 0 ? null : unit;
  return (ten + 2) * 10 + (second === undefined ? 0 : unit);
}

interface CountForm {
  readonly noun: string;
  /** Words of which the form has one: a text without them need not be gone through number by number. */
  readonly needs: RegExp;
  readonly form: RegExp;
}

function form(noun: string, needs: string, [before, after]: readonly [string, string]): CountForm {
  return {
    noun,
    needs: new RegExp(needs, 'iu'),
    form: new RegExp(`${before}\\b${NUMBER}\\b${after}`, 'giu'),
  };
}

const GAP = '[ ]{1,2}';
const STATES = '(?:countries|states|nations|governments)';
const SOME = '(?:[\\p{L}-]{3,14}[ ]{1,2}){0,2}?';

/*
 * Ways in which news says how many there are, or voted, or were there. Each takes a number that stands for the whole;
 * numbers of a part ("two other members", "60 needed") have none of these forms. The first group is the number.
 * "The treaty has 83 parties" must match, "83 parties are needed" is read too, and refused by `PART`.
 */
const FORMS: readonly CountForm[] = [
  form('party', 'parties|ratifi', [
    '',
    `${GAP}${SOME}(?:states[ ]parties|parties|ratifications|ratifiers)\\b`,
  ]),
  form('party', 'ratified|acceded|completed ratification', [
    '',
    `${GAP}(?:${STATES}[ ])?(?:having|have|had)[ ](?:now[ ]|already[ ])?(?:completed[ ]ratification|ratified|acceded)\\b`,
  ]),
  form('party', 'ratified by', ['ratified[ ]by[ ](?:[\\p{L}]{3,8}[ ])?', `${GAP}${STATES}\\b`]),
  form('party', 'total to', ['ratif[\\p{L}]{2,9}[^.\\n]{0,140}?\\btotal[ ]to[ ]', '']),
  form('signatory', 'signatories', ['', `${GAP}${SOME}signatories\\b`]),
  form('signatory', 'signed', [
    '',
    `${GAP}(?:${STATES}[ ])?(?:having|have|had)[ ](?:now[ ]|already[ ])?signed\\b`,
  ]),
  form('state', 'members|member states|member countries', [
    '\\b(?:has|have|had|now|counts?|totals?|with|to|numbers)[ ](?:some[ ]|about[ ])?',
    `${GAP}(?:(?:full|confirmed|voting)[ ])?(?:members|member[ ]states|member[ ]countries)\\b(?![ ]present)`,
  ]),
  form('state', 'countries|states|nations', [
    '\\b(?:has|have|had|counts|numbers|comprises|includes)[ ](?:now[ ])?',
    `${GAP}(?:countries|states|nations)\\b`,
  ]),
  form('new party', 'ratif|deposit|join|acced', [
    '',
    `${GAP}(?:more[ ])?${STATES}[ ](?:have[ ]|has[ ])?(?:ratify|ratified|deposit|deposited|joined|join|accede|acceded)\\b`,
  ]),
  form('present', 'present', [
    '',
    `${GAP}(?:members|deputies|lawmakers|legislators|senators|delegates)[ ](?:were[ ])?present\\b`,
  ]),
  form('voting for', 'by ', ['\\bby[ ]', `${GAP}(?:votes[ ])?(?:to|against)[ ]\\d`]),
  form('voting for', 'votes in favo', ['', `${GAP}votes[ ]in[ ]favou?r\\b`]),
  form('dead', 'killed|dead', [
    '',
    `${GAP}(?:[\\p{L}-]{3,12}[ ]){0,2}?(?:(?:were|was|been)[ ])?(?:killed|dead)\\b`,
  ]),
  form('prisoners', 'prisoners|detainees|captives|hostages', [
    '\\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|free(?:s|d|ing)?|releas(?:e|es|ed|ing)|hand(?:s|ed|ing)?[ ]over)[ ](?:some[ ]|about[ ])?',
    `${GAP}(?:[\\p{L}-]{3,12}[ ]){0,1}?(?:prisoners|detainees|captives|hostages)\\b`,
  ]),
  form('soldiers', 'troops|soldiers|peacekeepers', [
    '',
    `${GAP}(?:[\\p{L}-]{3,12}[ ]){0,2}?(?:troops|soldiers|peacekeepers)\\b`,
  ]),
];
/** Words right before or after a number by which it is a part, a goal or a difference and no total. */
const PART_BEFORE =
  /(?:\b(?:other|another|further|additional|least|first|last|next|all|least|of|after|needs|requires|needed|short|only|these|those|their|its|than|until)[ ]|short of the[ ]|[-–/$€£.]|\d[ ])$/iu;
const PART_WITHIN =
  /\b(?:other|more|new|further|additional|needed|required|remaining|founding|original|permanent|arab|african|european|asian|western|nordic|baltic|gulf|partner)\b/iu;
const PART_AFTER = /^[ ](?:are|is|were)?[ ]?(?:needed|required|short|remain)\b/iu;

/**
 * Totals that an English text gives: parties, signatories, members, newcomers at one occasion, those present and those
 * voting for, the dead, soldiers. Takes time linear in the text.
 */
export function totalsOf(text: string): StoryCount[] {
  const found: StoryCount[] = [];
  for (const { noun, needs, form: pattern } of FORMS) {
    if (!needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const words = match[1];
      if (words === undefined) continue;
      const start = (match.index ?? 0) + match[0].lastIndexOf(words);
      const end = (match.index ?? 0) + match[0].length;
      const value = numberIn(words);
      const within = match[0].slice(match[0].lastIndexOf(words) + words.length);
      const isPart =
        PART_BEFORE.test(text.slice(Math.max(0, start - 14), start)) ||
        (noun !== 'new party' && PART_WITHIN.test(within)) ||
        PART_AFTER.test(text.slice(end, end + 16));
      if (value === null || value < 2 || (isPart && noun !== 'voting for')) continue;
      found.push({ noun, value, span: { start, end }, isTotal: true });
    }
  }
  return found;
}
