import type { BriefDispatch, BriefInput, BriefState } from '../briefs/index.ts';
import type { Act } from '../events/index.ts';
import { type Dispatch, groupedBy } from '../kernel/index.ts';
import {
  type Claim,
  type DerivedFact,
  derivedFactsOf,
  groupingOf,
  isRejected,
  partyEntry,
  type Ruling,
  rulingsInEffect,
  type SaidAct,
  stageRank,
} from '../record/index.ts';
import {
  type Development,
  type Difference,
  differencesOf,
  groupItems,
  type RemarkInput,
  type StoryItem,
} from '../stories/index.ts';
import { expectationsFrom, type Inquiry, type Known, knownOf, saidActs } from './knowledge.ts';
import type { DevelopmentThen } from './past-developments.ts';
import { groundOf, groupedUnder } from './regrouped-since.ts';
import { ruledSince, toldRulings } from './ruled-since.ts';
import type { StoreView } from './store/contract.ts';

/** The largest development that the items form, under the name by which it was asked for. */
export function regrouped(
  now: Development,
  items: readonly StoryItem[],
  rulings: readonly Ruling[],
): Development {
  const [largest] = groupItems(items, groupingOf(rulings)).sort(
    (a, b) => b.dispatches.length - a.dispatches.length,
  );
  return largest === undefined
    ? { ...now, dispatches: items.map((item) => item.dispatch) }
    : { ...largest, id: now.id };
}

export function actorsOf(then: DevelopmentThen): string[] {
  const codes = new Set<string>();
  for (const item of then.items) {
    for (const act of item.acts)
      for (const code of [...act.subjects, ...act.objects]) codes.add(code);
  }
  return [...codes].sort();
}

export function accordsOf(then: DevelopmentThen): string[] {
  const accords = new Set<string>();
  for (const item of then.items)
    for (const act of item.acts) if (act.accord !== null) accords.add(act.accord.id);
  return [...accords].sort();
}

/** A value of a difference that is ahead of what stronger evidence holds is called premature. */
function remarkWith(known: Known): (input: RemarkInput) => string | null {
  let byEntry: ReadonlyMap<string, readonly Claim[]> | null = null;
  const claimsFor = (entry: string): readonly Claim[] => {
    byEntry ??= groupedBy(known.claims, (claim) => claim.entry);
    return byEntry.get(entry) ?? [];
  };
  return (input) => {
    if (input.about !== 'stage') return null;
    const words = new Set(input.subject.split(' '));
    const standing = known.standings.find(
      (row) => words.has(row.subject) && row.accord !== null && words.has(row.accord),
    );
    if (standing === undefined) return null;
    const claim = claimsFor(standing.entry).find(
      ({ dispatch }) => dispatch !== null && input.dispatches.includes(dispatch),
    );
    const stage = claim?.stage;
    if (stage === undefined) return null;
    const said = stageRank('accord', stage) ?? stageRank('organisation', stage);
    const held = stageRank('accord', standing.stage) ?? stageRank('organisation', standing.stage);
    return said !== null && held !== null && said > held ? 'premature' : null;
  };
}

/** What the record holds of a matter, and what follows from it. */
async function stateOf(inquiry: Inquiry, then: DevelopmentThen): Promise<BriefState> {
  const { known, state } = await heldOf(inquiry, then);
  return { ...state, derived: derivedOfLead(inquiry, known, then) };
}

/** The same without what follows: what has changed is told of what was held alone. */
async function stateBefore(inquiry: Inquiry, then: DevelopmentThen): Promise<BriefState> {
  return (await heldOf(inquiry, then)).state;
}

async function heldOf(
  inquiry: Inquiry,
  then: DevelopmentThen,
): Promise<{ readonly known: Known; readonly state: BriefState }> {
  const lead = then.development.leadAct;
  const actors = actorsOf(then);
  const subjects = lead === null ? [] : [...lead.subjects, ...lead.objects];
  const scope = {
    accords: accordsOf(then),
    states: subjects.length > 0 ? subjects : actors.slice(0, 2),
    pairs: actors,
  };
  const known = await knownOf(inquiry, scope);
  const said = await saidActs(inquiry.view, then.dispatches);
  const settling = await settlingActs(inquiry, then);
  const differences: Difference[] = differencesOf(then.development, then.items, {
    remarkOf: remarkWith(known),
    texts: new Map(then.dispatches.map(({ id, text }) => [id, text])),
  });
  const expectations = expectationsFrom(inquiry, known, {
    said,
    settling,
    dispatches: then.dispatches,
    isAhead: ({ subject }) => subjects.includes(subject),
  });
  const own = expectations.filter(
    (one) => one.basis === 'said' || one.subjects.some((code) => subjects.includes(code)),
  );
  const { standings, claims } = known;
  return { known, state: { standings, claims, expectations: own, differences } };
}

