import type { CivilDay, Modality } from '../kernel/index.ts';
import { accordOf, type Carried, partiesBehind } from './act-accord.ts';
import { type Action, actionFor } from './act-codes.ts';
import { isAnswer } from './answer.ts';
import { type Roles, rolesOf } from './assign-roles.ts';
import type { Draft } from './draft.ts';
import { findModality } from './draft-modality.ts';
import type { Grammar } from './grammar.ts';
import type { ModalityFinding } from './modality.ts';
import { behind, NOBODY } from './named-participants.ts';
import { bothNamed, otherSide } from './other-side.ts';
import { ownOffice } from './own-office.ts';
import { subjectOf } from './participants.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import { type Saying, sayingAt } from './speakers.ts';
import type { ActAccord } from './types.ts';
import type { VerbGroup } from './verb-group.ts';

/** In progress: a party that says it suspends does so; one that is joining will join. */
const PROGRESS_DONE = new Set<string | null>([
  'suspension',
  'sanction',
  'recall-envoy',
  'expel-diplomats',
  'sever-relations',
  'condemn',
  'application',
  'provisional-application',
]);
const PROGRESS_UNDERWAY = new Set<string | null>([
  'negotiation',
  'hold-talks',
  'host-talks',
  'mediate',
  'visit',
  'interest',
]);

function progress(finding: ModalityFinding, action: Action | null): Modality | null {
  if (finding.modality !== 'underway' || finding.rule === 'in-talks' || finding.rule === 'talks-on')
    return finding.modality;
  if (PROGRESS_UNDERWAY.has(action)) return 'underway';
  return action === null || PROGRESS_DONE.has(action) ? 'done' : 'planned';
}

/** What the sentence is read with. */
export interface Context {
  readonly referenceDay: CivilDay | null;
  readonly grammar: Grammar;
  readonly sayings: readonly Saying[];
  /** Accord and subjects of the act before, for sentences that lean on it. */
  readonly carried: Carried;
  /** Subjects of the act before in the same sentence. */
  readonly here: readonly string[];
}

/** An action of the lists, null for an act that has a root alone, or a call on another. */
type Meant = Action | 'request' | null;

/** What the finding makes of the pattern: "invited to join" is the inviter's act. */
function turned(
  view: SentenceView,
  draft: Draft,
  finding: ModalityFinding,
  roles: Roles,
): { action: Meant; roles: Roles } {
  const { action } = draft.pattern;
  if (finding.action === null || action === null) return { action, roles };
  if (finding.action === 'interest' || finding.action === 'negotiation')
    return { action: finding.action, roles };
  const governor = draft.group?.governor;
  const holder =
    governor !== undefined && governor !== null && governor.group >= 0
      ? view.groups[governor.group]
      : undefined;
  if (holder === undefined) return { action, roles };
  // "invited six countries to join": who has no code is told as "six countries were invited".
  if (finding.action === 'invitation' && roles.subjects.codes.length === 0)
    return { action: finding.action, roles: { subjects: roles.subjects, objects: NOBODY } };
  const host = holder.isPassive
    ? behind(view, ['by'], { from: holder.last + 1, to: draft.group?.first ?? holder.right })
    : NOBODY;
  if (finding.action === 'invitation' && host.codes.length > 0)
    return { action: finding.action, roles: { subjects: host, objects: roles.subjects } };
  const caller = subjectOf(view, holder);
  const isSelf = caller.codes.every((code) => roles.subjects.codes.includes(code));
  // Nobody calls on itself: who does the calling is named elsewhere, if at all. "Asked to be readmitted" is of oneself.
  const isOnItself = isSelf && caller.codes.length > 0 && draft.group?.isPassive !== true;
  if (finding.action === 'request' && isOnItself)
    return { action: finding.action, roles: { subjects: NOBODY, objects: roles.subjects } };
  return {
    action: finding.action,
    roles: { subjects: caller, objects: isSelf ? roles.objects : roles.subjects },
  };
}

/** Acts that need no coded subject: what befalls an accord, a passive, a crowd without a name, criticism. */
function mayLackSubject(view: SentenceView, draft: Draft, accord: ActAccord | null): boolean {
  const { pattern } = draft;
  if (pattern.roles === 'accord-acts') return accord !== null && !isForSomeParty(view, draft);
  if (pattern.action === 'condemn' || pattern.id === 'signing-ceremony') return true;
  return draft.group !== null && draft.group.isPassive && accord?.isKnown === true;
}

const SOME_ONE = /^(?:it|them|those)$/;
const SOME_PARTY = /^(?:a|an|any|each|every|such|that|this)$/;
const PARTY =
  /^(?:states?|part(?:y|ies)|members?|countr(?:y|ies)|signator(?:y|ies)|nations?|organi[sz]ations?)$/;

