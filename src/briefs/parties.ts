import { boundsOf, type Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import type { Context } from './context.ts';
import { firstOfWords } from './derived.ts';
import { isTakingPart, isWayOut, reaches } from './ladder.ts';
import { isStepOfNews } from './matter-step.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, cardinal, inText, isPlural, listOf, namesInText, ordinal } from './wording.ts';

const NAMED_AT_MOST = 6;
const PARTIES = 'parties and signatories';

/** Standings of the accord's other parties that take part, in order of name. */
export function otherParties(context: Context): readonly Standing[] {
  const { accord, subjects, deps } = context;
  return context.input.state.standings
    .filter((row) => accord !== null && row.accord === accord && row.entry.startsWith('party/'))
    .filter((row) => !subjects.includes(row.subject) && isTakingPart(row.stage))
    .map((row) => ({ row, name: deps.nameOf(row.subject)?.name ?? row.subject }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ row }) => row);
}

export function isAhead(stage: Stage | null): boolean {
  return stage !== null && !isTakingPart(stage) && !isWayOut(stage);
}

/** "; Kazakhstan would be the sixth, and the first state in Central Asia", where the record means to hold all parties. */
function positionTail(context: Context, others: readonly Standing[]): string {
  const { accord, subjects, main, deps } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  if (info?.partiesComplete !== true || subjects.length !== 1 || main === null) return '';
  const name = inText(subjects[0] ?? '', deps);
  const first = firstOfWords(context);
  const and = first === null ? '' : `, and the first ${first.replace(/^in /, 'state in ')}`;
  if (isAhead(main.stage)) return `; ${name} would be the ${ordinal(others.length + 1)}${and}`;
  const isLast = others.every((row) => isNotAfter(row, main));
  const isDated = main.since !== null && main.previous !== null;
  return isTakingPart(main.stage) && isDated && isLast
    ? `; ${name} is the ${ordinal(others.length + 1)}${and}`
    : '';
}

/** How those that take part are called, by the kind of the accord. */
function partWords(
  context: Context,
  accord: string,
): { readonly as: string; readonly many: string } {
  const info = context.deps.accordInfo(accord);
  if (info?.ladder === 'organisation') return { as: 'as members of', many: 'members' };
  return isTreatyLike(inText(accord, context.deps), info)
    ? { as: 'as parties to or signatories of', many: PARTIES }
    : { as: 'as taking part in', many: 'states taking part' };
}

/** Who takes part besides the subject; nothing where the record holds too few to say so. */
export function partiesCandidate(context: Context): Candidate | null {
  const { accord, deps, main, subjects } = context;
  if (accord === null || subjects.length === 0) return null;
  const others = otherParties(context);
  const info = deps.accordInfo(accord);
  const isComplete = info?.partiesComplete === true;
  // Of a paper of two sides, who else takes part is said by its name.
  const isOfTwo = info?.parties.length === 2 || others.length + subjects.length <= 2;
  if (info !== null && isOfTwo && info.ladder !== 'organisation') return null;
  if (others.length === 0 || (!isComplete && (others.length < 2 || others.length > NAMED_AT_MOST)))
    return null;
  const name = inText(accord, deps);
  const part = partWords(context, accord);
  const tail = positionTail(context, others);
  const own = main === null ? [] : [main.entry];
  const record = isComplete ? 'the record holds' : 'the record, which is not complete here, holds';
  if (others.length <= NAMED_AT_MOST) {
    const listed = namesInText(
      others.map((row) => row.subject),
      deps,
    );
    const said = `${record} ${listed} ${part.as} ${name}`;
    return recordCandidate([asSentence(`${said}${tail}`), asSentence(said)], {
      entries: [...others.map((row) => row.entry), ...own],
    });
  }
  const isIn = main !== null && isTakingPart(main.stage);
  const grown = isIn && isComplete ? growthText(context, others) : null;
  const isLeaving = main !== null && isWayOut(main.stage);
  const hasLeft = main !== null && ['withdrawn', 'terminated'].includes(main.stage);
  const besides = isLeaving
    ? ` ${hasLeft ? 'without' : 'besides'} ${namesInText(subjects, deps)}`
    : '';
  const taking = [...others, ...ownRows(context).filter(({ stage }) => isTakingPart(stage))];
  const said = `for ${name} ${record} ${countsInWords(taking, part.many)}`;
  return recordCandidate([grown, asSentence(`${said}${besides}${tail}`), asSentence(said)], {
    entries: [
      `accord/${accord}`,
      ...new Set([...own, ...ownRows(context).map((row) => row.entry)]),
    ],
  });
}

