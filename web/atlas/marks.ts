import type { Named, StandingRow } from '../../src/desk/index.ts';
import type { Stage } from '../../src/kernel/index.ts';
import { stageRank } from '../text/stage-words.ts';

/** A state as the map shows it. */
export interface Mark {
  /** ISO 3166-1 alpha-3. */
  readonly code: string;
  readonly name: string;
  readonly stage: Stage;
}

/** One mark a state; of several standings the one that is furthest. */
export function marksOf(
  rows: readonly StandingRow[],
  stateOf: (row: StandingRow) => Named | null,
): Mark[] {
  const marks = new Map<string, Mark>();
  for (const row of rows) {
    const state = stateOf(row);
    const { stage } = row.standing;
    if (state === null || stage === 'none') continue;
    const known = marks.get(state.id);
    if (known !== undefined && stageRank(known.stage) >= stageRank(stage)) continue;
    marks.set(state.id, { code: state.id, name: state.name, stage });
  }
  return [...marks.values()];
}

/** The states under an accord. */
export function marksOfParties(rows: readonly StandingRow[]): Mark[] {
  return marksOf(rows, (row) => row.subject);
}
