import {
  addDays,
  boundsOf,
  type CivilDay,
  type Dispatch,
  groupedBy,
  shortId,
} from '../kernel/index.ts';
import { partyEntry } from './entries.ts';
import { metTurn, type Turn } from './expectation-met.ts';
import { isSaidSoon } from './expectation-words.ts';
import {
  type ExpectationInput,
  expectationId,
  knownInOrder,
  offersIn,
  type SaidAct,
  type Saying,
  sayingOf,
} from './expectations.ts';
import { claimsAmong, standingAmong } from './looked-up.ts';
import type { Claim, Expectation } from './types.ts';

/** Days after which what was said to come soon has not come soon. */
const SOON_DAYS = 183;

/** What was said to come "very soon", without a day, is missed when half a year has gone by. */
function notSoonTurn(expectation: Expectation, asOf: CivilDay): Turn | null {
  if (expectation.basis !== 'said' || !isSaidSoon(expectation.wording)) return null;
  const day = addDays(expectation.knownDay, SOON_DAYS);
  return day > asOf ? null : { state: 'missed', day, because: ['not-soon'] };
}

function missedTurn(expectation: Expectation, asOf: CivilDay): Turn | null {
  if (expectation.window === null) return notSoonTurn(expectation, asOf);
  const { last } = boundsOf(expectation.window);
  if (last === null || last >= asOf) return null;
  return { state: 'missed', day: addDays(last, 1), because: ['window-passed'] };
}

function isSameMatter(saying: Saying, expectation: Expectation): boolean {
  const { act } = saying;
  if (saying.action !== expectation.action || (act.accord?.id ?? null) !== expectation.accord)
    return false;
  if (expectation.subjects.length === 0) return act.subjects.length === 0;
  return act.subjects.some((code) => expectation.subjects.includes(code));
}

/** Whether the later word comes from one of those who said the earlier: a version, the same outlet, the same speaker, or the one who is to act. */
function isSameVoice(later: Saying, earlier: readonly Saying[], expectation: Expectation): boolean {
  const speakers = later.act.speaker?.actors ?? [];
  if (speakers.some((code) => expectation.subjects.includes(code))) return true;
  return earlier.some(
    ({ dispatch, act }) =>
      later.dispatch.revisionOf === dispatch.id ||
      (dispatch.outlet !== null && dispatch.outlet === later.dispatch.outlet) ||
      (act.speaker?.actors.some((code) => speakers.includes(code)) ?? false),
  );
}

/**
 * Whether a later window only says the same more or less closely: "in August" within "by January", the 17th within
 * January. Two deadlines with different ends are two words.
 */
function couldBeSame(later: Saying, expectation: Expectation): boolean {
  if (later.window === null || expectation.window === null) return false;
  const [a, b] = [boundsOf(later.window), boundsOf(expectation.window)];
  const isDeadline = (first: CivilDay | null, said: CivilDay): boolean =>
    first !== null && first <= said;
  const areDeadlines =
    isDeadline(a.first, later.dispatch.knownDay) && isDeadline(b.first, expectation.knownDay);
  if (areDeadlines) return a.last === b.last;
  const isWithin = (x: typeof a, y: typeof a): boolean =>
    x.first !== null &&
    x.last !== null &&
    (y.first === null || y.first <= x.first) &&
    (y.last === null || x.last <= y.last);
  return isWithin(a, b) || isWithin(b, a);
}

/** What was said, in order of publication and text, looked up once for all expectations of a question. */
interface Said {
  /** By the expectation that a saying belongs to. */
  readonly byExpectation: ReadonlyMap<string, readonly Saying[]>;
  readonly byMatter: ReadonlyMap<string, readonly Saying[]>;
  /** By the dispatch that they replace, in order of their identifiers. */
  readonly revisions: ReadonlyMap<string, readonly Dispatch[]>;
}

function matterKey(action: string, accord: string | null): string {
  return `${action} ${accord ?? ''}`;
}

function lookedUp(sayings: readonly Saying[], dispatches: readonly Dispatch[]): Said {
  const byKey = groupedBy(sayings, ({ key }) => key);
  return {
    byExpectation: new Map([...byKey].map(([key, own]) => [expectationId(key), own])),
    byMatter: groupedBy(sayings, ({ action, act }) => matterKey(action, act.accord?.id ?? null)),
    revisions: groupedBy(dispatches, ({ revisionOf }) => revisionOf),
  };
}

