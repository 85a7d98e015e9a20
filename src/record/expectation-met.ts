import {
  addDays,
  type BilateralAct,
  boundsOf,
  type CivilDay,
  compatible,
  type Edtf,
  type Lexicon,
  type Stage,
  type TreatyAction,
} from '../kernel/index.ts';
import { accordEntry, accordOf, entryAccordOf, partyEntry, relationEntry } from './entries.ts';
import { isOfThreshold } from './expectation-words.ts';
import { type ExpectationInput, knownInOrder, type SaidAct } from './expectations.ts';
import { isLeaving, type Ladder, ladderOf, stageRank } from './ladders.ts';
import { claimsAmong, standingAmong } from './looked-up.ts';
import type { Claim, EntryKey, Expectation, Standing } from './types.ts';

/** What happened to an expectation, and from which day that is known. */
export interface Turn {
  readonly state: 'met' | 'missed' | 'overtaken' | 'withdrawn';
  readonly day: CivilDay;
  readonly because: readonly string[];
}

/** Rung on which a step puts those who take it. Steps that are not here are met by an act that tells them as done. */
const TARGETS: Readonly<Partial<Record<TreatyAction | BilateralAct | 'decline', Stage>>> = {
  decline: 'declined',
  announcement: 'announced',
  initialling: 'initialled',
  signature: 'signed',
  ratification: 'ratified',
  acceptance: 'accepted',
  accession: 'acceded',
  admission: 'acceded',
  application: 'applied',
  candidacy: 'candidate',
  'provisional-application': 'provisional',
  'entry-into-force': 'in-force',
  suspension: 'suspended',
  'withdrawal-notice': 'withdrawal-notified',
  withdrawal: 'withdrawn',
  termination: 'terminated',
  'establish-relations': 'established',
  'restore-relations': 'restored',
  recognise: 'recognised',
  'sever-relations': 'severed',
  'downgrade-relations': 'downgraded',
};
/** News of a step may be dated a day before the word that it was ahead, across time zones. */
const SLACK_DAYS = 1;

function targetOf(action: string): Stage | null {
  return Object.entries(TARGETS).find(([name]) => name === action)?.[1] ?? null;
}

/** Whether the step is one of two states with each other, even where an accord is named with it. */
function isOfRelation({ action, accord }: Expectation): boolean {
  return accord === null || action === 'recognise' || action.endsWith('-relations');
}

function entriesOf(expectation: Expectation, input: ExpectationInput): EntryKey[] {
  const { subjects, objects, accord: named } = expectation;
  const id = named === null ? null : entryAccordOf(input.lexicon, named);
  if (id === null || isOfRelation(expectation)) {
    const [a, b] = [...new Set([...subjects, ...objects])];
    return a !== undefined && b !== undefined && subjects.length + objects.length === 2
      ? [relationEntry(a, b)]
      : [];
  }
  const accord = accordOf(input.lexicon, id);
  const isParty = (code: string) => accord?.parties.some((party) => party.state === code) ?? false;
  const canJoin = (code: string) =>
    code !== accord?.organisation && (isParty(code) || !(accord?.brokers.includes(code) ?? false));
  const acting = subjects.filter(canJoin);
  const joiners = acting.length > 0 ? acting : objects.filter(canJoin);
  if (joiners.length > 0) return joiners.map((state) => partyEntry(id, state));
  return subjects.length === 0 ? [accordEntry(id)] : [];
}

function hasReached(stage: Stage, target: Stage, ladder: Ladder): boolean {
  if (isLeaving(target))
    return (
      stage === target || (isLeaving(stage) && (stage === 'withdrawn' || stage === 'terminated'))
    );
  const [at, aim] = [stageRank(ladder, stage), stageRank(ladder, target)];
  return at !== null && aim !== null && at >= aim;
}

/** Claims by which the entry came to stand on the target or beyond it: what it rests on, and the steps before. */
function reachingClaims(
  standing: Standing,
  target: Stage,
  input: ExpectationInput & { readonly ladder: Ladder },
): { readonly claims: readonly Claim[]; readonly isNow: boolean } {
  const isNow =
    standing.previous === null || !hasReached(standing.previous.stage, target, input.ladder);
  const walked = new Set(
    isNow
      ? standing.because
      : standing.held.filter(({ why }) => why === 'superseded').map(({ claim }) => claim),
  );
  const claims = claimsAmong(input.claims, walked).filter((claim) =>
    hasReached(claim.stage, target, input.ladder),
  );
  return { claims, isNow };
}

