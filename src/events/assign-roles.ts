import { isAnswer } from './answer.ts';
import { presentAt } from './ceremony.ts';
import type { Draft } from './draft.ts';
import { behind, NOBODY, namedIn, type Participants } from './named-participants.ts';
import { predicateOfNoun } from './noun-modality.ts';
import { withNeighbours } from './noun-phrase.ts';
import { possessorOf, subjectOf } from './participants.ts';
import { agentEnd, agentOf, imposerOf, isByOwnBody, rightOf } from './passive-agent.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import { isTakenAlong, united } from './taken-along.ts';
import type { VerbGroup } from './verb-group.ts';

/** Who does it and towards whom. */
export interface Roles {
  readonly subjects: Participants;
  readonly objects: Participants;
}

const TOWARDS = ['with', 'against', 'on', 'to', 'from', 'over'];

function stateObjects(view: SentenceView, draft: Draft): Participants {
  const state = draft.complement.state;
  if (state === null) return NOBODY;
  const listed = withNeighbours(view, state, state.first, view.tokens.length);
  // "recognised Kosovo, and Serbia recalled its envoy": the last of the list acts itself, in a clause of its own.
  const end = listed.at(-1)?.last ?? state.last;
  const isNext =
    listed.length > 1 &&
    view.groups.some((group) => group.first === end + 1 && group.kind === 'finite');
  const mentions = isNext ? [state] : listed;
  return {
    codes: [...new Set(mentions.flatMap((mention) => mention.it.actors))],
    mentions,
    words: null,
    rule: 'object',
  };
}

/** Actors inside the object phrase ("six Indian diplomats") or behind its prepositions. */
function phraseObjects(view: SentenceView, draft: Draft, group: VerbGroup): Participants {
  const right = rightOf(view, group);
  // "adopted the Union's sanctions on Fiji": upon whom they lie, and not whose they were.
  const upon = /^(?:lift-)?sanctions?$/.test(draft.pattern.action ?? '')
    ? behind(view, ['on', 'against'], { from: draft.complement.end + 1, to: right })
    : NOBODY;
  if (upon.codes.length > 0 && !draft.complement.isBefore) return upon;
  if (draft.pattern.needs === 'object-noun' && !draft.complement.isBefore) {
    const inside = namedIn(view, group.last + 1, draft.complement.end + 1, 'object-phrase');
    if (inside.codes.length > 0) return inside;
  }
  const from = draft.complement.isBefore ? group.last + 1 : draft.complement.end + 1;
  // "switched recognition from Taiwan to China": whom it recognises now.
  const turnedTo =
    draft.pattern.id === 'switch-recognition' ? behind(view, ['to'], { from, to: right }) : NOBODY;
  if (turnedTo.codes.length > 0) return turnedTo;
  // "invest ten billion in Egypt": where the pattern says so, a place is whom it is done to.
  const towards = draft.pattern.particles.includes('in') ? [...TOWARDS, 'in'] : TOWARDS;
  const after = behind(view, towards, { from, to: right });
  if (after.codes.length > 0) return after;
  const between = behind(view, ['with'], {
    from: group.last + 1,
    to: Math.max(right, Math.min(view.tokens.length, draft.complement.end + 6)),
  });
  return between.codes.length > 0 ? between : behind(view, ['of'], { from, to: right });
}

