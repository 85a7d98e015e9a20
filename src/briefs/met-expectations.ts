import {
  boundsOf,
  type CivilDay,
  daysBetween,
  type Edtf,
  type Evidence,
  precisionOf,
  type Stage,
} from '../kernel/index.ts';
import type { Expectation, Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type Context, onePerOrigin } from './context.ts';
import { metByText, metText, subjectsOf } from './expectation-text.ts';
import { reaches } from './ladder.ts';
import { STAGE_AIMED_AT } from './lead-form.ts';
import { asSentence } from './wording.ts';

/** Rungs by which a step has been taken that goes by several names. */
const SAME_STEP: Partial<Readonly<Record<Stage, readonly Stage[]>>> = {
  signed: ['signed', 'accession-signed'],
  ratified: ['ratified', 'accepted', 'approved'],
};

/** The day on which just this step came, of all whom it speaks of; a further rung is another step. */
function dayOfStep(row: Expectation, { input }: Context): Edtf | null {
  const aimed = row.action === 'entry-into-force' ? 'in-force' : STAGE_AIMED_AT[row.action];
  if (aimed === undefined || row.accord === null) return null;
  const rungs = SAME_STEP[aimed] ?? [aimed];
  const subjects = subjectsOf(row);
  const entries =
    subjects.length === 0
      ? [`accord/${row.accord}`]
      : subjects.map((code) => `party/${row.accord}/${code}`);
  const days = entries.map((entry) => {
    const held = input.state.standings.find((one) => one.entry === entry);
    if (held === undefined) return null;
    if (rungs.includes(held.stage)) return held.since;
    return held.previous !== null && rungs.includes(held.previous.stage)
      ? held.previous.since
      : null;
  });
  const [first = null] = days;
  const isOne =
    first !== null && precisionOf(first) === 'day' && days.every((day) => day === first);
  return isOne ? first : null;
}

/** Within so few days the same voice only says more exactly what it said. */
const OF_ONE_SAYING = 3;

/** Whether a window is that of the later word, said less exactly on the same occasion. */
function isSharpened(window: Edtf | null, day: CivilDay, later: Expectation): boolean {
  if (window === null || later.window === null) return false;
  const [wide, narrow] = [boundsOf(window), boundsOf(later.window)];
  const holds =
    (wide.first ?? '') <= (narrow.first ?? '~') && (narrow.last ?? '~') <= (wide.last ?? '~');
  return holds && daysBetween(day, later.knownDay) <= OF_ONE_SAYING;
}

/** Steps after which only the last is left. */
const CONSENT: readonly string[] = ['ratification', 'acceptance', 'approval', 'accession'];

/** The rung that came with the step, where the record holds that and not the step itself: who deposits becomes a member. */
function furtherRung(row: Expectation, { input }: Context): Standing | null {
  const aimed = STAGE_AIMED_AT[row.action];
  const [code, ...others] = subjectsOf(row);
  if (!CONSENT.includes(row.action) || aimed === undefined || code === undefined) return null;
  if (others.length > 0) return null;
  const held = input.state.standings.find(({ entry }) => entry === `party/${row.accord}/${code}`);
  const isExact = held?.since != null && precisionOf(held.since) === 'day';
  const isIn = held?.stage === 'member' || held?.stage === 'in-force';
  return held !== undefined && isExact && isIn && reaches(held.stage, aimed) ? held : null;
}

/** Of one step no more words than these are told, the newest. */
const WORDS_OF_A_STEP = 3;

/** What was said before of the same step of the same states with another window, in the order in which it was said. */
export function earlierOf(row: Expectation, all: readonly Expectation[]): readonly Expectation[] {
  const windows = new Set([row.window]);
  return [...all]
    .filter(
      (one) =>
        one.basis === 'said' &&
        one.state !== 'open' &&
        one.window !== null &&
        one.id !== row.id &&
        one.knownDay <= row.knownDay &&
        one.action === row.action &&
        one.accord === row.accord &&
        one.subjects.join() === row.subjects.join(),
    )
    .sort((a, b) =>
      a.knownDay < b.knownDay ? -1 : a.knownDay > b.knownDay ? 1 : a.id < b.id ? -1 : 1,
    )
    .filter(({ window, knownDay }) => {
      const isNew = !windows.has(window) && !isSharpened(window, knownDay, row);
      windows.add(window);
      return isNew;
    })
    .filter((_one, at, told) => at === 0 || at > told.length - WORDS_OF_A_STEP + 1);
}

/** A passage of each word that was said, so that every window has its own. */
export function eachOf(rows: readonly Expectation[], context: Context): readonly Evidence[] {
  return rows.flatMap(({ evidence }) => onePerOrigin(evidence, context, 1));
}

/** What was said to come with a window, and has come since: with the day of it, which the record holds. */
function metCandidate(
  row: Expectation,
  all: readonly Expectation[],
  context: Context,
): Candidate | null {
  if (row.state !== 'met' || row.window === null || row.basis !== 'said') return null;
  const came = dayOfStep(row, context);
  const earlier = earlierOf(row, all);
  const further = came === null ? furtherRung(row, context) : null;
  const tell = (said: readonly Expectation[]): string | null =>
    came !== null
      ? metText(row, came, context, said)
      : further === null
        ? null
        : metByText(row, further, context, said);
  const [text, plain] = [tell(earlier), earlier.length === 0 ? null : tell([])];
  const subjects = subjectsOf(row);
  const entries =
    subjects.length === 0
      ? [`accord/${row.accord}`]
      : subjects.map((code) => `party/${row.accord}/${code}`);
  const texts = [text, plain].map((one) => (one === null ? null : asSentence(one)));
  return recordCandidate(texts, {
    evidence: [...eachOf(earlier, context), ...onePerOrigin(row.evidence, context)],
    entries: [row.id, ...earlier.map(({ id }) => id), ...entries],
  });
}

/** The newest word on each step that has come; at most two steps. */
export function metCandidates(
  rows: readonly Expectation[],
  context: Context,
): readonly Candidate[] {
  const steps = new Set<string>();
  const told = [...rows].sort((a, b) => (a.knownDay > b.knownDay ? -1 : 1));
  return told
    .flatMap((row) => {
      const step = `${row.action} ${row.accord} ${row.subjects.join()}`;
      const candidate = steps.has(step) ? null : metCandidate(row, rows, context);
      if (candidate !== null) steps.add(step);
      return candidate ?? [];
    })
    .slice(0, 2);
}
