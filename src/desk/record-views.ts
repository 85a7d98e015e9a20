import { ChanceryError, type Dispatch } from '../kernel/index.ts';
import {
  type Expectation,
  type Ladder,
  ladderOf,
  type Standing,
  stageDaysOf,
  stageLabel,
} from '../record/index.ts';
import type { Development } from '../stories/index.ts';
import { expectationsFrom, type Inquiry, type Known, knownOf, saidActs } from './knowledge.ts';
import type { Names } from './names.ts';
import type { AccordView, DevelopmentRow, Named, StandingRow, StateView } from './types.ts';
import type { UnitedRow } from './united-row.ts';

/** At most so many developments are read for the expectations of a state or an accord. */
const PAGE_DEVELOPMENTS = 60;
/** At most so many of them are told on its page; all of them are to be found in the list. */
const PAGE_ROWS = 30;

/** Gives the rows of a list for developments, in the same order. */
export type RowsOf = (developments: readonly Development[]) => Promise<readonly DevelopmentRow[]>;

function named(names: Names, id: string): Named {
  return { id, name: names.of(id) };
}

function ladderFor(names: Names, standing: Standing): Ladder {
  if (standing.accord === null) return 'relation';
  const accord = names.accord(standing.accord);
  return accord === null
    ? standing.stage === 'member'
      ? 'organisation'
      : 'accord'
    : ladderOf(accord);
}

/** A standing with its names and its stage in words. */
export function standingRow(names: Names, standing: Standing): StandingRow {
  return {
    entry: standing.entry,
    subject: named(names, standing.subject),
    accord: standing.accord === null ? null : named(names, standing.accord),
    counterpart: standing.counterpart === null ? null : named(names, standing.counterpart),
    standing,
    label: stageLabel(standing.stage, ladderFor(names, standing)),
  };
}

async function expectationsAround(
  inquiry: Inquiry,
  { known, isAsked }: { readonly known: Known; readonly isAsked: (one: Expectation) => boolean },
  developments: readonly Development[],
): Promise<Expectation[]> {
  const ids = [...new Set(developments.flatMap((development) => development.dispatches))];
  const kept = await inquiry.view.dispatchesOf(ids);
  const dispatches: Dispatch[] = kept
    .map((one) => one.dispatch)
    .filter((dispatch) => dispatch.knownDay <= inquiry.asOf);
  const said = await saidActs(inquiry.view, dispatches);
  // Where those named together had different fates they are told apart, and some may no more be asked for.
  return expectationsFrom(inquiry, known, { said, settling: [], dispatches, isAsked }).filter(
    isAsked,
  );
}

function isOfState(code: string) {
  return ({ subjects, objects }: Expectation): boolean =>
    subjects.includes(code) || objects.includes(code);
}

/** In order of a name: of the party, of the accord, or of the other state of a relation. */
function byName(nameOf: (row: StandingRow) => string) {
  return (a: StandingRow, b: StandingRow): number =>
    nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a.entry < b.entry ? -1 : 1;
}

/** Which other identifiers of the news are this accord, since when that is known, and why. */
export function unitedRows({ accords }: Inquiry, id: string, names: Names): UnitedRow[] {
  return accords.united
    .filter((one) => accords.idOf(one.id) === id)
    .map((one) => {
      const told = accords.told.get(one.id);
      return { ...one, name: told?.name ?? names.of(one.id) };
    });
}

/** How a page is told. */
interface PageTools {
  readonly names: Names;
  readonly rowsOf: RowsOf;
  /** How many developments are told of; as many as there may be where it is left out. */
  readonly rows?: number | undefined;
}

/** The newest developments of a page as it tells them. */
function told(developments: readonly Development[], { rowsOf, rows = PAGE_ROWS }: PageTools) {
  return rowsOf(developments.slice(0, Math.min(rows, PAGE_ROWS)));
}