function passiveRoles(view: SentenceView, draft: Draft, group: VerbGroup): Roles {
  const agent = agentOf(view, group);
  if (draft.pattern.roles === 'object-acts')
    return { subjects: subjectOf(view, group), objects: agent };
  if (draft.pattern.roles === 'body-acts')
    return { subjects: bodyOf(view, draft), objects: subjectOf(view, group) };
  if (draft.pattern.needs === 'state')
    return { subjects: agent, objects: stateObjects(view, draft) };
  const between = behind(view, ['between'], { from: group.left, to: rightOf(view, group) });
  if (agent.codes.length === 0 && between.codes.length > 0)
    return { subjects: between, objects: NOBODY };
  const { noun } = draft.complement;
  const besides = behind(view, ['with', 'against'], { from: group.left, to: rightOf(view, group) });
  const partner =
    besides.codes.length === 0 && noun !== undefined
      ? behind(view, TOWARDS, { from: noun, to: Math.min(group.first, noun + 8) })
      : besides;
  const whose = isAnswer(draft.pattern) ? ['of', 'by', 'from'] : ['of'];
  const owner = noun === undefined ? NOBODY : ownerOf(view, noun, { group, whose });
  if (draft.pattern.id === 'invite-to-meeting')
    return { subjects: agent, objects: subjectOf(view, group) };
  if (draft.pattern.action === 'invitation') {
    const asked = behind(view, ['to'], { from: group.last + 1, to: agentEnd(view, group) });
    const guests = asked.codes.length > 0 ? asked : subjectOf(view, group);
    return agent.codes.length === 0
      ? { subjects: guests, objects: NOBODY }
      : { subjects: agent, objects: guests };
  }
  if (owner.codes.length === 0)
    return { subjects: doerOfPassive(view, draft, { agent, group }), objects: partner };
  // "the Saudi ambassador was called in": the owner of what is acted on, or who did it where nobody is named.
  return OWNER_IS_OBJECT.has(draft.pattern.action) || isAnswer(draft.pattern)
    ? { subjects: doerOfPassive(view, draft, { agent, group }), objects: owner }
    : { subjects: agent.codes.length > 0 ? agent : owner, objects: partner };
}

/** "The A-B treaty", "talks on an A–B protocol": the sides that stand before the name of what they share. */
function partiesBeside(view: SentenceView, draft: Draft): Participants {
  const accord = draft.complement.accord;
  const beside = view.mentions.find((mention) => mention.last + 1 === accord?.first);
  if (beside === undefined) return NOBODY;
  const mentions = withNeighbours(view, beside, 0, view.tokens.length);
  const codes = [...new Set(mentions.flatMap((mention) => mention.it.actors))];
  return codes.length < 2 ? NOBODY : { codes, mentions, words: null, rule: 'parties-beside' };
}

/** Who stands behind a passive without "by": who ordered it, who hosts the envoy that was called in, the two parties. */
function doerOfPassive(
  view: SentenceView,
  draft: Draft,
  at: { readonly agent: Participants; readonly group: VerbGroup },
): Participants {
  const { agent, group } = at;
  if (agent.codes.length > 0) return agent;
  const holder = group.governor?.kind === 'verb' ? view.groups[group.governor.group] : undefined;
  const isOrdered = /^(?:order|decree|demand|want|have|instruct)$/.test(
    view.tokens[holder?.head ?? -1]?.lemma ?? '',
  );
  if (holder !== undefined && !holder.isPassive && isOrdered) return subjectOf(view, holder);
  if (isAnswer(draft.pattern) && isByOwnBody(view, group)) return bodyOf(view, draft);
  const imposer =
    draft.pattern.action === 'lift-sanctions' ? imposerOf(view, draft, group) : NOBODY;
  if (imposer.codes.length > 0) return imposer;
  if (OWNER_IS_OBJECT.has(draft.pattern.action))
    return behind(view, ['in', 'from', 'to'], { from: group.left, to: group.last + 8 });
  if (draft.pattern.roles === 'joint') return partiesBeside(view, draft);
  const accord = draft.complement.accord;
  const isConsent = /^(?:approval|ratification)$/.test(draft.pattern.action ?? '');
  return isConsent && accord !== null ? possessorOf(view, accord.first) : agent;
}

/** "Mali's withdrawal, notified", "the withdrawal of Mali from X, notified". */
function ownerOf(
  view: SentenceView,
  noun: number,
  { group, whose }: { readonly group: VerbGroup; readonly whose: readonly string[] },
): Participants {
  // "the Union's package of sanctions": the owner stands before the noun that "of" hangs on.
  if (lowerAt(view, noun - 1) === 'of') return possessorOf(view, noun - 2);
  const owner = possessorOf(view, noun);
  return owner.codes.length > 0 ? owner : behind(view, whose, { from: noun + 1, to: group.first });
}