/** "161 parties and three states that have only signed": a signature binds nobody. */
function countsInWords(rows: readonly Standing[], many: string): string {
  const bound = rows.filter(({ stage }) => isBound(stage)).length;
  const signed = rows.length - bound;
  if (many !== PARTIES || signed === 0)
    return `${cardinal(rows.length)} ${many === PARTIES ? 'parties' : many}`;
  const only = `${cardinal(signed)} ${signed === 1 ? 'state that has' : 'states that have'} only signed`;
  return bound === 0 ? only : `${cardinal(bound)} ${bound === 1 ? 'party' : 'parties'} and ${only}`;
}

/** Whether a state that stands on the rung has consented to be bound. */
export function isBound(stage: Stage): boolean {
  return stage === 'member' || (reaches(stage, 'ratified') && isTakingPart(stage));
}

/** Whether a state had come in by the day of another; one without a day counts as there. */
function isNotAfter(row: Standing, own: Standing | null): boolean {
  const first = row.since === null ? null : boundsOf(row.since).first;
  const day = own?.since == null ? null : boundsOf(own.since).first;
  return first === null || day === null || first <= day;
}

/** Standings of the states of the matter under its accord, in the order in which they came in. */
function ownRows({ accord, subjects, input }: Context): readonly Standing[] {
  return input.state.standings
    .filter(
      (row) => subjects.includes(row.subject) && row.entry === `party/${accord}/${row.subject}`,
    )
    .sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : a.since === b.since ? 0 : 1));
}

const COME_IN: readonly Stage[] = ['member', 'in-force'];

/** Whether the record says of a state that it came in, and on which day. */
function hasComeIn(row: Standing, { main, leadDay, subjects }: Context): boolean {
  const first = row.since === null ? null : boundsOf(row.since).first;
  const isNews = row.previous !== null || first === leadDay || subjects.length > 1;
  return COME_IN.includes(row.stage) && row.stage === main?.stage && first !== null && isNews;
}

const GROWTHS_AT_MOST = 3;

/**
 * "With Somalia the East African Community goes from seven to eight members", for who has come in; of several that
 * came one after another, the count with each.
 */
function growthText(context: Context, others: readonly Standing[]): string | null {
  const { main, accord, deps, subjects } = context;
  const rows = ownRows(context);
  const isTold = rows.length === subjects.length && rows.every((row) => hasComeIn(row, context));
  if (!isStepOfNews(context)) return null;
  if (main === null || accord === null || !isTold || rows.length > GROWTHS_AT_MOST) return null;
  const noun = main.stage === 'member' ? 'members' : 'parties';
  const before = rows.map(
    (row) => [...others, ...rows].filter((one) => one !== row && isNotAfter(one, row)).length,
  );
  const [first = 0] = before;
  if (!before.every((count, at) => count === first + at)) return null;
  const name = inText(accord, deps);
  if (rows.length > 1) {
    const steps = rows.map(
      ({ subject }, at) => `to ${cardinal(first + at + 1)} with ${inText(subject, deps)}`,
    );
    return asSentence(
      `the number of ${noun} of ${name} on record rises from ${cardinal(first)} ${listOf(steps)}`.replace(
        `${noun} of`,
        noun === 'parties' ? 'parties to' : 'members of',
      ),
    );
  }
  const verb = isPlural([accord], deps) ? 'go' : 'goes';
  const names = namesInText(subjects, deps);
  const place = firstOfWords(context);
  const tail =
    place === null ? '' : `; ${names} is the first ${place.replace(/^in /, 'state in ')}`;
  return asSentence(
    `with ${names} ${name} ${verb} from ${cardinal(first)} to ${cardinal(first + 1)} ${noun} on record${tail}`,
  );
}
