import { boundsOf, type Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import type { Context } from './context.ts';
import { firstOfWords } from './derived.ts';
import { isTakingPart, isWayOut, reaches } from './ladder.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, cardinal, inText, isPlural, namesInText, ordinal } from './wording.ts';

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

/** "; Kazakhstan would be the sixth, and the first in Central Asia", where the record means to hold all parties. */
function positionTail(context: Context, others: readonly Standing[]): string {
  const { accord, subjects, main, deps } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  if (info?.partiesComplete !== true || subjects.length !== 1 || main === null) return '';
  const name = inText(subjects[0] ?? '', deps);
  const first = firstOfWords(context);
  const and = first === null ? '' : `, and the first ${first}`;
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
  const isComplete = deps.accordInfo(accord)?.partiesComplete === true;
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
  const before = others.filter((row) => isNotAfter(row, main)).length;
  const grown = isIn && isComplete ? growthText(context, before) : null;
  const isLeaving = main !== null && isWayOut(main.stage);
  const hasLeft = main !== null && ['withdrawn', 'terminated'].includes(main.stage);
  const besides = isLeaving
    ? ` ${hasLeft ? 'without' : 'besides'} ${namesInText(subjects, deps)}`
    : '';
  const taking = isIn ? [...others, ...(main === null ? [] : [main])] : others;
  const said = `for ${name} ${record} ${countsInWords(taking, part.many)}`;
  return recordCandidate([grown, asSentence(`${said}${besides}${tail}`), asSentence(said)], {
    entries: [`accord/${accord}`, ...own],
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

/** "With Somalia the East African Community goes from seven to eight members", for who has just come in. */
function growthText(context: Context, others: number): string | null {
  const { subjects, main, accord, deps } = context;
  const hasCome = main !== null && ['member', 'in-force'].includes(main.stage);
  if (!hasCome || main.previous === null || accord === null || subjects.length !== 1) return null;
  const noun = main.stage === 'member' ? 'members' : 'parties';
  const verb = isPlural([accord], deps) ? 'go' : 'goes';
  const names = namesInText(subjects, deps);
  const first = firstOfWords(context);
  const tail = first === null ? '' : `; ${names} is the first ${first}`;
  return asSentence(
    `with ${names} ${inText(accord, deps)} ${verb} from ${cardinal(others)} to ${cardinal(others + 1)} ${noun} on record${tail}`,
  );
}