const OWNER_IS_OBJECT = new Set<string | null>(['summon-envoy', 'expel-diplomats']);

/** The organisation that is the accord, as the one that acts. */
function bodyOf(view: SentenceView, draft: Draft): Participants {
  const accord = draft.complement.accord;
  const entry = accord === null ? undefined : view.grammar.accords.get(accord.it.accord);
  const code = entry?.organisation ?? null;
  return code === null ? NOBODY : { codes: [code], mentions: [], words: null, rule: 'body' };
}

/** "the convention will bind it", "will bind Chad": whoever is bound; else the two whose treaty it is. */
function boundBy(view: SentenceView, draft: Draft, group: VerbGroup): Participants {
  if (!draft.pattern.needsSubject) return partiesBeside(view, draft);
  if (/^(?:it|them)$/.test(lowerAt(view, draft.last + 1))) {
    const main = view.groups.slice(0, group.index).find((other) => other.kind === 'finite');
    const noun = view.mentions.find((mention) => mention.last < (main?.first ?? 0));
    return noun === undefined
      ? NOBODY
      : { codes: noun.it.actors, mentions: [noun], words: null, rule: 'pronoun' };
  }
  return namedIn(view, draft.last + 1, Math.min(group.right, draft.last + 4), 'bound');
}

function activeRoles(view: SentenceView, draft: Draft, group: VerbGroup): Roles {
  const { pattern } = draft;
  const right = rightOf(view, group);
  if (pattern.roles === 'accord-acts') {
    const named = behind(view, ['for', 'between', 'to'], { from: draft.last + 1, to: right });
    return {
      subjects: named.codes.length > 0 ? named : boundBy(view, draft, group),
      objects: NOBODY,
    };
  }
  const doer = subjectOf(view, group);
  if (pattern.roles === 'body-acts') {
    const member = namedIn(view, group.last + 1, draft.complement.accord?.first ?? right, 'object');
    return { subjects: doer.codes.length > 0 ? doer : bodyOf(view, draft), objects: member };
  }
  if (pattern.roles === 'object-acts') {
    const taken = namedIn(
      view,
      group.last + 1,
      draft.complement.accord === null ||
        draft.complement.isBefore ||
        draft.complement.accord.first < group.last
        ? right
        : Math.max(group.last + 1, draft.complement.accord.first),
      'object',
    );
    return taken.codes.length > 0
      ? { subjects: taken, objects: doer }
      : { subjects: doer, objects: NOBODY };
  }
  if (pattern.needs === 'state') return { subjects: doer, objects: stateObjects(view, draft) };
  if (pattern.id === 'invite-to-meeting') {
    const to = view.tokens.findIndex(({ lower }, k) => k > group.last && lower === 'to');
    return { subjects: doer, objects: namedIn(view, group.last + 1, to, 'guest') };
  }
  if (pattern.needs === 'object-noun') {
    const between = behind(view, ['between'], {
      from: group.last + 1,
      to: Math.max(right, draft.complement.end + 8),
    });
    if (between.codes.length > 0 && pattern.roles !== 'joint')
      return { subjects: doer, objects: between };
    const given = phraseObjects(view, draft, group);
    // "restored them": with whom, the noun that is meant says.
    const { noun } = draft.complement;
    return given.codes.length > 0 || noun === undefined || draft.complement.isBefore
      ? { subjects: doer, objects: given }
      : { subjects: doer, objects: behind(view, ['with'], { from: noun, to: group.first }) };
  }
  // "deposited its instrument with the Swiss government": with whom it lies, and no other side.
  const isHandedIn = /^deposit-/.test(pattern.id);
  const partner = isHandedIn
    ? NOBODY
    : behind(view, ['with', 'alongside'], {
        from: group.last + 1,
        to: Math.max(right, draft.complement.end + 4),
      });
  if (isTakenAlong(view, draft, partner))
    return { subjects: united(doer, partner), objects: NOBODY };
  // "Negotiators initialled a treaty between Peru and Chile", "Oman announced a deal between both": it is theirs.
  const isTheirs = doer.codes.length === 0 || pattern.action === 'announcement';
  if (isTheirs && partner.codes.length === 0 && pattern.roles === 'joint') {
    const own = behind(view, ['between'], { from: group.last + 1, to: right });
    const isApart = doer.codes.every((code) => !own.codes.includes(code));
    if (own.codes.length >= 2 && isApart) return { subjects: own, objects: NOBODY };
  }
  if (partner.codes.length === 0 && /^(?:approval|ratification)$/.test(pattern.action ?? '')) {
    const next = view.groups[group.index + 1]?.first ?? view.tokens.length;
    // "Fiji ratifies, Samoa rejects the pact": behind the comma somebody else acts.
    const isParted = lowerAt(view, group.last + 1) === ',';
    const to = Math.min(
      isParted ? group.last + 1 : next,
      draft.complement.accord?.first ?? group.last,
    );
    return { subjects: doer, objects: namedIn(view, group.last + 1, to, 'consent-to') };
  }
  return { subjects: doer, objects: partner };
}

