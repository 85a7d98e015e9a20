import type { DevelopmentRow, StandingRow } from '../../../desk/index.ts';
import type { Page } from './page.ts';
import { classWords, counted, dayWords, stageWords, whenWords } from './words.ts';

/** Standings as a table; the first column is what `nameOf` makes of each. */
export function addStandings(
  page: Page,
  rows: readonly StandingRow[],
  words: {
    readonly heading: string;
    readonly first: string;
    readonly nameOf: (row: StandingRow) => string;
  },
): void {
  page.table(
    words.heading,
    [{ title: words.first }, { title: 'Stage' }, { title: 'Since' }, { title: 'On the word of' }],
    rows.map((row) => [
      words.nameOf(row),
      row.label,
      row.standing.since === null ? '–' : whenWords(row.standing.since),
      classWords(row.standing.evidenceClass),
    ]),
  );
}

/** What was said and did not move a standing, one line a standing. */
export function addHeld(
  page: Page,
  rows: readonly StandingRow[],
  nameOf: (row: StandingRow) => string,
): void {
  const said = rows.flatMap((row) =>
    row.standing.held
      .filter((held) => held.why === 'too-weak' || held.why === 'contradicted')
      .map((held) => {
        const why = held.why === 'too-weak' ? 'its evidence is too weak' : 'it is contradicted';
        return `${nameOf(row)}: “${stageWords(held.stage)}” is reported and not held, because ${why} (${held.claim}).`;
      }),
  );
  page.list('Reported, not held', [...new Set(said)]);
}

/** Developments as a table. */
export function addDevelopments(
  page: Page,
  rows: readonly DevelopmentRow[],
  heading: string,
): void {
  page.table(
    heading,
    [{ title: 'Last day' }, { title: 'Development' }, { title: 'Stage' }, { title: 'Sources' }],
    rows.map((row) => [
      dayWords(row.lastDay),
      `${row.title} [${row.id}]`,
      stageWords(row.stage),
      `${counted(row.outletCount, 'outlet')}, ${counted(row.originCount, 'origin')}`,
    ]),
  );
}