/** "enters into force for an acceding state", "for each state that …, it shall enter into force": for one that is not named, and not as a whole. */
function isForSomeParty(view: SentenceView, { pattern, group, last }: Draft): boolean {
  if (pattern.action !== 'entry-into-force' || group === null) return false;
  const isSome = (at: number): boolean =>
    lowerAt(view, at) === 'for' &&
    !view.isDay[at + 1] &&
    (SOME_ONE.test(lowerAt(view, at + 1)) ||
      (SOME_PARTY.test(lowerAt(view, at + 1)) &&
        [2, 3, 4].some((on) => PARTY.test(lowerAt(view, at + on)))) ||
      (view.tokens[at + 1]?.pos === 'PROPN' && lowerAt(view, at + 2) !== 'time'));
  return isSome(0) || isSome(1) || [1, 2].some((on) => isSome(last + on));
}

export interface Told {
  readonly action: Action | null;
  readonly isRequest: boolean;
  readonly modality: Modality;
  readonly roles: Roles;
  /** Codes that act, without the organisation that is itself the accord. */
  readonly coded: readonly string[];
  readonly accord: ActAccord | null;
  readonly finding: ModalityFinding;
  readonly saying: Saying | null;
}

/** Tokens behind talks in which what they are about may stand. */
const MAX_TALK = 16;

/** Steps of an organisation itself, of which it is subject and accord at once. */
const OWN_STEPS = new Set<string | null>(['adoption', 'termination', 'suspension', 'invitation']);
/** Steps under an organisation in which it is the other side as well. */
const OWN_OBJECT = new Set<string | null>(['negotiation', 'candidacy']);

/** "to restore the relations that a seizure had ended": ended between those who restore them. */
function isOfRelation({ group, pattern }: Draft): boolean {
  return (
    group?.opening === 'relative' &&
    /^(?:sever|restore|downgrade)-relations$/.test(pattern.action ?? '')
  );
}

/** "“We have signed it,” the minister said": the side of whoever speaks. */
function isWe(view: SentenceView, group: VerbGroup): boolean {
  return view.tokens.slice(group.left, group.first).some(({ lower }) => lower === 'we');
}

/** Who acts, from the clause, else from the act before or from the speaker who tells of his own side. */
function subjectsOf(
  view: SentenceView,
  draft: Draft,
  at: {
    roles: Roles;
    accord: ActAccord | null;
    carried: Context['carried'];
    here: readonly string[];
    saying: Saying | null;
  },
): readonly string[] {
  const named = at.roles.subjects.codes;
  if (named.length > 0 || at.roles.subjects.words !== null) return named;
  if (draft.pattern.id === 'signing-ceremony' || leansOnBefore(view, draft, at))
    return at.carried.subjects;
  if (isOfRelation(draft)) return at.here;
  const office = ownOffice(view, draft);
  if (office.length > 0) return office;
  const both = draft.group === null ? bothNamed(view, draft) : [];
  if (both.length > 0) return both;
  if (/^(?:signature|invitation)$/.test(draft.pattern.action ?? '') && draft.group === null)
    return [];
  const isOwnWord = draft.group === null || draft.group.kind === 'ing' || isWe(view, draft.group);
  return isOwnWord && at.saying !== null && draft.pattern.roles !== 'accord-acts'
    ? at.saying.speaker.actors
    : [];
}

/** "held a meeting on how its accession to X should be put": talks about an accord, by their "on". */
function talkedAbout(view: SentenceView, draft: Draft): ActAccord | null {
  const { group, last } = draft;
  const right = Math.max(group?.right ?? 0, Math.min(view.tokens.length, last + MAX_TALK));
  const accord = view.accords.find(
    (item) =>
      item.first > last &&
      item.first < right &&
      view.grammar.accords.get(item.it.accord)?.kind !== 'organisation',
  );
  if (accord === undefined) return null;
  // "on the sidelines of the summit of X": beside it, and not about it.
  if (
    view.tokens
      .slice(last + 1, accord.first)
      .some(({ lower }) => /^(?:sidelines|margins|fringes)$/.test(lower))
  )
    return null;
  const words = view.tokens.slice(last + 1, accord.first).map((token) => token.lower);
  if (
    !words.some(
      (word, k) =>
        /^(?:on|about|over|concerning|regarding)$/.test(word) && !view.isDay[last + 2 + k],
    )
  )
    return null;
  const { accord: id, name, isKnown, start, end } = accord.it;
  return { id, name, isKnown, span: { start, end } };
}

const TEXT =
  /^(?:treaty|agreement|accord|pact|deal|declaration|communiqu[ée]|memorandum|protocol|document|statement)$/;

/** "is to sign a communiqué that restores relations": what a text does that is yet to be signed is yet to be done. */
function isOfTextToCome(view: SentenceView, { group }: Draft): boolean {
  if (group === null || group.opening !== 'relative' || group.tense !== 'present') return false;
  const before = view.groups[group.index - 1];
  return before?.kind === 'infinitive' && TEXT.test(lowerAt(view, group.marker - 1));
}

