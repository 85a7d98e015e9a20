import type { Act } from '../../events/index.ts';
import {
  boundsOf,
  ChanceryError,
  type CivilDay,
  type Dispatch,
  type Stage,
} from '../../kernel/index.ts';
import { type Claim, isRejected } from '../../record/index.ts';
import type { Development } from '../../stories/index.ts';
import { type Inquiry, knownOf } from '../knowledge.ts';
import type { Names } from '../names.ts';
import { standingRow } from '../record-views.ts';
import type { StandingRow } from '../standing-row.ts';
import type { FindWanted } from '../store/contract.ts';
import { searchKey } from '../store/search-keys.ts';
import { excerptsOf, marksIn } from './excerpts.ts';
import type {
  FoundDevelopment,
  FoundDispatch,
  ParsedSearch,
  SearchTermField,
  SearchView,
} from './search-types.ts';

/** Dispatches that a page shows where nothing is asked, and how many are looked at for them. */
const SHOWN = 20;
const LOOKED_AT = 400;
const AT_ONCE = 60;
const DEVELOPMENTS = 8;
const ENTRIES = 30;
const EXCERPTS = 2;

interface Hit {
  readonly dispatch: Dispatch;
  readonly acts: readonly Act[];
}

function keysOf(search: ParsedSearch): FindWanted['keys'] {
  const each = (kind: 'state' | 'accord', values: readonly string[]) =>
    values.map((value) => [searchKey(kind, value)]);
  const any = (kind: Parameters<typeof searchKey>[0], values: readonly string[]) =>
    values.length === 0 ? [] : [values.map((value) => searchKey(kind, value))];
  return [
    ...each('state', search.states),
    ...any('accord', search.accords),
    ...any('stage', search.stages),
    ...any('modality', search.modalities),
    ...any('sector', search.sectors),
    ...any('class', search.classes),
    ...any('outlet', search.outlets),
    ...any('lang', search.languages),
  ];
}

function isAsked<T>(asked: readonly T[], value: T | null): boolean {
  return asked.length === 0 || (value !== null && asked.includes(value));
}

/** Whether the search asks for anything that one act must have. */
function asksActs(search: ParsedSearch): boolean {
  const { states, accords, stages, modalities, sectors, classes } = search;
  return [states, accords, stages, modalities, sectors, classes].some((list) => list.length > 0);
}

/** Whether one act has all that is asked of acts: two acts of one text are not taken together. */
function fits(act: Act, claims: readonly Claim[], search: ParsedSearch): boolean {
  const actors = [...act.subjects, ...act.objects];
  return (
    search.states.every((state) => actors.includes(state)) &&
    isAsked(search.accords, act.accord?.id ?? null) &&
    isAsked(search.stages, act.stage) &&
    isAsked(search.modalities, act.modality) &&
    (search.sectors.length === 0 || act.sectors.some((one) => search.sectors.includes(one))) &&
    (search.classes.length === 0 ||
      claims.some((claim) => claim.act === act.id && search.classes.includes(claim.evidenceClass)))
  );
}

async function hitsAmong(
  inquiry: Inquiry,
  ids: readonly string[],
  search: ParsedSearch,
): Promise<Hit[]> {
  const { view, rulings } = inquiry;
  const kept = await view.dispatchesOf(ids);
  const acts = await view.actsOf(ids);
  const claims = search.classes.length === 0 ? [] : await view.claimsByDispatches(ids);
  return kept.flatMap(({ dispatch }): Hit[] => {
    if (isRejected({ dispatch: dispatch.id }, rulings) !== null) return [];
    const heard = acts.filter(
      (act) => act.dispatch === dispatch.id && isRejected({ act: act.id }, rulings) === null,
    );
    const fitting = heard.filter((act) => fits(act, claims, search));
    return asksActs(search) && fitting.length === 0 ? [] : [{ dispatch, acts: fitting }];
  });
}

function earlier(a: CivilDay, b: CivilDay | null): CivilDay {
  return b === null || a < b ? a : b;
}

