import {
  type CivilDay,
  type Modality,
  type Refusal,
  type StageResult,
  shortId,
} from '../kernel/index.ts';
import type { Reading } from '../reading/index.ts';
import { accordOf } from './act-accord.ts';
import { type Action, actionFields, actionFor, codesOf, isBilateral } from './act-codes.ts';
import { placeIn } from './act-days.ts';
import { reasonsOf } from './act-reasons.ts';
import { withSectors } from './act-sectors.ts';
import { type Roles, rolesOf } from './assign-roles.ts';
import { daysOf } from './clause-days.ts';
import { applyPointers } from './deictic.ts';
import { findModality } from './draft-modality.ts';
import { type Draft, findDrafts } from './find-drafts.ts';
import { withFormulas } from './formulas.ts';
import type { Grammar } from './grammar.ts';
import { matterOf, underMatter } from './matter.ts';
import type { ModalityFinding } from './modality.ts';
import { subjectOf } from './participants.ts';
import { sectorsIn } from './sectors.ts';
import { type SentenceView, spanOf, viewsOf } from './sentence-view.ts';
import { type Saying, sayingAt, sayingsIn } from './speakers.ts';
import { type Ladder, stageOf } from './stage.ts';
import type { Act, ActAccord } from './types.ts';

/** What the engine needs to know of a dispatch besides its reading. */
export interface ActInput {
  readonly dispatch: string;
  readonly text: string;
  readonly reading: Reading;
  readonly referenceDay: CivilDay | null;
}

/** In progress: a party that says it suspends does so; one that is joining will join. */
const PROGRESS_DONE = new Set<string>([
  'suspension',
  'sanction',
  'recall-envoy',
  'expel-diplomats',
  'sever-relations',
  'condemn',
  'application',
]);
const PROGRESS_UNDERWAY = new Set<string>([
  'negotiation',
  'hold-talks',
  'host-talks',
  'mediate',
  'visit',
  'interest',
]);

function ladderOf(
  grammar: Grammar,
  accord: ActAccord | null,
  act: { readonly action: Action; readonly pattern: string },
): Ladder {
  if (isBilateral(act.action)) return 'relation';
  // To sign an organisation's charter is a signature like any other; only its treaty of accession is a rung of its own.
  if (act.action === 'signature' && act.pattern !== 'sign-accession-treaty') return 'accord';
  return accord === null ? 'accord' : (grammar.accords.get(accord.id)?.ladder ?? 'accord');
}

function progress(finding: ModalityFinding, action: Action): Modality | null {
  if (finding.modality !== 'underway' || finding.rule === 'in-talks' || finding.rule === 'talks-on')
    return finding.modality;
  if (PROGRESS_UNDERWAY.has(action)) return 'underway';
  return PROGRESS_DONE.has(action) ? 'done' : 'planned';
}

interface Context {
  readonly input: ActInput;
  readonly grammar: Grammar;
  readonly sayings: readonly Saying[];
  /** Accord and subjects of the act before, for sentences that lean on it. */
  readonly carried: { readonly accord: ActAccord | null; readonly subjects: readonly string[] };
}

/** What the finding makes of the pattern: "invited to join" is the inviter's act. */
function turned(
  view: SentenceView,
  draft: Draft,
  finding: ModalityFinding,
  roles: Roles,
): { action: Action | 'request'; roles: Roles } {
  if (finding.action === null) return { action: draft.pattern.action, roles };
  if (finding.action === 'interest' || finding.action === 'negotiation')
    return { action: finding.action, roles };
  const governor = draft.group?.governor;
  const holder =
    governor !== undefined && governor !== null && governor.group >= 0
      ? view.groups[governor.group]
      : undefined;
  if (holder === undefined) return { action: draft.pattern.action, roles };
  const caller = subjectOf(view, holder);
  const isSelf = caller.codes.every((code) => roles.subjects.codes.includes(code));
  return {
    action: finding.action,
    roles: { subjects: caller, objects: isSelf ? roles.objects : roles.subjects },
  };
}

