import type { Act, ActDay } from '../events/index.ts';
import {
  type AccordEntry,
  boundsOf,
  type CivilDay,
  type Dispatch,
  type Edtf,
  type Lexicon,
  type Modality,
  precisionOf,
  relatedDays,
  type Stage,
  shortId,
  type TreatyAction,
} from '../kernel/index.ts';
import { takesEffectAfter } from './effect-day.ts';
import { accordEntry, accordOf, entryAccordOf, partyEntry, relationEntry } from './entries.ts';
import { evidenceClassOf } from './evidence-class.ts';
import { isLoud } from './headline-claims.ts';
import { isLeaving, type Ladder, ladderOf, stageRank } from './ladders.ts';
import type { Claim, EntryKey } from './types.ts';

export interface ClaimContext {
  readonly dispatch: Dispatch;
  /** Identifier of the origin that the dispatch belongs to. */
  readonly origin: string;
  readonly lexicon: Lexicon;
}

interface Target {
  readonly entry: EntryKey;
  readonly subject: string;
  readonly accord: string | null;
  readonly counterpart: string | null;
  /** States whose word on it is that of a party. */
  readonly concerned: readonly string[];
  readonly ladder: Ladder;
}

const CLAIMED: ReadonlySet<Modality> = new Set<Modality>(['done', 'underway', 'planned']);
/** Steps that one side takes and that put the other on a rung: the object stands for the claim. */
const DONE_TO_OBJECT: ReadonlySet<TreatyAction> = new Set<TreatyAction>([
  'invitation',
  'admission',
  'candidacy',
]);
const OF_THE_ACCORD: ReadonlySet<TreatyAction> = new Set<TreatyAction>([
  'adoption',
  'entry-into-force',
  'termination',
]);

/** States that the act puts on a rung of the accord: not its brokers, its own organs, or those who only announce. */
function joinersOf(act: Act, accord: AccordEntry | null): readonly string[] {
  const action = act.treatyAction;
  const isHost = (code: string) => code === accord?.organisation;
  const isParty = (code: string) => accord?.parties.some((party) => party.state === code) ?? false;
  const isOnlyBroker = (code: string) =>
    (accord?.brokers.includes(code) ?? false) && !isParty(code);
  const subjects = act.subjects.filter((code) => !isHost(code) && !isOnlyBroker(code));
  const objects = act.objects.filter((code) => !isHost(code) && !isOnlyBroker(code));
  if (action !== null && DONE_TO_OBJECT.has(action) && objects.length > 0) return objects;
  if (action === 'announcement' && subjects.length === 0) return objects;
  return subjects;
}

function accordTargets(act: Act, lexicon: Lexicon): Target[] {
  if (act.accord === null || act.treatyAction === null) return [];
  const id = entryAccordOf(lexicon, act.accord.id);
  const accord = accordOf(lexicon, id);
  const ladder = ladderOf(accord);
  const ofAccord: Target = {
    entry: accordEntry(id),
    subject: id,
    accord: id,
    counterpart: null,
    concerned: [],
    ladder,
  };
  if (act.treatyAction === 'adoption') return [ofAccord];
  const joiners = joinersOf(act, accord);
  if (joiners.length === 0) return OF_THE_ACCORD.has(act.treatyAction) ? [ofAccord] : [];
  return joiners.map((subject) => ({
    entry: partyEntry(id, subject),
    subject,
    accord: id,
    counterpart: null,
    concerned: [subject],
    ladder,
  }));
}

/** Pairs of states whose relation the act is about. Three states in one list make no clear pairs and give none. */
function relationTargets(act: Act): Target[] {
  const pairs: (readonly [string, string])[] = [];
  if (act.objects.length > 0) {
    for (const subject of act.subjects) {
      for (const object of act.objects) if (subject !== object) pairs.push([subject, object]);
    }
  } else if (act.subjects.length === 2) {
    const [a, b] = act.subjects;
    if (a !== undefined && b !== undefined && a !== b) pairs.push([a, b]);
  }
  const entries = new Map(pairs.map((pair) => [relationEntry(...pair), [...pair].sort()]));
  return [...entries].map(([entry, [a = '', b = '']]) => ({
    entry,
    subject: a,
    accord: null,
    counterpart: b,
    concerned: [a, b],
    ladder: 'relation',
  }));
}

/**
 * The stage that the record may be told: nothing above `announced` unless it is done, and nothing at all of a step
 * off the ladder, an application or an adoption that is only planned.
 */