/** When it was there and known; null for a standing older than the word that it was ahead. */
function reachedDay(
  standing: Standing,
  expectation: Expectation,
  { claims, isNow }: { readonly claims: readonly Claim[]; readonly isNow: boolean },
): CivilDay | null {
  const daysBy = (end: 'first' | 'last') => {
    const of = (value: Edtf | null) => {
      const { first, last } = value === null ? { first: null, last: null } : boundsOf(value);
      return end === 'first' ? (first ?? last) : (last ?? first);
    };
    const claimed = claims.map(({ holds, knownDay }) => of(holds) ?? knownDay).sort()[0];
    const since = of(standing.since);
    return isNow ? (since ?? claimed ?? null) : (claimed ?? since);
  };
  const earliest = addDays(expectation.knownDay, -SLACK_DAYS);
  // A step of a month or a year may have come after the word up to the last day of it.
  const last = daysBy('last');
  if (last === null || last < earliest) return null;
  const known = claims.map((claim) => claim.knownDay).sort()[0] ?? last;
  if (isNow && standing.since === null && known < earliest) return null;
  return [daysBy('first') ?? known, known, expectation.knownDay].sort().at(-1) ?? null;
}

function metByStandings(
  expectation: Expectation,
  target: Stage,
  input: ExpectationInput,
): Turn | null {
  const entries = entriesOf(expectation, input);
  const named = expectation.accord;
  const accord =
    named === null ? null : accordOf(input.lexicon, entryAccordOf(input.lexicon, named));
  const ladder: Ladder = isOfRelation(expectation) ? 'relation' : ladderOf(accord);
  const found = entries.map((entry) => standingAmong(input.standings, entry));
  const days: CivilDay[] = [];
  const because: string[] = [];
  for (const standing of found) {
    if (standing === undefined || !hasReached(standing.stage, target, ladder)) return null;
    const reaching = reachingClaims(standing, target, { ...input, ladder });
    const day = reachedDay(standing, expectation, reaching);
    if (day === null) return null;
    days.push(day);
    because.push(...standing.because);
  }
  const day = days.sort().at(-1);
  return day === undefined ? null : { state: 'met', day, because };
}

const TALKS: ReadonlySet<string> = new Set(['host-talks', 'hold-talks']);

/** Whether a meeting that is told falls into the window of the one that was expected: it is that one, whoever is named. */
function isThatMeeting({ act, dispatch }: SaidAct, expectation: Expectation): boolean {
  const action = act.bilateralAct ?? '';
  if (!TALKS.has(action) || !TALKS.has(expectation.action)) return false;
  if (expectation.accord === null || act.accord?.id !== expectation.accord) return false;
  if (expectation.window === null || act.day === null || act.modality !== 'done') return false;
  return dispatch.knownDay >= expectation.knownDay && compatible(act.day.value, expectation.window);
}

/** Stages of which a word is an announcement; to have been invited is none. */
const ANNOUNCING: ReadonlySet<Stage | null> = new Set<Stage | null>([
  'announced',
  'declined',
  'applied',
  'candidate',
  'signed',
  'accession-signed',
  'acceded',
  'member',
  'withdrawal-notified',
  'withdrawn',
]);
const HOST_STEPS: ReadonlySet<string | null> = new Set(['candidacy', 'admission', 'invitation']);