/** Who does it, how surely, and on whose word; null where nobody does it. */
export function tell(view: SentenceView, draft: Draft, context: Context): Told | null {
  const { grammar } = context;
  const { pattern } = draft;
  const finding = findModality(view, draft, context.referenceDay);
  const { action: turnedBy, roles } = turned(view, draft, finding, rolesOf(view, draft));
  const { plain } = draft.complement;
  const named = [...new Set([...roles.subjects.codes, ...roles.objects.codes])];
  const parties =
    named.length === 1 && plain !== null
      ? [...new Set([...named, ...partiesBehind(view, plain.last)])]
      : named;
  const about = turnedBy === 'hold-talks' ? talkedAbout(view, draft) : null;
  const turnedTo = about === null ? turnedBy : 'negotiation';
  const accord = about ?? accordOf(view, draft, { carried: context.carried, parties });
  const isUnsigned = finding.modality === 'denied' && pattern.action === 'signature';
  if (accord === null && plain !== null && !isUnsigned) return null;
  const saying = sayingAt(context.sayings, draft.group?.head ?? draft.first);
  const subjects = subjectsOf(view, draft, {
    roles,
    accord,
    carried: context.carried,
    here: context.here,
    saying,
  });
  const own = accord === null ? undefined : grammar.accords.get(accord.id)?.organisation;
  const mayBeOwn = OWN_STEPS.has(turnedTo) || isAnswer(pattern);
  const coded = subjects.filter((code) => code !== own || mayBeOwn);
  const isNobody = coded.length === 0 && roles.subjects.words === null;
  if (isNobody && (pattern.needsSubject || !mayLackSubject(view, draft, accord))) return null;
  const keepsOwn = /^(?:object|body)-acts$/.test(pattern.roles) || OWN_OBJECT.has(turnedTo);
  const given = roles.objects.codes.filter((code) => code !== own || keepsOwn);
  const speaker = saying?.speaker.actors ?? [];
  const objects =
    given.length > 0 || turnedTo === 'request'
      ? given
      : otherSide(view, draft, { subjects: coded, speaker });
  // Without those who are invited, the act would read as if its subject were.
  const isInviting = pattern.action === 'invitation' && draft.group?.isPassive === false;
  if (isInviting && turnedTo === 'invitation' && objects.length === 0) return null;
  if (pattern.isPair && new Set([...coded, ...objects]).size < 2) return null;
  const isCrowd = coded.length === 0 && turnedTo === 'interest';
  const meant = isCrowd ? 'accession' : turnedTo;
  const action = meant === 'request' || meant === null ? null : actionFor(grammar, meant, accord);
  const told = underSaying(view, progress(finding, action) ?? 'hypothetical', saying);
  const asTold = told === 'done' && isOfTextToCome(view, draft) ? 'planned' : told;
  // "did not deny that", "neither confirmed nor denied that": left open.
  const isOpen = saying?.isDenial === true && saying.modality === 'denied';
  const isDenied = saying?.isDenial === true && !isOpen;
  const modality = isDenied ? 'denied' : isCrowd || isOpen ? 'hypothetical' : asTold;
  return {
    action,
    isRequest: meant === 'request',
    modality,
    roles: { ...roles, objects: { ...roles.objects, codes: objects } },
    coded,
    accord,
    finding,
    saying,
  };
}

/** What somebody is only expected to announce is itself no more than expected; what nobody has said is open. */
const HOPES = /^(?:hope|expect|predict|anticipate|believe|think)$/;

function underSaying(view: SentenceView, modality: Modality, saying: Saying | null): Modality {
  if (saying === null || modality === 'denied') return modality;
  if (saying.modality === 'denied' || saying.modality === 'hypothetical') return 'hypothetical';
  // "hopes that Fiji will lift its veto": a hope of another, and nobody's plan.
  const isHope = HOPES.test(view.tokens[saying.group.head]?.lemma ?? '');
  if (isHope && modality === 'planned') return 'expected';
  const isAhead = saying.modality === 'planned' || saying.modality === 'expected';
  return isAhead && (modality === 'planned' || modality === 'done') ? 'expected' : modality;
}

/** "The compact is to be signed in May", "Parliament is expected to ratify it": who acts was said before. */
function leansOnBefore(
  view: SentenceView,
  draft: Draft,
  at: { accord: ActAccord | null; carried: Context['carried'] },
): boolean {
  const { group } = draft;
  if (at.accord === null || at.accord.id !== at.carried.accord?.id) return false;
  if (group === null) return draft.complement.plain !== null || draft.pattern.loose === 'any';
  if (group.isPassive) return true;
  const first = view.tokens.find((token) => token.pos !== 'DET' && token.pos !== 'ADJ');
  return (
    at.carried.subjects.length === 1 &&
    /^(?:parliament|government|cabinet|lawmakers|deputies|senate)$/.test(first?.lower ?? '')
  );
}