/** The page of an accord. Throws `record.unknown` where neither the lexicon nor the news knows it. */
export async function accordView(
  inquiry: Inquiry,
  asked: string,
  tools: PageTools,
): Promise<AccordView> {
  const { names } = tools;
  const id = inquiry.accords.idOf(asked);
  const entry = names.accord(id);
  const known = await knownOf(inquiry, { accords: [id], states: [], pairs: [] });
  const developments = await inquiry.then.among(
    (page) => inquiry.view.developmentsByAccord(id, page),
    PAGE_DEVELOPMENTS,
  );
  // An accord that the lexicon does not hold is known from the news or from a register.
  if (entry === null && known.claims.length === 0 && developments.length === 0)
    throw new ChanceryError('record.unknown', { id });
  const expectations = await expectationsAround(
    inquiry,
    { known, isAsked: (one) => one.accord === id },
    developments,
  );
  const isNews = developments.length > 0 || known.claims.some(({ dispatch }) => dispatch !== null);
  return {
    id,
    name: names.of(id),
    united: unitedRows(inquiry, id, names),
    kind: entry?.kind ?? `accord known from ${isNews ? 'the news' : 'a register'} alone`,
    about: entry?.about ?? null,
    depositaries: entry?.depositary.map((code) => named(names, code)) ?? [],
    signed: entry?.signed ?? null,
    inForce: entry?.inForce ?? null,
    entryIntoForce: entry?.entryIntoForce ?? null,
    sectors: entry?.sectors.map(names.sector) ?? [],
    isKnown: entry !== null,
    partiesComplete: entry?.partiesComplete ?? false,
    asOf: inquiry.asOf,
    parties: known.standings
      .filter((row) => row.entry.startsWith('party/'))
      .map((row) => standingRow(names, row))
      .sort(byName((row) => row.subject.name)),
    stageDays: stageDaysOf(known.standings, known.claims),
    expectations,
    developments: await told(developments, tools),
  };
}

/** The page of a state. Throws `record.unknown` for a code that neither the lexicon nor the news knows. */
export async function stateView(
  inquiry: Inquiry,
  code: string,
  tools: PageTools,
): Promise<StateView> {
  const { names } = tools;
  const entry = names.state(code);
  const developments = await inquiry.then.among(
    (page) => inquiry.view.developmentsByActor(code, page),
    PAGE_DEVELOPMENTS,
  );
  if (entry === null && names.inText(code) === null && developments.length === 0)
    throw new ChanceryError('record.unknown', { id: code });
  const known = await knownOf(inquiry, { accords: [], states: [code] });
  const isAsked = isOfState(code);
  const expectations = await expectationsAround(inquiry, { known, isAsked }, developments);
  const own = known.standings.filter((row) => row.subject === code || row.counterpart === code);
  return {
    code,
    name: names.of(code),
    official: entry?.official ?? null,
    region: entry?.region ?? null,
    asOf: inquiry.asOf,
    accords: own
      .filter((row) => row.entry.startsWith('party/'))
      .map((row) => standingRow(names, row))
      .sort(byName((row) => row.accord?.name ?? row.entry)),
    relations: own
      .filter((row) => row.entry.startsWith('relation/'))
      .map((row) => standingRow(names, row))
      .sort(
        byName(
          ({ subject, counterpart }) => (subject.id === code ? counterpart : subject)?.name ?? '',
        ),
      ),
    expectations,
    developments: await told(developments, tools),
  };
}

/** Expectations of the whole record, soonest first, those without a window last. */
export async function nextView(
  inquiry: Inquiry,
  wanted: { readonly state?: string; readonly accord?: string },
): Promise<Expectation[]> {
  const page = { asOf: inquiry.asOf, limit: 1_000 };
  const { view } = inquiry;
  const developments =
    wanted.accord !== undefined
      ? await view.developmentsByAccord(wanted.accord, page)
      : wanted.state !== undefined
        ? await view.developmentsByActor(wanted.state, page)
        : await view.developments(page);
  const accords = [
    ...new Set(developments.flatMap((development) => development.leadAct?.accord?.id ?? [])),
  ];
  const states = [
    ...new Set(developments.flatMap((development) => development.leadAct?.subjects ?? [])),
  ];
  const known = await knownOf(inquiry, {
    accords,
    states: wanted.state === undefined ? states : [wanted.state],
  });
  const { accord, state } = wanted;
  const isAsked = (one: Expectation): boolean =>
    (accord === undefined || one.accord === accord) &&
    (state === undefined || isOfState(state)(one));
  const found = await expectationsAround(inquiry, { known, isAsked }, developments);
  return found.sort((a, b) =>
    (a.window ?? '9999') < (b.window ?? '9999')
      ? -1
      : (a.window ?? '9999') > (b.window ?? '9999')
        ? 1
        : a.id < b.id
          ? -1
          : 1,
  );
}
