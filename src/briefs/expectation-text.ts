import { boundsOf, type Edtf, edtf } from '../kernel/index.ts';
import type { Expectation, Standing } from '../record/index.ts';
import { clauseOf } from './clause.ts';
import type { Context } from './context.ts';
import { whenInWords } from './day-words.ts';
import { officeInText } from './outlet-name.ts';
import { capitalised, inText, isPlural, listOf, namesInText, withArticle } from './wording.ts';

/** A speaker that only its own text could resolve. */
const PRONOUN = /^(?:he|she|they|it|the (?:two|pair|people|person|latter))$/i;
/** More who say the same of one step are not named. */
const SOURCES_AT_MOST = 3;
const CODE = /^[A-Z][A-Z0-9-]{1,24}$/;

/** A speaker as it stands inside a sentence: "official" alone takes its article. */
function speakerWords(saidBy: string): string {
  const isBareNoun = /^\p{Ll}[\p{L}-]*[^s\W]$/u.test(saidBy) && saidBy !== 'people';
  return isBareNoun ? withArticle(saidBy) : officeInText(saidBy.replace(/^The /, 'the '));
}

/** Who expects it, as it stands after "according to". */
function source(row: Expectation, context: Context): string {
  const { saidBy } = row;
  if (saidBy !== null && saidBy.trim() !== '' && !PRONOUN.test(saidBy)) {
    const name = CODE.test(saidBy) ? inText(saidBy, context.deps) : speakerWords(saidBy.trim());
    const own = row.subjects.map((code) => context.deps.nameOf(code)?.name ?? code);
    // "Canada is expected to ..., according to Canada" says nothing of who expects it.
    if (!own.includes(name.replace(/^the /, ''))) return `, according to ${name}`;
  }
  const outlet = row.dispatch === null ? null : context.book.dispatch(row.dispatch)?.outlet;
  return outlet == null ? '' : `, according to ${officeInText(outlet)}`;
}

interface Outlook {
  readonly subject: string;
  readonly plural: boolean;
  /** "to sign the Abraham Accords"; null when a noun is the subject. */
  readonly to: string | null;
}

export function subjectsOf(row: Expectation): readonly string[] {
  const isByAnother = row.action === 'announcement' || row.action === 'admission';
  return isByAnother && row.objects.length > 0 ? row.objects : row.subjects;
}

/** Where an embassy is to open or close, as the act says. */
function placeOf(row: Expectation, context: Context): string | null {
  if (!row.action.endsWith('-embassy')) return null;
  return context.acts.find((act) => act.id === row.act)?.place ?? null;
}

/** Names of steps that stand in the plural. */
const PLURAL_STEPS = /\b(?:talks|relations|sanctions|negotiations|elections)$/;

function outlookOf(row: Expectation, context: Context): Outlook {
  const { deps } = context;
  const subjects = subjectsOf(row);
  if (row.action === 'termination' && row.accord !== null && subjects.length === 0) {
    const verb = /\bexpir/i.test(row.wording ?? '') ? 'expire' : 'end';
    const plural = isPlural([row.accord], deps);
    return { subject: inText(row.accord, deps), plural, to: `to ${verb}` };
  }
  const isEvent = /ceremony|summit|conference|session|vote|meeting|threshold/i.test(row.what);
  const clause = isEvent
    ? null
    : clauseOf({ ...row, subjects, place: placeOf(row, context) }, 'base', deps);
  if (clause !== null) {
    const plural =
      row.action !== 'entry-into-force' && (row.subjectWords !== null || isPlural(subjects, deps));
    return { subject: clause.subject, plural, to: `to ${clause.predicate}` };
  }
  const whom = subjects.length === 0 ? '' : ` for ${namesInText(subjects, deps)}`;
  const accord = row.accord === null ? '' : ` under ${inText(row.accord, deps)}`;
  const isMany = PLURAL_STEPS.test(row.what);
  const what = isMany ? row.what : withArticle(row.what);
  return { subject: `${what}${whom}${accord}`, plural: isMany, to: null };
}

/** A window that is counted from another step: "within six months of signature". */
const COUNTED_FROM =
  /\bwithin (?:about )?(?:[a-z]+|\d+) (?:days|weeks|months|years?) (?:of|from|after) (?:the |its |their )?(?:signature|signing|ratification|deposit|adoption|notification|notice|entry into force)\b/i;

/** When it is to come: a window that begins with the day of the saying is a deadline. */
function when({ window, dispatch, wording }: Expectation, { book }: Context): string {
  if (window === null) return '';
  const [counted] = COUNTED_FROM.exec(wording ?? '') ?? [];
  if (counted !== undefined) return ` ${counted}`;
  const { first, last } = boundsOf(window);
  const said = dispatch === null ? null : (book.dispatch(dispatch)?.referenceDay ?? null);
  const isDeadline = first !== null && last !== null && first === said && first < last;
  return ` ${whenInWords(isDeadline ? edtf(`../${last}`) : window)}`;
}