function claimedStage(act: Act, ladder: Ladder): Stage | null {
  // Who has acceded to an organisation, or to its charter, is a member of it.
  const isEntry = act.stage === 'acceded' || act.stage === 'in-force';
  if (act.modality === 'done' && ladder === 'organisation' && isEntry) return 'member';
  if (act.stage === null || act.modality === 'done') return act.stage;
  if (act.modality === 'underway' && act.stage === 'suspended') return act.stage;
  if (isLeaving(act.stage)) return null;
  const [rank, announced] = [stageRank(ladder, act.stage), stageRank(ladder, 'announced')];
  if (rank === null || announced === null) return null;
  if (rank <= announced) return act.stage;
  return act.treatyAction === 'application' || act.treatyAction === 'adoption' ? null : 'announced';
}

interface Holding {
  readonly holds: Edtf | null;
  readonly holdsBasis: 'stated' | 'inferred' | null;
  readonly holdsFrom: string;
}

function holdingOf(day: ActDay): Holding {
  return {
    holds: relatedDays(day.value, day.relation),
    holdsBasis: day.basis,
    holdsFrom: day.from,
  };
}

/** What is done holds from its day; what is announced, from the day of the word and not from that of the step ahead. */
function holdsOf(act: Act, dispatch: Dispatch): Holding {
  const isPast = (day: ActDay) => (boundsOf(day.value).last ?? '9999') <= dispatch.knownDay;
  if (act.modality === 'done') {
    if (act.day !== null) return holdingOf(act.day);
    return { holds: null, holdsBasis: null, holdsFrom: '' };
  }
  if (act.saidDay !== null) return holdingOf(act.saidDay);
  if (act.modality === 'underway' && act.day !== null && isPast(act.day)) return holdingOf(act.day);
  return {
    holds: dispatch.knownDay as string as Edtf,
    holdsBasis: 'inferred',
    holdsFrom: `the word is of ${dispatch.knownDay}, the day of the dispatch`,
  };
}

const ACCESSION_TREATY = /\baccession\b/i;