/** States of a lead for whom facts are derived; an act of more is about none of them in particular. */
const DERIVED_FOR_AT_MOST = 6;

/** What follows from the record for the states of the lead under its accord. */
function derivedOfLead(
  { lexicon, asOf }: Inquiry,
  { standings, claims }: Known,
  { development: { leadAct } }: DevelopmentThen,
): DerivedFact[] {
  const accord = leadAct?.accord?.id;
  if (leadAct === null || accord === undefined) return [];
  const states = [...new Set([...leadAct.subjects, ...leadAct.objects])].slice(
    0,
    DERIVED_FOR_AT_MOST,
  );
  return states.flatMap((state) =>
    derivedFactsOf({
      entry: partyEntry(accord, state),
      standings,
      before: null,
      claims,
      lexicon,
      asOf,
    }),
  );
}

/** What was asked of one snapshot already: a brief asks for now and for before, one over several for each of them. */
const saidBefore = new WeakMap<StoreView, Map<string, Promise<readonly SaidAct[]>>>();

async function askSaidUnder({ view, asOf }: Inquiry, accord: string): Promise<readonly SaidAct[]> {
  const developments = await view.developmentsByAccord(accord, { asOf, limit: 60 });
  const kept = await view.dispatchesOf(developments.flatMap(({ dispatches }) => dispatches));
  return saidActs(
    view,
    kept.map((one) => one.dispatch).filter((dispatch) => dispatch.knownDay <= asOf),
  );
}

/** Acts of the newest developments under an accord. */
function saidUnder(inquiry: Inquiry, accord: string): Promise<readonly SaidAct[]> {
  const { view, asOf } = inquiry.without?.whole ?? inquiry;
  const asked = saidBefore.get(view) ?? new Map<string, Promise<readonly SaidAct[]>>();
  saidBefore.set(view, asked);
  const key = `${accord} ${asOf}`;
  const known = asked.get(key) ?? askSaidUnder({ ...inquiry, view }, accord);
  asked.set(key, known);
  return known;
}

/** Developments of one actor that are looked through for what became of a plan without an accord. */
const OF_ACTOR = 40;
/** What is told as still to come. */
const AHEAD: ReadonlySet<Act['modality']> = new Set<Act['modality']>([
  'planned',
  'expected',
  'conditional',
  'underway',
]);

/** What two states were to do with each other, told here as to come. */
function plansBetween({ items }: DevelopmentThen): readonly Act[] {
  return items.flatMap(({ acts }) =>
    acts.filter(
      (act) =>
        act.bilateralAct !== null &&
        act.accord === null &&
        AHEAD.has(act.modality) &&
        act.subjects.length > 0,
    ),
  );
}

/** Acts of other developments that are about the same step of the same states: the embassy that was to be closed is closed. */
async function saidBetween(inquiry: Inquiry, then: DevelopmentThen): Promise<readonly SaidAct[]> {
  const { view, asOf } = inquiry;
  const plans = plansBetween(then);
  const actors = [...new Set(plans.flatMap(({ subjects }) => subjects.slice(0, 1)))].slice(0, 2);
  const steps = new Set(plans.map(({ bilateralAct }) => bilateralAct));
  const ids = new Set<string>();
  for (const actor of actors)
    for (const other of await view.developmentsByActor(actor, { asOf, limit: OF_ACTOR }))
      if (other.leadAct !== null && steps.has(other.leadAct.bilateralAct))
        for (const id of other.dispatches) ids.add(id);
  const kept = await view.dispatchesOf([...ids]);
  return saidActs(
    view,
    kept.map(({ dispatch }) => dispatch).filter(({ knownDay }) => knownDay <= asOf),
  );
}

/** Acts of other developments, under the same accord or of the same states, which may meet or end an expectation. */
async function settlingActs(inquiry: Inquiry, then: DevelopmentThen): Promise<readonly SaidAct[]> {
  const accord = then.development.leadAct?.accord?.id ?? null;
  const own = new Set(then.dispatches.map(({ id }) => id));
  const said =
    accord === null ? await saidBetween(inquiry, then) : await saidUnder(inquiry, accord);
  return said.filter(({ dispatch }) => !own.has(dispatch.id));
}

async function briefDispatches(
  { view, rulings }: Inquiry,
  dispatches: readonly Dispatch[],
): Promise<BriefDispatch[]> {
  // A retracted dispatch says nothing, and is no source.
  const heard = dispatches.filter(({ id }) => isRejected({ dispatch: id }, rulings) === null);
  const ids = heard.map(({ id }) => id);
  const sentences = await view.sentencesOf(ids);
  const acts = new Map<string, Act[]>();
  for (const act of await view.actsOf(ids))
    acts.set(act.dispatch, [...(acts.get(act.dispatch) ?? []), act]);
  return heard.map((dispatch) => ({
    dispatch,
    sentences: sentences.get(dispatch.id) ?? [],
    acts: (acts.get(dispatch.id) ?? []).filter(
      (act) => isRejected({ act: act.id }, rulings) === null,
    ),
  }));
}