function refusal(
  code: 'events.no-subject' | 'events.stage-unclear',
  view: SentenceView,
  draft: Draft,
  input: ActInput,
): Refusal {
  const span = spanOf(view, draft.first, draft.last);
  return {
    stage: 'events',
    code,
    dispatch: input.dispatch,
    span,
    params: { text: input.text.slice(span.start, span.end), rule: draft.pattern.id },
  };
}

/** Acts that need no coded subject: what befalls an accord, a passive, a crowd without a name, criticism. */
function mayLackSubject(draft: Draft, accord: ActAccord | null): boolean {
  if (draft.pattern.roles === 'accord-acts') return accord !== null;
  if (draft.pattern.action === 'condemn' || draft.pattern.id === 'signing-ceremony') return true;
  return draft.group !== null && draft.group.isPassive && accord?.isKnown === true;
}

interface Told {
  readonly action: Action | null;
  readonly modality: Modality;
  readonly roles: Roles;
  /** Codes that act, without the organisation that is itself the accord. */
  readonly coded: readonly string[];
  readonly accord: ActAccord | null;
  readonly finding: ModalityFinding;
  readonly saying: Saying | null;
}

/** Who does what, how surely, and on whose word; null where nobody does it. */
function tell(view: SentenceView, draft: Draft, context: Context): Told | null {
  const { grammar } = context;
  const finding = findModality(view, draft, context.input.referenceDay);
  const { action: turnedTo, roles } = turned(view, draft, finding, rolesOf(view, draft));
  const parties = [...new Set([...roles.subjects.codes, ...roles.objects.codes])];
  const accord = accordOf(view, draft, { carried: context.carried.accord, parties });
  if (accord === null && draft.complement.plain !== null) return null;
  const isCeremony = draft.pattern.id === 'signing-ceremony';
  const named = roles.subjects.codes;
  const isCarried = isCeremony || leansOnBefore(view, draft, { accord, carried: context.carried });
  const subjects = named.length === 0 && isCarried ? context.carried.subjects : named;
  const own = accord === null ? undefined : grammar.accords.get(accord.id)?.organisation;
  const coded = subjects.filter((code) => code !== own || turnedTo === 'adoption');
  if (coded.length === 0 && roles.subjects.words === null && !mayLackSubject(draft, accord))
    return null;
  const saying = sayingAt(context.sayings, draft.group?.head ?? draft.first);
  const isCrowd = coded.length === 0 && turnedTo === 'interest';
  const meant = isCrowd ? 'accession' : turnedTo;
  const action = meant === 'request' ? null : actionFor(grammar, meant, accord);
  const told = underSaying(progress(finding, action ?? 'condemn') ?? 'hypothetical', saying);
  const modality = saying?.isDenial === true ? 'denied' : isCrowd ? 'hypothetical' : told;
  const objects = roles.objects.codes.filter((code) => code !== own);
  return {
    action,
    modality,
    roles: { ...roles, objects: { ...roles.objects, codes: objects } },
    coded,
    accord,
    finding,
    saying,
  };
}

/** What somebody is only expected to announce is itself no more than expected; what nobody has said is open. */
function underSaying(modality: Modality, saying: Saying | null): Modality {
  if (saying === null || modality === 'denied') return modality;
  if (saying.modality === 'denied' || saying.modality === 'hypothetical') return 'hypothetical';
  const isAhead = saying.modality === 'planned' || saying.modality === 'expected';
  return isAhead && (modality === 'planned' || modality === 'done') ? 'expected' : modality;
}

/** "The compact is to be signed in May", "Parliament is expected to ratify it": who acts was said in the sentence before. */
function leansOnBefore(
  view: SentenceView,
  draft: Draft,
  at: { accord: ActAccord | null; carried: Context['carried'] },
): boolean {
  const { group } = draft;
  if (at.accord === null || at.accord.id !== at.carried.accord?.id) return false;
  if (group === null) return draft.complement.plain !== null;
  if (group.isPassive) return true;
  const first = view.tokens.find((token) => token.pos !== 'DET' && token.pos !== 'ADJ');
  return (
    at.carried.subjects.length === 1 &&
    /^(?:parliament|government|cabinet|lawmakers|deputies|senate)$/.test(first?.lower ?? '')
  );
}