function overtakenTurn(expectation: Expectation, said: Said): Turn | null {
  if (expectation.window === null) return null;
  const own = said.byExpectation.get(expectation.id) ?? [];
  const lastOwn = own.at(-1);
  if (lastOwn === undefined) return null;
  const sayings =
    said.byMatter.get(matterKey(lastOwn.action, lastOwn.act.accord?.id ?? null)) ?? [];
  const later = sayings
    .slice(sayings.indexOf(lastOwn) + 1)
    .filter((saying) => saying.dispatch.id !== lastOwn.dispatch.id)
    .find(
      (saying) =>
        saying.window !== null &&
        !couldBeSame(saying, expectation) &&
        isSameMatter(saying, expectation) &&
        isSameVoice(saying, own, expectation),
    );
  if (later === undefined) return null;
  return { state: 'overtaken', day: later.dispatch.knownDay, because: [later.act.id] };
}

/** Rules by which an act is told as put off, called off or taken back, and not as something that never was. */
const CALLED_OFF = /^(?:predicate-stopped|object-stopped|undone|dropped)$/;
/** "Will not sign": what those who were to act say of what was to come. */
const WILL_NOT = /\b(?:will|would|shall) (?:not|never)\b|\bwon['’]t\b/i;

function isCalledOff({ act }: SaidAct): boolean {
  if (act.modality !== 'denied' || act.isBackground) return false;
  return act.reasons.some(
    ({ what, rule, words }) =>
      what === 'modality' &&
      (CALLED_OFF.test(rule) || (rule === 'negation' && WILL_NOT.test(words))),
  );
}

/** A later report of the same step says that it was put off or called off. */
function calledOffTurn(expectation: Expectation, calledOff: readonly SaidAct[]): Turn | null {
  const { subjects, objects, accord, action } = expectation;
  if (expectation.basis !== 'said' || subjects.length === 0) return null;
  const cast = [...subjects, ...objects];
  const found = calledOff.find(({ act, dispatch }) => {
    const others = [...act.subjects, ...act.objects];
    return (
      (act.treatyAction ?? act.bilateralAct) === action &&
      (act.accord?.id ?? null) === accord &&
      dispatch.id !== expectation.dispatch &&
      dispatch.knownDay > expectation.knownDay &&
      act.subjects.some((code) => subjects.includes(code)) &&
      // A step between two is told of by the two of them.
      (accord !== null || (cast.length > 1 && cast.every((code) => others.includes(code))))
    );
  });
  if (found === undefined) return null;
  return { state: 'overtaken', day: found.dispatch.knownDay, because: [found.act.id] };
}

/** From when the record holds it: a step that was foreseen, from its own day. */
function heldSince({ knownDay, holds }: Claim): CivilDay {
  const first = holds === null ? null : boundsOf(holds).first;
  return first !== null && first > knownDay ? first : knownDay;
}

/** The state itself turned away: what was said of it has become pointless. */
function turnedAwayTurn(expectation: Expectation, input: ExpectationInput): Turn | null {
  const accord = expectation.accord;
  if (
    accord === null ||
    expectation.action.startsWith('withdrawal') ||
    expectation.action === 'decline' ||
    expectation.action === 'termination'
  )
    return null;
  for (const subject of expectation.subjects) {
    const standing = standingAmong(input.standings, partyEntry(accord, subject));
    if (standing === undefined || !['declined', 'withdrawn', 'terminated'].includes(standing.stage))
      continue;
    const known = claimsAmong(input.claims, standing.because).map(heldSince).sort()[0];
    if (known !== undefined && known > expectation.knownDay) {
      return { state: 'overtaken', day: known, because: standing.because };
    }
  }
  return null;
}

/** Every version that said it was replaced by one that does not: the word was taken back. */
function withdrawnTurn(expectation: Expectation, { byExpectation, revisions }: Said): Turn | null {
  const own = byExpectation.get(expectation.id) ?? [];
  const holders = new Set(own.map((saying) => saying.dispatch.id));
  if (holders.size === 0) return null;
  const replacements = [...holders].map((holder) =>
    revisions.get(holder)?.find((dispatch) => !holders.has(dispatch.id)),
  );
  const found = replacements.flatMap((dispatch) => dispatch ?? []);
  if (found.length < holders.size) return null;
  const day = found
    .map((dispatch) => dispatch.knownDay)
    .sort()
    .at(-1);
  if (day === undefined) return null;
  return { state: 'withdrawn', day, because: found.map((dispatch) => dispatch.id).sort() };
}

const TIES: readonly Turn['state'][] = ['met', 'overtaken', 'withdrawn', 'missed'];

/** The last state that the turns lead to: `missed` may still be met late; the others are final. */
function lastTurn(turns: readonly Turn[]): Turn | null {
  const ordered = [...turns].sort((a, b) =>
    a.day !== b.day ? (a.day < b.day ? -1 : 1) : TIES.indexOf(a.state) - TIES.indexOf(b.state),
  );
  let now: Turn | null = null;
  for (const turn of ordered) {
    if (now === null || (now.state === 'missed' && turn.state === 'met')) now = turn;
  }
  return now;
}

interface Fate {
  readonly subjects: readonly string[];
  readonly turn: Turn | null;
}

/** Steps of several states each have their own fate where each takes a step of its own under an accord. */
function fatesOf(expectation: Expectation, turnOf: (one: Expectation) => Turn | null): Fate[] {
  const { subjects, accord } = expectation;
  // A text that has no name but its parties is signed by all of them or by none.
  const isJoint = accord?.startsWith('x-') === true;
  if (subjects.length < 2 || accord === null || isJoint || expectation.objects.length > 0)
    return [{ subjects, turn: turnOf(expectation) }];
  const fates = new Map<string, { subjects: string[]; turn: Turn | null }>();
  for (const subject of subjects) {
    const turn = turnOf({ ...expectation, subjects: [subject] });
    const key = turn === null ? 'open' : turn.state;
    const known = fates.get(key);
    if (known === undefined) fates.set(key, { subjects: [subject], turn });
    else {
      known.subjects.push(subject);
      if (turn !== null && known.turn !== null)
        known.turn = {
          ...known.turn,
          day: turn.day > known.turn.day ? turn.day : known.turn.day,
          because: [...new Set([...known.turn.because, ...turn.because])],
        };
    }
  }
  return [...fates.values()];
}

/** One expectation where all had one fate, else one for each fate; the first keeps the name. */
function settled(expectation: Expectation, fates: readonly Fate[]): Expectation[] {
  return fates.map(({ subjects, turn }, at) => ({
    ...expectation,
    ...(at === 0 ? {} : { id: shortId('e', expectation.id, ...subjects) }),
    subjects,
    ...(turn === null
      ? {}
      : { state: turn.state, stateSince: turn.day, stateBecause: turn.because }),
  }));
}

/**
 * What became of the expectations as known on `asOf`: `met` by the record or, for steps without a rung, by an act told
 * as done; `missed` when the window passed, or half a year after it was said to come soon; `overtaken` by another window from the same voice or from the state that is
 * to act, by a report that it was put off or called off, or because that state turned away; `withdrawn` where a correction dropped it; else `open`. An expectation met
 * after its window is `met`, since the day it was. Where states that were named together had different fates, there is
 * an expectation for each fate.
 */
export function settleExpectations(
  expectations: readonly Expectation[],
  input: ExpectationInput,
): Expectation[] {
  const known = knownInOrder(input.said, input.asOf);
  const offers = offersIn(known);
  const sayings = known.flatMap((entry) => sayingOf(entry, offers) ?? []);
  const dispatches = [
    ...new Map(
      [...(input.dispatches ?? []), ...input.said.map((entry) => entry.dispatch)].map(
        (dispatch) => [dispatch.id, dispatch],
      ),
    ).values(),
  ]
    .filter((dispatch) => dispatch.knownDay <= input.asOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const said = lookedUp(sayings, dispatches);
  const calledOff = known.filter(isCalledOff);
  return expectations
    .filter((expectation) => expectation.knownDay <= input.asOf)
    .flatMap((expectation) => {
      const turnOf = (one: Expectation): Turn | null =>
        lastTurn(
          [
            metTurn(one, input),
            overtakenTurn(one, said),
            calledOffTurn(one, calledOff),
            turnedAwayTurn(one, input),
            withdrawnTurn(one, said),
            missedTurn(one, input.asOf),
          ].flatMap((found) => found ?? []),
        );
      return settled(expectation, fatesOf(expectation, turnOf));
    });
}
