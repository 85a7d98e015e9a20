import { boundsOf, type Dispatch, type Edtf, foldLine } from '../../kernel/index.ts';
import type { Claim, Standing } from '../../record/index.ts';
import { type Inquiry, type Known, knownOf } from '../knowledge.ts';
import type { Names } from '../names.ts';
import { standingRow } from '../record-views.ts';
import { tallies } from '../tallies.ts';
import { type Column, columnsOf } from './render-table.ts';
import type { ClaimRow, PartyRow, RowsWanted } from './row-types.ts';

export const PARTY_COLUMNS: readonly Column<PartyRow>[] = columnsOf<PartyRow>({
  entry: 'text',
  state_code: 'text',
  state_name: 'text',
  accord_id: 'text',
  accord_name: 'text',
  stage: 'text',
  stage_text: 'text',
  since: 'text',
  since_first: 'text',
  since_last: 'text',
  since_basis: 'text',
  evidence_class: 'text',
  since_class: 'text',
  rule: 'text',
  rests_on: 'list',
  held_back: 'list',
  previous_stage: 'text',
  previous_since: 'text',
});

export const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = columnsOf<ClaimRow>({
  claim_id: 'text',
  entry: 'text',
  subject_code: 'text',
  subject_name: 'text',
  accord_id: 'text',
  accord_name: 'text',
  counterpart_code: 'text',
  counterpart_name: 'text',
  stage: 'text',
  modality: 'text',
  date: 'text',
  date_first: 'text',
  date_last: 'text',
  date_basis: 'text',
  date_from: 'text',
  known_day: 'text',
  evidence_class: 'text',
  class_why: 'text',
  asserter: 'text',
  origin: 'text',
  fate: 'text',
  ruled: 'text',
  act: 'text',
  dispatch: 'text',
  publisher: 'text',
  url: 'text',
  passage_start: 'whole',
  passage_end: 'whole',
  passage_text: 'text',
});

/** Dispatches that are asked for at once. */
const PART = 200;

async function knownFor(inquiry: Inquiry, names: Names, wanted: RowsWanted): Promise<Known> {
  const { state, accord } = wanted;
  if (accord !== undefined) return knownOf(inquiry, { accords: [accord], states: [], pairs: [] });
  if (state !== undefined) return knownOf(inquiry, { accords: [], states: [state] });
  const all = await tallies(inquiry, names);
  return knownOf(inquiry, {
    accords: all.accords.map(({ id }) => id),
    states: all.states.map(({ id }) => id),
  });
}

function isWanted(
  row: { readonly subject: string; readonly counterpart: string | null },
  { state }: RowsWanted,
): boolean {
  return state === undefined || row.subject === state || row.counterpart === state;
}

function boundsIn(value: Edtf | null): { first: string | null; last: string | null } {
  return value === null ? { first: null, last: null } : boundsOf(value);
}

function byKey(a: { readonly entry: string }, b: { readonly entry: string }): number {
  return a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0;
}

function partyRow(names: Names, standing: Standing & { readonly accord: string }): PartyRow {
  const bounds = boundsIn(standing.since);
  return {
    entry: standing.entry,
    state_code: standing.subject,
    state_name: names.of(standing.subject),
    accord_id: standing.accord,
    accord_name: names.of(standing.accord),
    stage: standing.stage,
    stage_text: standingRow(names, standing).label,
    since: standing.since,
    since_first: bounds.first,
    since_last: bounds.last,
    since_basis: standing.sinceBasis,
    evidence_class: standing.evidenceClass,
    since_class: standing.since === null ? null : (standing.sinceClass ?? standing.evidenceClass),
    rule: standing.rule,
    rests_on: standing.because,
    held_back: standing.held.map(({ claim, why }) => `${claim} ${why}`),
    previous_stage: standing.previous?.stage ?? null,
    previous_since: standing.previous?.since ?? null,
  };
}

/** How far every state is under every accord, by entry. */
export async function partyRows(
  inquiry: Inquiry,
  names: Names,
  wanted: RowsWanted,
): Promise<readonly PartyRow[]> {
  const { standings } = await knownFor(inquiry, names, wanted);
  return standings
    .filter((row) => isWanted(row, wanted))
    .flatMap((row) =>
      row.accord !== null && row.entry.startsWith('party/')
        ? [partyRow(names, { ...row, accord: row.accord })]
        : [],
    )
    .sort(byKey);
}

async function dispatchesOf(
  inquiry: Inquiry,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, Dispatch>> {
  const ids = [...new Set(claims.flatMap((claim) => claim.dispatch ?? []))];
  const found = new Map<string, Dispatch>();
  for (let from = 0; from < ids.length; from += PART) {
    for (const { dispatch } of await inquiry.view.dispatchesOf(ids.slice(from, from + PART)))
      found.set(dispatch.id, dispatch);
  }
  return found;
}

/** What became of each claim: what a standing rests on, or why it was held back. */
function fatesOf(standings: readonly Standing[]): ReadonlyMap<string, string> {
  const fates = new Map<string, string>();
  for (const { held, because } of standings) {
    for (const { claim, why } of held) fates.set(claim, why);
    for (const claim of because) fates.set(claim, 'rests-on');
  }
  return fates;
}

function claimRow(
  claim: Claim,
  tools: { readonly names: Names; readonly fate: string; readonly dispatch: Dispatch | undefined },
): ClaimRow {
  const { names, dispatch } = tools;
  const bounds = boundsIn(claim.holds);
  const [passage] = claim.evidence;
  return {
    claim_id: claim.id,
    entry: claim.entry,
    subject_code: claim.subject,
    subject_name: names.of(claim.subject),
    accord_id: claim.accord,
    accord_name: claim.accord === null ? null : names.of(claim.accord),
    counterpart_code: claim.counterpart,
    counterpart_name: claim.counterpart === null ? null : names.of(claim.counterpart),
    stage: claim.stage,
    modality: claim.modality,
    date: claim.holds,
    date_first: bounds.first,
    date_last: bounds.last,
    date_basis: claim.holdsBasis,
    date_from: claim.holdsFrom,
    known_day: claim.knownDay,
    evidence_class: claim.evidenceClass,
    class_why: claim.classWhy,
    asserter: claim.asserter,
    origin: claim.origin,
    fate: tools.fate,
    ruled: claim.ruled ?? null,
    act: claim.act,
    dispatch: claim.dispatch,
    publisher: dispatch?.outlet ?? null,
    url: dispatch?.address ?? null,
    passage_start: passage?.start ?? null,
    passage_end: passage?.end ?? null,
    passage_text:
      passage === undefined || dispatch === undefined
        ? null
        : foldLine(dispatch.text.slice(passage.start, passage.end)),
  };
}

/** Claims that are heard on the day, by entry, each in order of the day from which it is known. */
export async function claimRows(
  inquiry: Inquiry,
  names: Names,
  wanted: RowsWanted,
): Promise<readonly ClaimRow[]> {
  const { claims, standings } = await knownFor(inquiry, names, wanted);
  const own = claims.filter((claim) => isWanted(claim, wanted));
  const dispatches = await dispatchesOf(inquiry, own);
  const fates = fatesOf(standings);
  return own
    .map((claim) =>
      claimRow(claim, {
        names,
        fate: fates.get(claim.id) ?? 'not-weighed',
        dispatch: claim.dispatch === null ? undefined : dispatches.get(claim.dispatch),
      }),
    )
    .sort(
      (a, b) =>
        byKey(a, b) || (`${a.known_day} ${a.claim_id}` < `${b.known_day} ${b.claim_id}` ? -1 : 1),
    );
}
