import type { Act } from '../events/index.ts';
import {
  addDays,
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
  /** Standings whose next step is asked for where nobody said it; all where it is left out. */
  readonly isAhead?: (standing: Standing) => boolean;
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

/** Lists that were put in order for a day: each expectation of a question asks for the same. */
const IN_ORDER = new WeakMap<
  readonly SaidAct[],
  { readonly asOf: CivilDay; readonly ordered: readonly SaidAct[] }
>();

/** The acts known on the day, in order of publication and text. */
export function knownInOrder(said: readonly SaidAct[], asOf: CivilDay): readonly SaidAct[] {
  const known = IN_ORDER.get(said);
  if (known?.asOf === asOf) return known.ordered;
  const ordered = said
    .filter(({ dispatch }) => dispatch.knownDay <= asOf)
    .map((entry) => ({ entry, order: orderOf(entry) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ entry }) => entry);
  IN_ORDER.set(said, { asOf, ordered });
  return ordered;
}

/** "by the end of 2027", "until June": from now to the last day, not some day of that year. */
function isDeadline(relation: string | undefined): boolean {
  return relation === 'by' || relation === 'until';
}

/**
 * The days that an act ahead names: "before June" ends with May, "after the summer" begins with September and has no
 * end, "in 2027 at the earliest" begins with that year.
 */
function aheadOf({ act, dispatch }: SaidAct): Edtf | null {
  if (act.day === null) return null;
  const { value, relation } = act.day;
  const { first, last } = boundsOf(value);
  const from = dispatch.knownDay;
  if (isDeadline(relation) && last !== null && last >= from) return edtf(`${from}/${last}`);
  if (relation === 'before' && first !== null) {
    const end = addDays(first, -1);
    // "before the end of the week": the stretch that ends, not the day on which it begins.
    return end >= from
      ? edtf(`${from}/${end}`)
      : last !== null && last >= from
        ? edtf(`${from}/${last}`)
        : value;
  }
  if (relation === 'after' && last !== null) return edtf(`${addDays(last, 1)}/..`);
  if (relation === 'from' && first !== null) return edtf(`${first}/..`);
  return value;
}

/** The window that an act ahead gives; `undefined` where its day had passed when it was said, so that nothing is ahead. */
function windowOf(entry: SaidAct): Edtf | null | undefined {
  const window = aheadOf(entry);
  if (window === null) return null;
  const { last } = boundsOf(window);
  if (last === null || last >= entry.dispatch.knownDay) return window;
  return entry.act.modality === 'planned' ? null : undefined;
}

/** A window that begins with the day on which it was said is known by its end, whoever says it when. */
function windowKey(window: Edtf | null, said: CivilDay): string {
  if (window === null) return '';
  return window.startsWith(`${said}/`) ? `..${window.slice(said.length)}` : window;
}

const OFFERED: ReadonlySet<string> = new Set([
  'invitation',
  'announcement',
  'admission',
  'accession',
  'application',
  'candidacy',
  'signature',
  'negotiation',
]);
/** "would not" may be a candidate's word about what he would do; it is left alone. */
const WILL_NOT = /^will(?: not|n['’]t)\b|^won['’]t\b|^(?:is|are) not going to\b/i;

/** States that were to join an accord, by any word that is known: who was not asked cannot turn it down. */
export function offersIn(known: readonly SaidAct[]): ReadonlySet<string> {
  return new Set(
    known.flatMap(({ act }) =>
      act.accord !== null && act.modality !== 'denied' && OFFERED.has(act.treatyAction ?? '')
        ? [...act.subjects, ...act.objects].map((code) => `${act.accord?.id}/${code}`)
        : [],
    ),
  );
}

/** "will not join the BRICS", of a state that was to: it is to turn down what it was offered. */
function isRefusalAhead({ act }: SaidAct, offers: ReadonlySet<string>): boolean {
  if (act.modality !== 'denied' || act.accord === null || act.subjects.length === 0) return false;
  if (!/^(?:admission|accession|signature)$/.test(act.treatyAction ?? '')) return false;
  const words = act.reasons.find(({ what }) => what === 'modality')?.words ?? '';
  return (
    WILL_NOT.test(words) && act.subjects.every((code) => offers.has(`${act.accord?.id}/${code}`))
  );
}

/** The act as an expectation; null for what is done, under way, denied, supposed without a day, told as history, or nobody's. */
export function sayingOf(entry: SaidAct, offers: ReadonlySet<string>): Saying | null {
  const { act } = entry;
  const isRefusal = isRefusalAhead(entry, offers);
  const action = isRefusal ? 'decline' : (act.treatyAction ?? act.bilateralAct);
  if ((!AHEAD.has(act.modality) && !isRefusal) || act.isBackground || action === null) return null;
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
    windowKey(window, entry.dispatch.knownDay),
  ].join('|');
  return { ...entry, key, action, window };
}

/** Identifier of the expectation that a saying belongs to. */
export function expectationId(key: string): string {
  return shortId('e', key);
}

function strongestOf(sayings: readonly Saying[]): Modality {
  if (sayings.some(({ action }) => action === 'decline')) return 'planned';
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

/** "He said": the words stand with the expectation, and only its own text tells who he is. */
const PRONOUN = /^(?:he|she|they|it|we)$/i;

function speakerOf({ speaker }: Act): string | null {
  return speaker === null || PRONOUN.test(speaker.text.trim()) ? null : speaker.text;
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
    saidBy: speakerOf(act) ?? dispatch.outlet,
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
  const offers = offersIn(known);
  const approved = new Set(known.flatMap(({ act }) => approvalKeys(act)));
  for (const entry of known) {
    const saying = sayingOf(entry, offers);
    if (saying === null || echoesApproval(entry.act, approved)) continue;
    const group = groups.get(saying.key);
    if (group === undefined) groups.set(saying.key, [saying]);
    else group.push(saying);
  }
  const said = [...groups.values()].map((group) => saidExpectation(group, input.lexicon));
  return [...said, ...ladderExpectations(said, input)];
}