function buildAct(
  view: SentenceView,
  draft: Draft,
  context: Context,
): { act: Act | null; refusal: Refusal | null } {
  const { input, grammar } = context;
  if (findModality(view, draft, context.input.referenceDay).modality === null) {
    return { act: null, refusal: refusal('events.stage-unclear', view, draft, input) };
  }
  const told = tell(view, draft, context);
  if (told === null)
    return { act: null, refusal: refusal('events.no-subject', view, draft, input) };
  const { action, modality, roles, accord, finding, saying } = told;
  const days = daysOf(view, draft, { modality, referenceDay: input.referenceDay, saying });
  const staged =
    action === null
      ? { stage: null, rule: 'no-rung' }
      : stageOf(grammar.stageRules, {
          action,
          modality,
          ladder: ladderOf(grammar, accord, { action, pattern: draft.pattern.id }),
        });
  const trigger = spanOf(view, draft.first, draft.last);
  const sectors = sectorsIn(view);
  const clauseEnd = Math.min(view.tokens.length, (draft.group?.right ?? draft.last + 10) + 1);
  const act: Act = {
    id: shortId(
      'a',
      input.dispatch,
      action ?? 'request',
      String(trigger.start),
      String(trigger.end),
    ),
    dispatch: input.dispatch,
    sentence: view.sentence.index,
    ...actionFields(action),
    ...codesOf(grammar, action, modality),
    subjects: told.coded,
    objects: roles.objects.codes,
    subjectWords: told.coded.length === 0 ? roles.subjects.words : null,
    accord,
    stage: staged.stage,
    modality,
    day: days.day,
    saidDay: days.saidDay,
    place: placeIn(view, draft.first, clauseEnd),
    sectors: sectors.map((item) => item.sector),
    sectorSpans: sectors.map((item) => item.sentence),
    speaker: saying?.speaker ?? null,
    person: roles.subjects.mentions[0]?.it.person ?? null,
    trigger,
    evidence: { start: view.sentence.start, end: view.sentence.end },
    isBackground: days.isBackground || draft.pattern.id === 'has-relations',
    reasons: reasonsOf(view, draft, {
      roles,
      finding,
      stageRule: staged.rule,
      days,
      saying,
      accordRule: draft.complement.accord?.it.rule ?? null,
    }),
  };
  return { act, refusal: null };
}

function sameAct(a: Act, b: Act): boolean {
  return (
    a.sentence === b.sentence &&
    a.treatyAction === b.treatyAction &&
    a.bilateralAct === b.bilateralAct &&
    a.accord?.id === b.accord?.id &&
    a.modality === b.modality &&
    a.subjects.join() === b.subjects.join() &&
    a.objects.join() === b.objects.join()
  );
}

/**
 * Codes the diplomatic acts of one dispatch from its reading. Pure; spans are UTF-16 units into `input.text`.
 * Refuses (`events.no-subject`, `events.stage-unclear`) where the words do not say whose act it is or how far it got.
 */
export function extractActs(input: ActInput, grammar: Grammar): StageResult<Act[]> {
  const views = viewsOf(input.reading, grammar);
  const acts: Act[] = [];
  const refusals: Refusal[] = [];
  const matter = matterOf(input.reading);
  let carried: Context['carried'] = { accord: null, subjects: [] };
  for (const view of views) {
    const context: Context = { input, grammar, sayings: sayingsIn(view), carried };
    const from = acts.length;
    for (const draft of findDrafts(view)) {
      const built = buildAct(view, draft, context);
      if (built.refusal !== null) refusals.push(built.refusal);
      if (
        built.act === null ||
        acts.some((other) => built.act !== null && sameAct(other, built.act))
      )
        continue;
      acts.push(built.act);
      if (
        !built.act.isBackground &&
        built.act.treatyAction !== null &&
        built.act.subjects.length > 0
      ) {
        carried = { accord: built.act.accord, subjects: built.act.subjects };
      }
    }
    const told = acts.splice(from).map((act) => underMatter(act, matter));
    acts.push(...withFormulas(view, told, { ...input, ...context, matter, before: [...acts] }));
    applyPointers(view, acts, input.referenceDay);
  }
  return { items: withSectors(acts, views), refusals };
}