/** The state before the editors' last words on the matter, where they came after its newest dispatch. */
async function beforeRulings(
  inquiry: Inquiry,
  then: DevelopmentThen,
  { claims }: Pick<BriefState, 'claims'>,
): Promise<BriefInput['before']> {
  const since = ruledSince(inquiry, then, claims);
  if (since.length === 0) return null;
  const ground = await groundOf(inquiry, then, since);
  const told = await toldRulings(inquiry, since, { claims, ground });
  if (told.length === 0) return null;
  const last = new Set(since.map(({ ruling }) => ruling.id));
  const rulings = rulingsInEffect(
    inquiry.made.filter(({ id }) => !last.has(id)),
    inquiry.asOf,
  );
  const without = inquiry.under(rulings);
  const grouped = groupedUnder(then, ground, { meant: since, rulings });
  const [before = then, asNow = then] = await without.then.whole([grouped, then.development]);
  const state = await stateBefore(without, before);
  return {
    // Which entries the matter has follows from what is grouped; what is held of them does not.
    state:
      grouped === then.development
        ? state
        : { ...state, standings: (await stateBefore(without, asNow)).standings },
    dispatches: then.dispatches.map(({ id }) => id),
    rulings: told,
  };
}

/**
 * The state before what the record learnt last, a dispatch or an editor's word, for "what changed"; null for the first
 * dispatch.
 */
async function beforeOf(
  inquiry: Inquiry,
  then: DevelopmentThen,
  state: BriefState,
): Promise<BriefInput['before']> {
  const ruled = await beforeRulings(inquiry, then, state);
  if (ruled !== null) return ruled;
  const heard = then.dispatches.filter(
    ({ id }) => isRejected({ dispatch: id }, inquiry.rulings) === null,
  );
  if (heard.length < 2) return null;
  const newest = newestOf({ ...then, dispatches: heard });
  const rest = then.items.filter((item) => item.dispatch !== newest);
  const development = regrouped(then.development, rest, inquiry.rulings);
  const dispatches = then.dispatches.filter((dispatch) => dispatch.id !== newest);
  const without: DevelopmentThen = { development, items: rest, dispatches };
  const view = withoutDispatch(inquiry.view, newest);
  return {
    state: await stateBefore(
      { ...inquiry, view, without: { dispatch: newest, whole: inquiry } },
      without,
    ),
    dispatches: dispatches.map((dispatch) => dispatch.id),
  };
}

/** The dispatch that the record learnt last: by receipt, then by known day, publication and identifier. */
export function newestOf(then: DevelopmentThen): string {
  const pad = (instantAt: number | null): string => String(instantAt ?? 0).padStart(16, '0');
  const order = (dispatch: Dispatch): string =>
    [pad(dispatch.receivedAt), dispatch.knownDay, pad(dispatch.publishedAt), dispatch.id].join(' ');
  const sorted = [...then.dispatches].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return sorted.at(-1)?.id ?? '';
}

/** The record as if one dispatch had not been read: its claims are left out. */
function withoutDispatch(view: StoreView, dispatch: string): StoreView {
  const without: Pick<StoreView, 'claimsByAccord' | 'claimsByState' | 'replacementsOf'> = {
    claimsByAccord: async (accord, known) =>
      (await view.claimsByAccord(accord, known)).filter((claim) => claim.dispatch !== dispatch),
    claimsByState: async (state, known) =>
      (await view.claimsByState(state, known)).filter((claim) => claim.dispatch !== dispatch),
    replacementsOf: async (ids) =>
      (await view.replacementsOf(ids)).filter(({ by }) => by !== dispatch),
  };
  return new Proxy(view, {
    get: (target, key) => {
      if (key === 'claimsByAccord' || key === 'claimsByState' || key === 'replacementsOf')
        return without[key];
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Gathers all that the brief of a development is composed from. Throws `record.unknown`. */
export async function briefInputOf(inquiry: Inquiry, id: string): Promise<BriefInput> {
  const then = await inquiry.then.get(id);
  const state = await stateOf(inquiry, then);
  return {
    asOf: inquiry.asOf,
    development: then.development,
    dispatches: await briefDispatches(inquiry, then.dispatches),
    state,
    before: await beforeOf(inquiry, then, state),
  };
}

/** The expectations that the brief of a development shows. Throws `record.unknown`. */
export async function expectationsIn(
  inquiry: Inquiry,
  id: string,
): Promise<BriefState['expectations']> {
  return (await stateOf(inquiry, await inquiry.then.get(id))).expectations;
}