/** What was said of the step before, each window once, and then what was said last. */
function whens(row: Expectation, earlier: readonly Expectation[], context: Context): string {
  const all = [...new Set([...earlier, row].map((one) => when(one, context)))];
  return all.map((words, at) => (at === 0 ? words : `, then${words}`)).join('');
}

/** All who said so; after a window in between a comma closes what they said. */
function sources(row: Expectation, earlier: readonly Expectation[], context: Context): string {
  const all = [...earlier, row].map((one) => source(one, context).replace(/^, according to /, ''));
  // "President Emmanuel Macron" and then "Macron" is one.
  const named = [...new Set(all)]
    .filter(
      (name, at) =>
        name !== '' && !all.some((other, to) => to !== at && other.endsWith(` ${name}`)),
    )
    .slice(0, SOURCES_AT_MOST);
  return named.length === 0 ? '' : `, according to ${listOf(named)}`;
}

function conditionWords(row: Expectation): string {
  return row.modality === 'conditional' ? ', under conditions' : '';
}

export function openText(row: Expectation, context: Context): string {
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'are' : 'is';
  const verb =
    to === null
      ? `${be} expected`
      : row.modality === 'planned'
        ? `${be} ${to}`
        : row.modality === 'hypothetical' || row.modality === 'conditional'
          ? `${to.replace(/^to /, row.modality === 'conditional' ? 'would ' : 'could ')}`
          : `${be} expected ${to}`;
  return `${subject} ${verb}${when(row, context)}${conditionWords(row)}${source(row, context)}`;
}

export function pastText(
  row: Expectation,
  context: Context,
  earlier: readonly Expectation[] = [],
): string | null {
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'were' : 'was';
  const told = `${subject} ${be} expected${to === null ? '' : ` ${to}`}${whens(row, earlier, context)}${sources(row, earlier, context)}`;
  if (row.state === 'missed' && row.window === null)
    return `${told}; it was said to come soon, and by the record it has not come`;
  if (row.state === 'missed')
    return `${told}; that window has passed, and by the record this has not come`;
  if (row.state === 'overtaken') return `${told}; later word has overtaken this`;
  return row.state === 'withdrawn' ? `${told}; this has been taken back` : null;
}

/**
 * What was expected, and on which day it came: "Norway was expected to sign the
 * compact between 4 and 10 March 2024, according to …; it did so on 7 March 2024".
 */
export function metText(
  row: Expectation,
  came: Edtf,
  context: Context,
  earlier: readonly Expectation[] = [],
): string | null {
  const { subject, plural, to } = outlookOf(row, context);
  if (row.window === null) return null;
  const { first, last } = boundsOf(row.window);
  const day = boundsOf(came).first;
  if (day === null) return null;
  const be = plural ? 'were' : 'was';
  const told = `${subject} ${be} expected${to === null ? '' : ` ${to}`}${whens(row, earlier, context)}${sources(row, earlier, context)}`;
  const isDeed = to !== null && !to.startsWith('to be ') && row.subjectWords === null;
  const it = isDeed ? (plural ? 'they' : 'it') : 'this';
  const did = it === 'this' ? 'this came' : `${it} did so`;
  if (row.window === came) return `${told}; ${did} on that day`;
  if (last !== null && day > last) return `${told}; ${did} later, ${whenInWords(came)}`;
  if (first !== null && day < first) return `${told}; ${did} earlier, ${whenInWords(came)}`;
  return `${told}; ${did} ${whenInWords(came)}`;
}

/** What was expected, and what the record holds since then: "…; by the record it became a member on 4 March 2024". */
export function metByText(
  row: Expectation,
  { since, stage }: Pick<Standing, 'since' | 'stage'>,
  context: Context,
  earlier: readonly Expectation[] = [],
): string | null {
  if (row.window === null || since === null) return null;
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'were' : 'was';
  const told = `${subject} ${be} expected${to === null ? '' : ` ${to}`}${whens(row, earlier, context)}${sources(row, earlier, context)}`;
  const it = to === null ? namesInText(subjectsOf(row), context.deps) : plural ? 'they' : 'it';
  return `${told}; by the record ${it} became a ${stage === 'member' ? 'member' : 'party'} ${whenInWords(since)}`;
}

/** An expectation in one sentence, for the list beside the sections. */
export function expectationText(row: Expectation, context: Context): string {
  const { subject, plural, to } = outlookOf(row, context);
  if (row.basis === 'ladder') return capitalised(withArticle(row.what));
  const be = plural ? 'are' : 'is';
  const was = plural ? 'were' : 'was';
  const said = `${row.state === 'open' ? be : was} expected${to === null ? '' : ` ${to}`}`;
  return capitalised(`${subject} ${said}${when(row, context)}${source(row, context)}`);
}
