import type { Act } from '../events/index.ts';
import {
  boundsOf,
  type CivilDay,
  type Dispatch,
  type Edtf,
  type Evidence,
  edtf,
  type Lexicon,
  MODALITIES,
  type Modality,
  shortId,
} from '../kernel/index.ts';
import { whatOf, wordingOf } from './expectation-words.ts';
import { ladderExpectations } from './ladder-expectations.ts';
import type { Claim, Expectation, Standing } from './types.ts';

/** An act with the dispatch that tells it. */
export interface SaidAct {
  readonly act: Act;
  readonly dispatch: Dispatch;
}

/** What expectations are found in and settled by. Everything may reach beyond `asOf`; what does is not used. */
export interface ExpectationInput {
  readonly said: readonly SaidAct[];
  /** All dispatches of the matter, so that a version without acts is seen to take its predecessor's word back. */
  readonly dispatches?: readonly Dispatch[];
  /** As decided for `asOf`. */
  readonly standings: readonly Standing[];
  readonly claims: readonly Claim[];
  readonly lexicon: Lexicon;
  readonly asOf: CivilDay;
}

/** An act that is told as still to come, as an expectation sees it. */
export interface Saying extends SaidAct {
  readonly key: string;
  readonly action: string;
  readonly window: Edtf | null;
}

const AHEAD: ReadonlySet<Modality> = new Set<Modality>([
  'planned',
  'expected',
  'conditional',
  'hypothetical',
]);

function orderOf(entry: SaidAct): string {
  const { dispatch, act } = entry;
  const at = String((dispatch.publishedAt ?? 0) + 1e15).padStart(18, '0');
  return `${dispatch.knownDay} ${at} ${dispatch.id} ${String(act.trigger.start).padStart(9, '0')} ${act.id}`;
}

/** The acts known on the day, in order of publication and text. */
export function knownInOrder(said: readonly SaidAct[], asOf: CivilDay): SaidAct[] {
  return said
    .filter(({ dispatch }) => dispatch.knownDay <= asOf)
    .map((entry) => ({ entry, order: orderOf(entry) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ entry }) => entry);
}

/** "by the end of 2027", "before June": from now to the last day, not some day of that year. */
function isDeadline(relation: string | undefined): boolean {
  return relation === 'by' || relation === 'before' || relation === 'until';
}

/** The window that an act ahead gives; `undefined` where its day had passed when it was said, so that nothing is ahead. */
function windowOf({ act, dispatch }: SaidAct): Edtf | null | undefined {
  if (act.day === null) return null;
  const { last } = boundsOf(act.day.value);
  if (last !== null && last >= dispatch.knownDay && isDeadline(act.day.relation)) {
    return edtf(`${dispatch.knownDay}/${last}`);
  }
  if (last === null || last >= dispatch.knownDay) return act.day.value;
  return act.modality === 'planned' ? null : undefined;
}

/** The act as an expectation; null for what is done, under way, denied, supposed without a day, told as history, or nobody's. */
export function sayingOf(entry: SaidAct): Saying | null {
  const { act } = entry;
  const action = act.treatyAction ?? act.bilateralAct;
  if (!AHEAD.has(act.modality) || act.isBackground || action === null) return null;
  if (act.subjects.length === 0 && act.subjectWords === null && act.accord === null) return null;
  const window = windowOf(entry);
  // A crowd without names ("more countries") that may follow is what the matter leaves open; a named state that may is not.
  const isIdle = window === null && act.modality === 'hypothetical' && act.subjectWords === null;
  if (window === undefined || isIdle) return null;
  const objects = act.accord === null || act.bilateralAct !== null ? [...act.objects].sort() : [];
  const key = [
    [...act.subjects].sort().join(','),
    act.subjects.length === 0 ? (act.subjectWords ?? '') : '',
    objects.join(','),
    act.accord?.id ?? '',
    action,
    window ?? '',
  ].join('|');
  return { ...entry, key, action, window };
}

/** Identifier of the expectation that a saying belongs to. */
export function expectationId(key: string): string {
  return shortId('e', key);
}

function strongestOf(sayings: readonly Saying[]): Modality {
  return (
    MODALITIES.find((modality) => sayings.some(({ act }) => act.modality === modality)) ??
    'expected'
  );
}

function evidenceOf(sayings: readonly Saying[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const { act, dispatch } of sayings) {
    const { start, end } = act.evidence;
    seen.set(`${dispatch.id}:${start}:${end}`, { dispatch: dispatch.id, start, end });
  }
  return [...seen.values()];
}

function saidExpectation(sayings: readonly [Saying, ...Saying[]], lexicon: Lexicon): Expectation {
  const first = sayings[0];
  const { act, dispatch, action, window } = first;
  const wording = wordingOf(act, dispatch);
  return {
    id: expectationId(first.key),
    what: whatOf(action, lexicon, wording),
    action,
    subjects: act.subjects,
    subjectWords: act.subjectWords,
    objects: act.objects,
    accord: act.accord?.id ?? null,
    modality: strongestOf(sayings),
    window,
    wording,
    saidBy: act.speaker?.text ?? dispatch.outlet,
    basis: 'said',
    dispatch: dispatch.id,
    act: act.id,
    evidence: evidenceOf(sayings),
    knownDay: dispatch.knownDay,
    state: 'open',
    stateSince: dispatch.knownDay,
    stateBecause: [act.id],
  };
}

function sentenceKey(act: Act, code: string): string {
  return `${act.dispatch} ${act.sentence} ${code}`;
}

/** Whose accession or membership a sentence says was approved. */
function approvalKeys(act: Act): string[] {
  return act.treatyAction === 'approval' && act.modality === 'done'
    ? act.objects.map((code) => sentenceKey(act, code))
    : [];
}

/** "Parliament approved Sweden's membership on Tuesday": the membership is what was approved, and no word of its own. */
function echoesApproval(act: Act, approved: ReadonlySet<string>): boolean {
  const isEntry = act.treatyAction === 'admission' || act.treatyAction === 'accession';
  return isEntry && act.subjects.some((code) => approved.has(sentenceKey(act, code)));
}

/**
 * What was said to come by `asOf`, and where nobody said the next step, what the ladder implies after a standing that
 * news has moved. Dispatches that say the same step of the same states with the same window are one expectation, named
 * after the first. All are `open`: `settleExpectations` decides what became of them. Does not depend on order.
 */
export function expectationsOf(input: ExpectationInput): Expectation[] {
  const groups = new Map<string, [Saying, ...Saying[]]>();
  const known = knownInOrder(input.said, input.asOf);
  const approved = new Set(known.flatMap(({ act }) => approvalKeys(act)));
  for (const entry of known) {
    const saying = sayingOf(entry);
    if (saying === null || echoesApproval(entry.act, approved)) continue;
    const group = groups.get(saying.key);
    if (group === undefined) groups.set(saying.key, [saying]);
    else group.push(saying);
  }
  const said = [...groups.values()].map((group) => saidExpectation(group, input.lexicon));
  return [...said, ...ladderExpectations(said, input)];
}