/** The organisation whose treaty of accession it is: named with it, in the title, or first in the text. */
function hostOf(act: Act, { dispatch, lexicon }: ClaimContext): AccordEntry | null {
  const { text, titleSpan } = dispatch;
  const title = titleSpan === null ? '' : text.slice(titleSpan.start, titleSpan.end);
  const organisations = lexicon.accords.filter(({ organisation }) => organisation !== null);
  for (const place of [text.slice(act.evidence.start, act.evidence.end), title, text]) {
    const named = organisations
      .map((accord) => ({ accord, at: placeOf(accord, place) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (named !== undefined) return named.accord;
  }
  return null;
}

function placeOf(accord: AccordEntry, text: string): number {
  const places = [accord.name, ...accord.names]
    .filter((name) => name.length > 2)
    .map((name) => text.indexOf(name))
    .filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/**
 * A treaty of accession is a text of its own and a rung of the organisation's ladder: who signed it has signed its
 * accession, and who deposited its ratification is a member.
 */
function entryClaims(act: Act, context: ClaimContext): Claim[] {
  const { accord, treatyAction, modality } = act;
  const isAccession =
    accord !== null && !accord.isKnown && ACCESSION_TREATY.test(`${accord.id} ${accord.name}`);
  if (!isAccession || modality !== 'done') return [];
  const words = context.dispatch.text.slice(act.evidence.start, act.evidence.end);
  const isDeposit = treatyAction === 'ratification' && /\bdeposit/i.test(words);
  if (treatyAction !== 'signature' && !isDeposit) return [];
  const host = hostOf(act, context);
  if (host === null) return [];
  const stage: Stage = isDeposit ? 'member' : 'accession-signed';
  return act.subjects
    .filter((code) => code !== host.organisation)
    .map((subject) =>
      claimOf(
        { ...act, accord: { ...accord, id: host.id, name: host.name, isKnown: true } },
        {
          target: {
            entry: partyEntry(host.id, subject),
            subject,
            accord: host.id,
            counterpart: null,
            concerned: [subject],
            ladder: 'organisation',
          },
          stage,
        },
        context,
      ),
    );
}

/** Leaving that is spoken of and not done. */
const NOT_LEFT: ReadonlySet<Modality> = new Set<Modality>([
  'planned',
  'expected',
  'hypothetical',
  'denied',
]);

/** "The withdrawal takes effect on 20 February": it has been notified, or it could not. */
function isOnItsWay(act: Act, dispatch: Dispatch): boolean {
  const words = dispatch.text.slice(act.trigger.start, act.trigger.end);
  return act.modality === 'planned' && act.day !== null && /\btakes? effect\b/i.test(words);
}

/** Who plans, is expected or refuses to leave is still in: the word rests on that, and is a claim of it. */
function presupposedClaims(act: Act, context: ClaimContext): Claim[] {
  const isLeave = act.treatyAction === 'withdrawal' || act.treatyAction === 'withdrawal-notice';
  if (!isLeave || act.isBackground || !NOT_LEFT.has(act.modality)) return [];
  const { dispatch, lexicon } = context;
  return accordTargets(act, lexicon)
    .filter((target) => target.entry.startsWith('party/'))
    .map((target) => {
      const stayed: Stage = target.ladder === 'organisation' ? 'member' : 'in-force';
      const stage = isOnItsWay(act, dispatch) ? 'withdrawal-notified' : stayed;
      const claim = claimOf(act, { target, stage }, context);
      return {
        ...claim,
        modality: 'done',
        holds: dispatch.knownDay as string as Edtf,
        holdsBasis: 'inferred',
        holdsFrom: `so on ${dispatch.knownDay}, when leaving was spoken of and not done`,
        isPresupposed: true,
      };
    });
}

function claimOf(
  act: Act,
  of: { readonly target: Target; readonly stage: Stage },
  context: ClaimContext,
): Claim {
  const { target, stage } = of;
  const { dispatch, origin, lexicon } = context;
  const found = evidenceClassOf(act, { dispatch, lexicon, concerned: target.concerned });
  return {
    id: shortId('c', target.entry, act.id, stage),
    entry: target.entry,
    subject: target.subject,
    accord: target.accord,
    counterpart: target.counterpart,
    stage,
    modality: act.modality,
    ...holdsOf(act, dispatch),
    knownDay: dispatch.knownDay,
    dispatch: dispatch.id,
    act: act.id,
    origin,
    evidence: [{ dispatch: dispatch.id, start: act.evidence.start, end: act.evidence.end }],
    evidenceClass: found.evidenceClass,
    classWhy: found.why,
    asserter: found.asserter,
    ...aheadOf(act),
    ...(isLoud(dispatch) ? { isLoud: true } : {}),
  };
}

/** "Will sign it on 2 October": the day that is named for it. */
function aheadOf({ modality, day }: Act): Pick<Claim, 'ahead'> {
  if (modality !== 'planned' || day === null || precisionOf(day.value) !== 'day') return {};
  const { first } = boundsOf(day.value);
  return first === null ? {} : { ahead: first };
}

/** "Withdrew, with effect from June": notice was given, and until June the state is in. */
function isOnlyNotice(act: Act, { text, knownDay }: Dispatch): boolean {
  return takesEffectAfter(text.slice(act.evidence.start, act.evidence.end), knownDay);
}

/** A day that lies ahead is that of the effect, and none of the notice. */
function noticeOf(
  act: Act,
  of: { readonly target: Target; readonly stage: Stage },
  context: ClaimContext,
): Claim {
  const claim = claimOf(act, of, context);
  const { first } = claim.holds === null ? { first: null } : boundsOf(claim.holds);
  return first !== null && first <= context.dispatch.knownDay
    ? claim
    : { ...claim, holds: null, holdsBasis: null, holdsFrom: '' };
}

/**
 * What an act asserts for the entries of the record; none for acts without a stage and for those that are expected by
 * others, conditional, hypothetical or denied. A list of three or more states gives no claims on their relations.
 */
export function claimsOf(act: Act, context: ClaimContext): Claim[] {
  const presupposed = presupposedClaims(act, context);
  if (presupposed.length > 0) return presupposed;
  if (act.stage === null || !CLAIMED.has(act.modality)) return [];
  // A vote that approves is one step on the way at home; consent to be bound is what is deposited.
  if (act.treatyAction === 'approval') return [];
  const { lexicon } = context;
  const targets = act.bilateralAct === null ? accordTargets(act, lexicon) : relationTargets(act);
  const own = targets.flatMap((target): Claim[] => {
    const stage = claimedStage(act, target.ladder);
    if (stage === null) return [];
    return stage === 'withdrawn' && isOnlyNotice(act, context.dispatch)
      ? [noticeOf(act, { target, stage: 'withdrawal-notified' }, context)]
      : [claimOf(act, { target, stage }, context)];
  });
  return [...own, ...entryClaims(act, context)];
}

/** A dispatch that took the place of another, and from when that is known. */
export interface Replacement {
  readonly replaced: string;
  readonly by: string;
  readonly knownDay: CivilDay;
}

/** The claims without those of dispatches that a later version had replaced by `asOf`: what a correction takes back, it takes back from the record. */
export function liveClaims(
  claims: readonly Claim[],
  replacements: readonly Replacement[],
  asOf: string,
): Claim[] {
  const gone = new Set(
    replacements.filter((entry) => entry.knownDay <= asOf).map((entry) => entry.replaced),
  );
  return claims.filter((claim) => claim.dispatch === null || !gone.has(claim.dispatch));
}
