import type { Standing } from '../record/index.ts';
import { type Context, standingGround } from './context.ts';
import { bareDay, valueInWords, whenInWords } from './day-words.ts';
import { orderedExpectations } from './expectation-order.ts';
import { expectationText } from './expectation-text.ts';
import { differenceName, stageInWords, standingName } from './labels.ts';
import { rulingText } from './ruling-text.ts';
import type { BriefChange, BriefRuling, BriefState } from './types.ts';
import { cardinal } from './wording.ts';

/** The standing of the matter, of its states under its accord, or of the states that a bilateral act joins. */
function isOfMatter(row: Standing, context: Context): boolean {
  const { accord, subjects, lead, main } = context;
  if (row.entry === main?.entry) return true;
  if (row.accord !== null) return row.accord === accord && subjects.includes(row.subject);
  const pair = [...subjects, ...(lead?.objects ?? [])];
  return accord === null && pair.includes(row.subject) && pair.includes(row.counterpart ?? '');
}

function standingChanges(context: Context, before: Pick<BriefState, 'standings'>): BriefChange[] {
  const old = new Map(before.standings.map((row) => [row.entry, row]));
  return context.input.state.standings
    .filter((row) => isOfMatter(row, context))
    .sort((a, b) => (a.entry < b.entry ? -1 : 1))
    .flatMap((row): BriefChange[] => {
      const was = old.get(row.entry);
      const name = standingName(row, context.deps);
      const ground = standingGround(row, context);
      if (was === undefined) {
        const text = `${name}: now on record as ${stageInWords(row)}.`;
        return [{ what: 'stage', text, ...ground }];
      }
      if (was.stage !== row.stage) {
        const since = row.since === null ? '' : `, ${whenInWords(row.since)}`;
        const text = `${name}: from ${stageInWords(was)} to ${stageInWords(row)}${since}.`;
        return [{ what: 'stage', text, ...ground }];
      }
      if (was.since !== row.since && row.since !== null) {
        const from = was.since === null ? 'no day' : bareDay(was.since);
        const text = `${name}: the day of “${stageInWords(row)}” is now ${bareDay(row.since)} (before: ${from}).`;
        return [{ what: 'day', text, ...ground }];
      }
      return [];
    });
}

function differenceChanges(
  context: Context,
  before: Pick<BriefState, 'differences'>,
): BriefChange[] {
  const known = new Set(before.differences.map((row) => `${row.about} ${row.subject}`));
  return context.input.state.differences
    .filter((row) => !known.has(`${row.about} ${row.subject}`))
    .sort((a, b) => (`${a.about} ${a.subject}` < `${b.about} ${b.subject}` ? -1 : 1))
    .map((row) => ({
      what: 'difference',
      text: `Reports now differ on the ${row.about} (${differenceName(row.subject, context.deps)}): ${row.claims.map((claim) => valueInWords(claim.value)).join(' / ')}.`,
      entries: [],
      evidence: row.claims.flatMap((claim) => claim.evidence.slice(0, 1)),
    }));
}

function expectationChanges(context: Context, before: BriefState): BriefChange[] {
  const old = new Map(before.expectations.map((row) => [row.id, row.state]));
  return orderedExpectations(context).flatMap((row): BriefChange[] => {
    const was = old.get(row.id);
    if (was === row.state || (was === undefined && row.state !== 'open')) return [];
    const words = expectationText(row, context);
    const text =
      was === undefined ? `New expectation: ${words}.` : `Expectation now ${row.state}: ${words}.`;
    return [{ what: 'expectation', text, entries: [row.id], evidence: row.evidence }];
  });
}

function sourceChanges(context: Context, before: readonly string[]): BriefChange[] {
  const known = new Set(before);
  const fresh = context.input.dispatches
    .map((row) => row.dispatch)
    .filter((dispatch) => !known.has(dispatch.id));
  if (fresh.length === 0) return [];
  const outlets = [...new Set(fresh.flatMap((dispatch) => dispatch.outlet ?? []))].sort();
  const names = outlets.length === 0 ? '' : ` (${outlets.join(', ')})`;
  const noun = fresh.length === 1 ? 'dispatch' : 'dispatches';
  const count = cardinal(fresh.length);
  const text = `${count.charAt(0).toUpperCase()}${count.slice(1)} more ${noun}${names}.`;
  return [{ what: 'sources', text, entries: [], evidence: [] }];
}

function rulingChanges(context: Context, rulings: readonly BriefRuling[]): BriefChange[] {
  return rulings.map((row) => ({
    what: 'ruling',
    text: rulingText(row, context),
    entries: [...row.entries, row.ruling],
    evidence: [],
  }));
}

/** What has changed since the brief before the newest dispatch or ruling; empty for the first brief. */
export function briefChanges(context: Context): readonly BriefChange[] {
  const { before } = context.input;
  if (before === null) return [];
  return [
    ...rulingChanges(context, before.rulings ?? []),
    ...standingChanges(context, before.state),
    ...expectationChanges(context, before.state),
    ...differenceChanges(context, before.state),
    ...sourceChanges(context, before.dispatches),
  ];
}

/** What a line of a list tells of what changed; what is derived only where it is needed is asked for. */
export interface LineBefore {
  readonly standings: BriefState['standings'];
  readonly differences: () => BriefState['differences'];
  readonly dispatches: readonly string[];
}

/** The words of a list for what changed: of a standing, where one moved, else of a new difference, else of the sources. */
export function lineOfChange(context: Context, before: LineBefore | null): string | null {
  if (before === null) return null;
  const standings = standingChanges(context, before);
  const [first] = standings;
  if (first !== undefined) return (standings.find(({ what }) => what === 'stage') ?? first).text;
  const differences =
    context.input.state.differences.length === 0
      ? []
      : differenceChanges(context, { differences: before.differences() });
  return (differences[0] ?? sourceChanges(context, before.dispatches)[0])?.text ?? null;
}