/** What was to be announced is announced: the one who was to speak is heard on it. */
function isAnnounced(
  { act, dispatch }: SaidAct,
  expectation: Expectation,
  lexicon: Lexicon,
): boolean {
  if (act.accord?.id !== expectation.accord || dispatch.knownDay < expectation.knownDay)
    return false;
  if (act.isBackground || (act.modality !== 'planned' && act.modality !== 'done')) return false;
  if (dispatch.id === expectation.dispatch || !ANNOUNCING.has(act.stage)) return false;
  const speakers = act.speaker?.isAnonymous === true ? [] : (act.speaker?.actors ?? []);
  const own = act.treatyAction === 'announcement' ? act.subjects : [];
  // An organisation's decision is told as what it did with those who come in.
  const host = accordOf(lexicon, expectation.accord)?.organisation ?? null;
  const isDecided = host !== null && expectation.subjects.includes(host);
  if (isDecided && HOST_STEPS.has(act.treatyAction) && act.modality === 'done') return true;
  return expectation.subjects.some((code) => speakers.includes(code) || own.includes(code));
}

/** The kind of an accord that has no name but its parties and its kind: `x-chl-per-declaration` is a declaration. */
function unnamedKind(id: string | null): string | null {
  return (
    /^x-(?:[a-z]{2,4}-)*(treaty|agreement|accord|pact|deal|declaration|communiqu[ée]|memorandum|protocol)$/.exec(
      id ?? '',
    )?.[1] ?? null
  );
}

/** Whether the text that is told is that which was to be signed: all are named, or some of them and the day. */
function isThatText({ act, dispatch }: SaidAct, expectation: Expectation): boolean {
  const kind = unnamedKind(expectation.accord);
  if (kind === null || kind !== unnamedKind(act.accord?.id ?? null)) return false;
  if (act.treatyAction !== expectation.action || act.modality !== 'done') return false;
  if (expectation.window === null || act.day === null) return false;
  const cast = [...act.subjects, ...act.objects];
  return (
    dispatch.knownDay >= expectation.knownDay &&
    expectation.subjects.some((code) => cast.includes(code)) &&
    compatible(act.day.value, expectation.window)
  );
}

/** Codes of the two states between whom a text without a name is: `x-chl-per-declaration`. */
function pairOfUnnamed(id: string | null): readonly [string, string] | null {
  const [, a, b, , more] = /^x-([a-z]{3})-([a-z]{3})-([a-zé]+)(-.*)?$/.exec(id ?? '') ?? [];
  return a === undefined || b === undefined || more !== undefined
    ? null
    : [a.toUpperCase(), b.toUpperCase()];
}

/** A text that is to restore or establish relations was signed when they are, within its window. */
function metByRelation(expectation: Expectation, input: ExpectationInput): Turn | null {
  const pair = pairOfUnnamed(expectation.accord);
  const isOfRelations = /\b(?:establish|restor|resum)\w*\b[^.;]*\b(?:relations|ties)\b/i.test(
    expectation.wording ?? '',
  );
  if (pair === null || !isOfRelations || expectation.window === null) return null;
  const standing = standingAmong(input.standings, relationEntry(...pair));
  const isThere = standing?.stage === 'established' || standing?.stage === 'restored';
  if (!isThere || standing.since === null || !compatible(standing.since, expectation.window))
    return null;
  const known = claimsAmong(input.claims, standing.because)
    .map(({ knownDay }) => knownDay)
    .sort()[0];
  const { last } = boundsOf(standing.since);
  const day = [known, last, expectation.knownDay]
    .filter((one) => one != null)
    .sort()
    .at(-1);
  return day === undefined ? null : { state: 'met', day, because: standing.because };
}

/** Enough states have consented when somebody who knows names the day of entry into force. */
function isThresholdReached({ act, dispatch }: SaidAct, expectation: Expectation): boolean {
  if (act.treatyAction !== 'entry-into-force' || act.accord?.id !== expectation.accord)
    return false;
  if (dispatch.knownDay < expectation.knownDay || dispatch.id === expectation.dispatch)
    return false;
  const isFixed = act.modality === 'planned' && /^\d{4}-\d{2}-\d{2}$/.test(act.day?.value ?? '');
  return isFixed || act.modality === 'done';
}

/** An organ speaks and acts for its organisation: the Security Council is the United Nations. */
function bodyOf(code: string, { bodies }: Lexicon): string {
  const body = bodies.find((entry) => entry.code === code);
  return body?.kind === 'organ' ? (body.of ?? code) : code;
}

/** A parliament's vote is told as its approval or as its ratification. */
function meets(action: string | null, expected: string): boolean {
  return action === expected || (expected === 'approval' && action === 'ratification');
}