interface Page {
  readonly hits: readonly Hit[];
  readonly last: string | null;
}

/** Newest first, a page of them. What the index finds is looked at act by act, a bounded number of dispatches. */
async function hitsOf(
  inquiry: Inquiry,
  search: ParsedSearch,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<Page> {
  const hits: Hit[] = [];
  let last = after;
  for (let looked = 0; looked < LOOKED_AT; looked += AT_ONCE) {
    const ids = await inquiry.view.find({
      terms: search.terms,
      keys: keysOf(search),
      to: earlier(inquiry.asOf, search.to),
      ...(search.from === null ? {} : { from: search.from }),
      ...(last === null ? {} : { after: last }),
      limit: AT_ONCE,
    });
    for (const hit of await hitsAmong(inquiry, ids, search)) {
      if (hits.length === limit) return { hits, last: hits.at(-1)?.dispatch.id ?? null };
      hits.push(hit);
    }
    if (ids.length < AT_ONCE) return { hits, last: null };
    last = ids.at(-1) ?? null;
  }
  return { hits, last };
}

/** The passages of acts with their words, those of the text before those of the title, each sentence once. */
function toldIn(acts: readonly Act[], titleEnd: number) {
  const spans = [...acts]
    .sort((a, b) => Number(a.evidence.start < titleEnd) - Number(b.evidence.start < titleEnd))
    .map(({ evidence, trigger }) => ({ ...evidence, marks: [trigger] }));
  const distinct = new Map(spans.map((span) => [`${span.start}`, span]));
  const body = [...distinct.values()].filter((span) => span.start >= titleEnd);
  return body.length > 0 ? body : [...distinct.values()];
}

async function foundDispatch(
  inquiry: Inquiry,
  { dispatch, acts }: Hit,
  { search, development }: { readonly search: ParsedSearch; readonly development: string | null },
): Promise<FoundDispatch> {
  const { text, title, titleSpan } = dispatch;
  const sentences = await inquiry.view.sentences(dispatch.id);
  const body = sentences.filter((one) => one.start >= (titleSpan?.end ?? 0));
  const { terms } = search;
  return {
    id: dispatch.id,
    title,
    titleMarks: title === null ? [] : marksIn(title, { start: 0, end: title.length }, terms),
    outlet: dispatch.outlet,
    day: dispatch.referenceDay,
    language: dispatch.language,
    development,
    excerpts: excerptsOf(text, body, {
      terms,
      instead: asksActs(search)
        ? toldIn(acts, titleSpan?.end ?? 0)
        : body.slice(0, 1).map((span) => ({ ...span, marks: [] })),
      limit: EXCERPTS,
    }),
    stages: asksActs(search)
      ? [...new Set(acts.flatMap((act): Stage[] => (act.stage === null ? [] : [act.stage])))]
      : [],
  };
}

function matterOf({ leadAct, id }: Development, names: Names): string {
  if (leadAct === null) return id;
  const who = leadAct.subjects.map(names.of).join(', ') || (leadAct.subjectWords ?? '');
  const action = leadAct.treatyAction ?? leadAct.bilateralAct;
  const what = action === null ? 'a matter' : names.action(action);
  const whom = leadAct.objects.map(names.of).join(', ');
  const accord = leadAct.accord === null ? '' : names.of(leadAct.accord.id);
  const parts = [who, what, accord, whom].filter((part) => part !== '');
  return [...new Set(parts)].join(' · ');
}

function foundDevelopment(development: Development, names: Names): FoundDevelopment {
  const { leadAct } = development;
  const codes = [...new Set([...(leadAct?.subjects ?? []), ...(leadAct?.objects ?? [])])];
  return {
    id: development.id,
    title: matterOf(development, names),
    states: codes.map((id) => ({ id, name: names.of(id) })),
    accord:
      leadAct?.accord == null ? null : { id: leadAct.accord.id, name: names.of(leadAct.accord.id) },
    stage: leadAct?.stage ?? null,
    firstDay: development.firstDay,
    lastDay: development.lastDay,
    dispatchCount: development.dispatches.length,
  };
}

function isSince(row: StandingRow, search: ParsedSearch): boolean {
  if (search.from === null && search.to === null) return true;
  if (row.standing.since === null) return false;
  const { first, last } = boundsOf(row.standing.since);
  return (
    (search.from === null || last === null || last >= search.from) &&
    (search.to === null || first === null || first <= search.to)
  );
}

/** Entries of the record that have all that is asked of entries; none where words are asked, or what acts alone have. */
async function entriesFor(
  inquiry: Inquiry,
  search: ParsedSearch,
  names: Names,
): Promise<StandingRow[]> {
  const { states, accords, terms } = search;
  const isOfTexts =
    search.outlets.length +
      search.languages.length +
      search.modalities.length +
      search.sectors.length >
    0;
  if (states.length + accords.length === 0 || terms.length > 0 || isOfTexts) return [];
  const scope =
    accords.length > 0
      ? { accords, states: [], pairs: [] }
      : { accords: [], states: states.slice(0, 1) };
  const { standings } = await knownOf(inquiry, scope);
  return standings
    .filter((row) => {
      const parts = [row.subject, row.counterpart];
      return (
        states.every((state) => parts.includes(state)) &&
        isAsked(accords, row.accord) &&
        isAsked(search.stages, row.stage) &&
        isAsked(search.classes, row.evidenceClass)
      );
    })
    .map((row) => standingRow(names, row))
    .filter((row) => isSince(row, search))
    .sort((a, b) => (a.subject.name < b.subject.name ? -1 : 1))
    .slice(0, ENTRIES);
}

/** Developments of the dispatches that were found, as they are today, in the order of the dispatches. */
async function developmentsOf(
  { view }: Inquiry,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, Development>> {
  const found = new Map<string, Development>();
  for (const { dispatch } of hits) {
    const development = await view.developmentOf(dispatch.id);
    if (development !== null) found.set(dispatch.id, development);
  }
  return found;
}

/** States and accords that runs of up to four of the words name. */
function meantBy(search: ParsedSearch, names: Names): SearchTermField[] {
  const words = search.terms.flat();
  const meant = new Map<string, SearchTermField>();
  for (let from = 0; from < words.length; from += 1) {
    for (let length = Math.min(4, words.length - from); length > 0; length -= 1) {
      const name = words.slice(from, from + length).join(' ');
      const found = name.length < 4 ? null : names.find(name);
      if (found === null) continue;
      meant.set(found.id, { field: found.kind, id: found.id, name: found.name });
      from += length - 1;
      break;
    }
  }
  return [...meant.values()].slice(0, 4);
}

/** Looks a search up. Throws `search.empty`. */
export async function searchRecord(
  inquiry: Inquiry,
  search: ParsedSearch,
  wanted: { readonly names: Names; readonly cursor?: string; readonly limit?: number },
): Promise<SearchView> {
  if (search.fields.length + search.terms.length === 0) throw new ChanceryError('search.empty');
  const { names, cursor = null, limit = SHOWN } = wanted;
  const { hits, last } = await hitsOf(inquiry, search, { after: cursor, limit });
  const developments = await developmentsOf(inquiry, hits);
  const distinct = new Map([...developments.values()].map((one) => [one.id, one]));
  const dispatches: FoundDispatch[] = [];
  for (const hit of hits) {
    const development = developments.get(hit.dispatch.id)?.id ?? null;
    dispatches.push(await foundDispatch(inquiry, hit, { search, development }));
  }
  const isFirst = cursor === null;
  return {
    asOf: inquiry.asOf,
    search,
    dispatches,
    developments: isFirst
      ? [...distinct.values()].slice(0, DEVELOPMENTS).map((one) => foundDevelopment(one, names))
      : [],
    entries: isFirst ? await entriesFor(inquiry, search, names) : [],
    cursor: last,
    meant: isFirst ? meantBy(search, names) : [],
  };
}
