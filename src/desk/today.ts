import type { Development } from '../stories/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import type { RowsOf } from './record-views.ts';
import type { Named } from './standing-row.ts';
import type { DevelopmentRow, TodayView, TodayWanted } from './today-types.ts';

/** Developments that are looked through, and that are given where nobody says how many. */
const LOOKED_THROUGH = 300;
const SHOWN = 100;

interface Tools {
  readonly names: Names;
  readonly rowsOf: RowsOf;
}

function statesOf({ leadAct }: Development): readonly string[] {
  return [...new Set([...(leadAct?.subjects ?? []), ...(leadAct?.objects ?? [])])];
}

/** Sectors that the act names, and those of its accord. */
function sectorsOf({ leadAct }: Development, names: Names): readonly string[] {
  const accord = leadAct?.accord == null ? null : names.accord(leadAct.accord.id);
  return [...new Set([...(leadAct?.sectors ?? []), ...(accord?.sectors ?? [])])];
}

function regionsOf(development: Development, names: Names): readonly string[] {
  return [...new Set(statesOf(development).flatMap((code) => names.state(code)?.region ?? []))];
}

function isAsked<T>(asked: T | undefined, among: readonly T[]): boolean {
  return asked === undefined || among.includes(asked);
}

function fits(development: Development, wanted: TodayWanted, names: Names): boolean {
  const { state, accord, sector, region, since } = wanted;
  return (
    (since === undefined || development.lastDay >= since) &&
    isAsked(state, statesOf(development)) &&
    isAsked(accord, [development.leadAct?.accord?.id ?? '']) &&
    isAsked(sector, sectorsOf(development, names)) &&
    isAsked(region, regionsOf(development, names))
  );
}

async function lookedThrough(
  { view, then }: Inquiry,
  { state, accord }: TodayWanted,
): Promise<readonly Development[]> {
  if (state !== undefined)
    return then.among((page) => view.developmentsByActor(state, page), LOOKED_THROUGH);
  if (accord !== undefined)
    return then.among((page) => view.developmentsByAccord(accord, page), LOOKED_THROUGH);
  return then.list(LOOKED_THROUGH);
}

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function named(ids: readonly string[], nameOf: (id: string) => string): Named[] {
  return [...new Set(ids)].map((id) => ({ id, name: nameOf(id) })).sort(byName);
}

function choicesIn(all: readonly Development[], names: Names): TodayView['choices'] {
  return {
    states: named(
      all.flatMap(statesOf).filter((code) => names.state(code) !== null),
      names.of,
    ),
    accords: named(
      all.flatMap(({ leadAct }) => leadAct?.accord?.id ?? []),
      names.of,
    ),
    sectors: named(
      all.flatMap((one) => sectorsOf(one, names)),
      names.sector,
    ),
    regions: [...new Set(all.flatMap((one) => regionsOf(one, names)))].sort(),
  };
}

/** Whether a row has the stage and the class of evidence that are asked for. */
function isOf(row: DevelopmentRow, { stage, evidenceClass }: TodayWanted): boolean {
  return (
    isAsked(stage, [row.stage ?? 'none']) &&
    (evidenceClass === undefined || row.evidenceClass === evidenceClass)
  );
}

/**
 * The newest developments that have all that is asked, in the order that is asked: the newest first, or the most
 * consequential first by the sum that each row bears. Choices are those of the developments that were looked through.
 */
export async function todayOf(
  inquiry: Inquiry,
  wanted: TodayWanted,
  tools: Tools,
): Promise<TodayView> {
  const { names, rowsOf } = tools;
  const all = await lookedThrough(inquiry, wanted);
  const limit = wanted.limit ?? SHOWN;
  const rows: DevelopmentRow[] = [];
  const isByWeight = wanted.order === 'consequence';
  const fitting = all.filter((one) => fits(one, wanted, names));
  const atOnce = isByWeight ? LOOKED_THROUGH : limit;
  for (let from = 0; from < fitting.length; from += atOnce) {
    if (!isByWeight && rows.length >= limit) break;
    const part = await rowsOf(fitting.slice(from, from + atOnce));
    rows.push(...part.filter((row) => isOf(row, wanted)));
  }
  if (isByWeight) rows.sort((a, b) => b.consequence.points - a.consequence.points);
  return {
    asOf: inquiry.asOf,
    developments: rows.slice(0, limit),
    lookedThrough: all.length,
    choices: choicesIn(all, names),
  };
}
