import type { ChangeRow, HistoryView, RulingView } from '../../../desk/index.ts';
import type { Page } from './page.ts';
import { classWords, dayWords, restWords, stageWords, whenWords } from './words.ts';

/** Who moved under what: "Norway, Fjord Compact", "Chile and Norway". */
function about(row: ChangeRow): string {
  if (row.counterpart !== null) return `${row.subject.name} and ${row.counterpart.name}`;
  return row.accord === null || row.accord.id === row.subject.id
    ? row.subject.name
    : `${row.subject.name}, ${row.accord.name}`;
}

function moveWords(row: ChangeRow): string {
  if (row.isTakenBack) return `taken back: ${stageWords(row.before, row.standing.entry)}`;
  const since = row.standing.since === null ? '' : `, since ${whenWords(row.standing.since)}`;
  const before =
    row.before === null ? '' : ` (before: ${stageWords(row.before, row.standing.entry)})`;
  return `${stageWords(row.standing.stage, row.standing.entry)}${since}${before}`;
}

/** Standings that moved, one line each. */
export function addChanges(page: Page, heading: string, rows: readonly ChangeRow[]): void {
  page.table(
    heading,
    [{ title: 'Known' }, { title: 'Who' }, { title: 'What' }, { title: 'On the word of' }],
    rows.map((row) => [
      row.knownDay,
      about(row),
      moveWords(row),
      row.isTakenBack ? '–' : restWords(row.standing),
    ]),
  );
}

function rulingWords(row: RulingView): string {
  const value = row.value === null ? '' : ` ${row.value}`;
  const undone = row.undoneBy === null ? '' : ` (undone by ${row.undoneBy})`;
  return `${row.ruling} ${row.target}${value}${undone}`;
}

/** Rulings with who made them and why. */
export function addRulings(page: Page, heading: string, rows: readonly RulingView[]): void {
  page.entries(
    heading,
    rows.map((row) => ({
      mark: row.knownDay,
      lines: [`${rulingWords(row)} [${row.id}]`, `${row.author}: ${row.reason}`],
    })),
  );
}

const FATES: Readonly<Record<HistoryView['claims'][number]['fate'], string>> = {
  'rests-on': 'the standing rests on it',
  corrected: 'corrected by a later version',
  'too-weak': 'too weak to move it',
  contradicted: 'stronger evidence contradicts it',
  superseded: 'a step before',
  'not-done': 'not due yet',
  earlier: 'adds nothing',
  rejected: 'rejected by an editor',
  ruled: 'an editor ruled otherwise',
};

/** The log of an entry: how it stood, what was claimed, what was ruled. */
export function addHistory(page: Page, view: HistoryView): void {
  page.title(
    view.entry,
    view.standing === null ? 'The record holds no standing.' : `Standing: ${view.standing.label}`,
    `As of ${dayWords(view.asOf)}`,
  );
  addChanges(page, 'How it moved', view.steps);
  page.table(
    'Claims',
    [
      { title: 'Known' },
      { title: 'Stage' },
      { title: 'Asserted by' },
      { title: 'What became of it' },
      { title: 'Claim' },
    ],
    view.claims.map(({ claim, fate }) => [
      claim.knownDay,
      stageWords(claim.stage, claim.entry),
      `${claim.asserter} (${classWords(claim.evidenceClass)})`,
      FATES[fate],
      claim.id,
    ]),
  );
  addUnited(page, view.united);
  addRulings(page, 'Rulings', view.rulings);
}

/** The other identifiers under which the news has the same accord, with since when and why. */
export function addUnited(page: Page, rows: HistoryView['united']): void {
  page.entries(
    'One accord with',
    rows.map(({ id, name, knownDay, why }) => ({
      mark: knownDay,
      lines: [`“${name}” [${id}]`, why],
    })),
  );
}