/** "its entry", "their withdrawal": the subject of the clause. */
function ownersByPronoun(view: SentenceView, draft: Draft): Participants {
  for (let k = draft.first - 1; k >= Math.max(0, draft.first - 4); k -= 1) {
    if (!/^(its|their|his|her)$/.test(lowerAt(view, k))) continue;
    const before = view.groups
      .filter((group) => group.last < draft.first && group.kind !== 'infinitive')
      .at(-1);
    if (before !== undefined) return subjectOf(view, before);
  }
  return NOBODY;
}

/** "accession by Fiji to X", "the withdrawal of Mali from X": the agent stands before the accord, or behind "by". */
function agentOfNoun(view: SentenceView, draft: Draft, next: number): Participants {
  const accord = draft.complement.accord;
  const by = behind(
    view,
    draft.pattern.action === null || draft.pattern.action === 'pledge-aid'
      ? ['by', 'from']
      : ['by'],
    {
      from: draft.last + 1,
      to: next,
    },
  );
  if (by.codes.length > 0 || draft.pattern.needs === 'state') return by;
  const to = accord === null ? Math.min(next, draft.last + 7) : Math.min(next, accord.first);
  return behind(view, ['of'], { from: draft.last + 1, to });
}

/** "whose ratification Japan completed": the verb behind the noun says who did it. */
function whoseDoer(view: SentenceView, draft: Draft): Participants {
  if (lowerAt(view, draft.first - 1) !== 'whose') return NOBODY;
  const verb = view.groups.find((group) => group.first > draft.last);
  return verb === undefined ? NOBODY : namedIn(view, draft.last + 1, verb.first, 'whose');
}

/** Verbs of those who look on: whoever expects a signature, or welcomes it, need not sign. */
const EXPECTS =
  /^(?:expect|anticipate|await|predict|foresee|hope|welcome|attend|host|watch|witness|see|hail|say|report|note|mention|oversee|condemn|criticise|criticize)$/;

/** "must agree before talks resume": the noun is in a clause of its own. */
function opensClause(view: SentenceView, from: number, to: number): boolean {
  return view.tokens
    .slice(from, to)
    .some(({ lower }) => /^(?:before|until|once|when|if|unless|while|because)$/.test(lower));
}

