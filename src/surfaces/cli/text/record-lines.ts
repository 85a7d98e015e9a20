import type { DevelopmentRow, StandingRow } from '../../../desk/index.ts';
import type { Page } from './page.ts';
import { counted, dayWords, restWords, stageWords, whenWords } from './words.ts';

/** Since when; where no day is known, that of the step before: “– (signed 15 September 2020)”. */
function sinceWords({ since, previous }: StandingRow['standing']): string {
  if (since !== null) return whenWords(since);
  return previous?.since == null
    ? '–'
    : `– (${stageWords(previous.stage)} ${whenWords(previous.since)})`;
}

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
      sinceWords(row.standing),
      restWords(row.standing),
    ]),
  );
}

/** Claims that are named in one line; the history of an entry has them all. */
const NAMED = 8;

function namedIds(ids: readonly string[]): string {
  const left = ids.length - NAMED;
  return left > 0 ? `${ids.slice(0, NAMED).join(', ')} and ${left} more` : ids.join(', ');
}

/** What was said and did not move a standing; claims that say the same share a line. */
export function addHeld(
  page: Page,
  rows: readonly StandingRow[],
  nameOf: (row: StandingRow) => string,
): void {
  const claims = new Map<string, string[]>();
  for (const row of rows) {
    for (const { why, stage, claim } of row.standing.held) {
      if (why !== 'too-weak' && why !== 'contradicted') continue;
      const because =
        why === 'too-weak' ? 'the evidence is too weak' : 'stronger evidence contradicts it';
      const words = `${nameOf(row)}: “${stageWords(stage)}” is reported; ${because}`;
      claims.set(words, [...(claims.get(words) ?? []), claim]);
    }
  }
  page.list(
    'Reported, not held',
    [...claims].map(([words, ids]) => `${words} (${namedIds(ids)})`),
  );
}

/** How far it is; between two states nothing is signed that they announce. */
function developmentStage({ stage, accord }: DevelopmentRow): string {
  if (stage === null) return '';
  return stage === 'announced' && accord === null
    ? 'agreed, not yet established'
    : stageWords(stage);
}

/** Developments with their day, what they are, how far it is and on how many sources. */
export function addDevelopments(
  page: Page,
  rows: readonly DevelopmentRow[],
  heading: string,
): void {
  page.entries(
    heading,
    rows.map((row) => {
      const sources = `${counted(row.outletCount, 'outlet')}, ${counted(row.originCount, 'independent origin')}`;
      const facts = [developmentStage(row), sources, row.id];
      return {
        mark: dayWords(row.lastDay),
        lines: [row.title, facts.filter((fact) => fact !== '').join(' · ')],
      };
    }),
  );
}
