import { type Edtf, precisionOf, type Stage } from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type Context, onePerOrigin } from './context.ts';
import { metText, subjectsOf } from './expectation-text.ts';
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

/** What was said to come with a window, and has come since: with the day of it, which the record holds. */
function metCandidate(row: Expectation, context: Context): Candidate | null {
  if (row.state !== 'met' || row.window === null || row.basis !== 'said') return null;
  const came = dayOfStep(row, context);
  const text = came === null ? null : metText(row, came, context);
  const subjects = subjectsOf(row);
  const entries =
    subjects.length === 0
      ? [`accord/${row.accord}`]
      : subjects.map((code) => `party/${row.accord}/${code}`);
  return recordCandidate([text === null ? null : asSentence(text)], {
    evidence: onePerOrigin(row.evidence, context),
    entries: [row.id, ...entries],
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
      const candidate = steps.has(step) ? null : metCandidate(row, context);
      if (candidate !== null) steps.add(step);
      return candidate ?? [];
    })
    .slice(0, 2);
}