function nounRoles(view: SentenceView, draft: Draft): Roles {
  const whose = whoseDoer(view, draft);
  if (whose.codes.length > 0) return { subjects: whose, objects: NOBODY };
  const end = Math.max(draft.last, draft.complement.end);
  // "A truce brokered by Oman between Fiji and Samoa took effect": up to the verb that the noun is the subject of.
  const next =
    draft.predicate !== null && draft.predicate.first > end
      ? draft.predicate.first
      : (view.groups.find((group) => group.first > end)?.first ?? view.tokens.length);
  const between = behind(view, ['between'], { from: draft.last + 1, to: next });
  const partner =
    draft.pattern.needs === 'state'
      ? stateObjects(view, draft)
      : behind(view, ['with'], { from: draft.last + 1, to: next });
  if (draft.pattern.roles === 'accord-acts') {
    const named = behind(view, ['for', 'between'], { from: draft.last + 1, to: next });
    return {
      subjects: named.codes.length > 0 ? named : partiesBeside(view, draft),
      objects: NOBODY,
    };
  }
  if (between.codes.length > 0) return { subjects: between, objects: NOBODY };
  const owner = possessorOf(view, draft.first);
  if (draft.pattern.action === 'invitation' && draft.predicate !== null) {
    const from = draft.predicate.last + 1;
    const asked = behind(view, ['to'], { from, to: Math.max(draft.predicate.right, from + 6) });
    return owner.codes.length > 0
      ? { subjects: owner, objects: asked }
      : { subjects: asked, objects: NOBODY };
  }
  if (owner.codes.length > 0) return { subjects: owner, objects: partner };
  const agent = agentOfNoun(view, draft, next);
  if (agent.codes.length > 0) return { subjects: agent, objects: partner };
  const beside = draft.pattern.roles === 'joint' ? partiesBeside(view, draft) : NOBODY;
  if (beside.codes.length > 0) return { subjects: beside, objects: NOBODY };
  const verb = predicateOfNoun(view, { first: draft.first, last: draft.last, end });
  if (verb?.isPassive === true) {
    const handed = behind(view, ['by'], {
      from: verb.last + 1,
      to: Math.max(verb.right, verb.last + 10),
    });
    if (handed.codes.length > 0) return { subjects: handed, objects: partner };
  }
  const pronoun = ownersByPronoun(view, draft);
  if (pronoun.codes.length > 0) return { subjects: pronoun, objects: partner };
  const holder = view.groups
    .filter((group) => group.last < draft.first && draft.first - group.last <= 4)
    .at(-1);
  const isOther = EXPECTS.test(view.tokens[holder?.head ?? -1]?.lemma ?? '');
  const isApart = holder !== undefined && opensClause(view, holder.last + 1, draft.first);
  if (
    holder !== undefined &&
    !holder.isPassive &&
    !isOther &&
    !isApart &&
    draft.pattern.needs !== 'state'
  )
    return { subjects: subjectOf(view, holder), objects: partner };
  if (draft.pattern.id !== 'signing-ceremony') return { subjects: NOBODY, objects: partner };
  return { subjects: presentAt(view, draft, end + 1), objects: partner };
}

/** "Brussels would do likewise": another does the same, to the same or, where it was done to him, to who did it. */
function echoRoles(view: SentenceView, told: Draft, group: VerbGroup): Roles {
  const before = rolesOf(view, told);
  const subjects = subjectOf(view, group);
  const isReturned = before.objects.codes.some((code) => subjects.codes.includes(code));
  return { subjects, objects: isReturned ? before.subjects : before.objects };
}

/** Reads subjects and objects off the grammar of the clause; a partner of both sides is not named twice. */
export function rolesOf(view: SentenceView, draft: Draft): Roles {
  const { group } = draft;
  const roles =
    draft.echoOf !== null && group !== null
      ? echoRoles(view, draft.echoOf, group)
      : group === null
        ? nounRoles(view, draft)
        : group.isPassive
          ? passiveRoles(view, draft, group)
          : activeRoles(view, draft, group);
  const objects = roles.objects.codes.filter((code) => !roles.subjects.codes.includes(code));
  return { subjects: roles.subjects, objects: { ...roles.objects, codes: objects } };
}