function isAccessionText(id: string): boolean {
  return id.startsWith('x-') && /\baccession\b/.test(id);
}

/** A treaty of accession goes by many names, and by that of the organisation it leads into. */
function areOneAccord(a: string | null, b: string | null, lexicon: Lexicon): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const isHost = (id: string): boolean => accordOf(lexicon, id)?.organisation != null;
  // Texts without a name are told apart by who signs them, which the caller asks.
  if (unnamedKind(a) !== null && unnamedKind(a) === unnamedKind(b)) return true;
  return (
    (isAccessionText(a) && (isAccessionText(b) || isHost(b))) || (isHost(a) && isAccessionText(b))
  );
}

/** What one side does to the other; the same act the other way round is another. */
const ONE_SIDED: ReadonlySet<string> = new Set([
  'open-embassy',
  'close-embassy',
  'recall-envoy',
  'summon-envoy',
  'expel-diplomats',
  'visit',
  'sanction',
  'lift-sanctions',
  'pledge-aid',
]);

function isDoneLater(
  { act, dispatch }: SaidAct,
  expectation: Expectation,
  lexicon: Lexicon,
): boolean {
  const isStep = meets(act.treatyAction ?? act.bilateralAct, expectation.action);
  if (!isStep || act.modality !== 'done' || act.speaker?.isAnonymous === true) return false;
  if (dispatch.knownDay < expectation.knownDay) return false;
  if (!areOneAccord(act.accord?.id ?? null, expectation.accord, lexicon)) return false;
  // Denmark's embassy in Syria is not the one that Syria is to open in Denmark.
  const doers = act.subjects.map((code) => bodyOf(code, lexicon));
  const isBySelf = expectation.subjects.every((code) => doers.includes(bodyOf(code, lexicon)));
  if (ONE_SIDED.has(expectation.action) && !isBySelf) return false;
  const cast = [...act.subjects, ...act.objects].map((code) => bodyOf(code, lexicon));
  const needed = [
    ...expectation.subjects,
    ...(expectation.accord === null ? expectation.objects : []),
  ];
  if (needed.length === 0 || !needed.every((code) => cast.includes(bodyOf(code, lexicon))))
    return false;
  const day =
    act.day === null ? dispatch.knownDay : (boundsOf(act.day.value).last ?? dispatch.knownDay);
  return day >= addDays(expectation.knownDay, -SLACK_DAYS);
}

function metByActs(
  expectation: Expectation,
  input: ExpectationInput,
  isIt: (entry: SaidAct, expectation: Expectation) => boolean,
): Turn | null {
  const done = knownInOrder(input.said, input.asOf).find((entry) => isIt(entry, expectation));
  return done === undefined
    ? null
    : { state: 'met', day: done.dispatch.knownDay, because: [done.act.id] };
}

/**
 * The turn by which an expectation came true: a rung of the ladder by the standings, so that what does not move the
 * record does not meet an expectation either; an announcement by the word of the one who was to make it; any other step
 * by an act that tells it as done. Null if it did not.
 */
export function metTurn(expectation: Expectation, input: ExpectationInput): Turn | null {
  const target = targetOf(expectation.action);
  if (expectation.action === 'announcement')
    return (
      metByStandings(expectation, 'announced', input) ??
      metByActs(expectation, input, (entry, one) => isAnnounced(entry, one, input.lexicon))
    );
  if (isOfThreshold(expectation.action, expectation.wording))
    return (
      metByStandings(expectation, 'in-force', input) ??
      metByActs(expectation, input, isThresholdReached)
    );
  const held = target === null ? null : metByStandings(expectation, target, input);
  // A treaty of accession, or a text without a name, is called one thing today and another tomorrow: there the act
  // itself is looked for.
  const { accord } = expectation;
  const hasNoName = isAccessionText(accord ?? '') || unnamedKind(accord) !== null;
  if (held !== null || (target !== null && !hasNoName)) return held;
  const told = metByActs(
    expectation,
    input,
    (entry, one) =>
      isDoneLater(entry, one, input.lexicon) || isThatMeeting(entry, one) || isThatText(entry, one),
  );
  return told ?? metByRelation(expectation, input);
}
