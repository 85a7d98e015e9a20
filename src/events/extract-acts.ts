import { type CivilDay, type Refusal, type StageResult, shortId } from '../kernel/index.ts';
import type { Reading } from '../reading/index.ts';
import { type Action, actionFields, codesOf, isBilateral } from './act-codes.ts';
import { withContexts } from './act-contexts.ts';
import { placeIn } from './act-days.ts';
import { reasonsOf } from './act-reasons.ts';
import { withSectors } from './act-sectors.ts';
import { boundBy } from './acting-for.ts';
import { daysOf } from './clause-days.ts';
import { withCounted } from './counted-subjects.ts';
import { applyPointers } from './deictic.ts';
import type { Draft } from './draft.ts';
import { findModality } from './draft-modality.ts';
import { findDrafts } from './find-drafts.ts';
import { withFormulas } from './formulas.ts';
import { givenNames } from './given-names.ts';
import type { Grammar } from './grammar.ts';
import { matterOf, underMatter } from './matter.ts';
import { withNameless } from './nameless-accords.ts';
import { type NamedSector, sectorsIn } from './sectors.ts';
import { lowerAt, type SentenceView, spanOf, viewsOf } from './sentence-view.ts';
import { sayingsIn } from './speakers.ts';
import { type Ladder, stageOf } from './stage.ts';
import { type Context, type Told, tell } from './tell.ts';
import { triggerOf } from './trigger.ts';
import type { Act, ActAccord } from './types.ts';

/** What the engine needs to know of a dispatch besides its reading. */
export interface ActInput {
  readonly dispatch: string;
  readonly text: string;
  readonly reading: Reading;
  readonly referenceDay: CivilDay | null;
}

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

/** Codes of an act; one with a root alone has those of its pattern, a refused step the root of a refusal. */
function codesOfDraft(grammar: Grammar, draft: Draft, told: Told): Pick<Act, 'root' | 'cameo'> {
  const { action, modality, finding } = told;
  const { root, cameo } = draft.pattern;
  if (action === null && !told.isRequest && root !== null && cameo !== null) return { root, cameo };
  const isRefusal = modality === 'denied' && /^(?:refus|declin|reject)/.test(finding.words);
  if (isRefusal && action !== null && grammar.actions.get(action)?.rootAhead === 'AGREE')
    return { root: 'REJECT', cameo: '120' };
  return codesOf(grammar, action, modality);
}

/** The rung that the act leads to; acts with a root alone lead to none. */
function stagedOf(grammar: Grammar, draft: Draft, told: Told): ReturnType<typeof stageOf> {
  const { action, modality, accord } = told;
  // An invitation to a meeting leads nowhere; one to an accord does.
  const isToMeet = action === 'invitation' && accord === null;
  if (action === null || isToMeet) return { stage: null, rule: 'no-rung' };
  const ladder = ladderOf(grammar, accord, { action, pattern: draft.pattern.id });
  return stageOf(grammar.stageRules, { action, modality, ladder });
}

/** Where the act happens: behind it in its clause, else at the head of the sentence ("In Astana on Friday, ..."). */
function placeOf(view: SentenceView, draft: Draft, clauseEnd: number): string | null {
  const behind = placeIn(view, draft.first, clauseEnd);
  if (behind !== null || !/^(?:in|at)$/.test(lowerAt(view, 0))) return behind;
  const comma = view.tokens.findIndex(({ lower }) => lower === ',');
  const isOpening = comma > 0 && comma < draft.first && (view.groups[0]?.first ?? 0) > comma;
  const isOwn = draft.group === null || draft.group.left <= comma + 1;
  return isOpening && isOwn ? placeIn(view, 0, comma) : null;
}

/** Who acts and upon whom; under a treaty it is the state or organisation that an organ binds. */
function partiesOf(grammar: Grammar, told: Told): Pick<Act, 'subjects' | 'objects'> {
  const step = actionFields(told.action).treatyAction;
  const subjects = boundBy(told.coded, step, grammar.owners);
  const { codes } = told.roles.objects;
  const objects = boundBy(codes, step, grammar.owners);
  const isOther = (code: string): boolean => codes.includes(code) || !subjects.includes(code);
  return { subjects, objects: objects.filter(isOther) };
}

function buildAct(
  view: SentenceView,
  draft: Draft,
  context: Context & { readonly input: ActInput; readonly sectors: readonly NamedSector[] },
): { act: Act | null; refusal: Refusal | null } {
  const { input, grammar, sectors } = context;
  const told = tell(view, draft, context);
  const how = told?.finding ?? findModality(view, draft, input.referenceDay);
  if (told === null || how.modality === null) {
    const code = how.modality === null ? 'events.stage-unclear' : 'events.no-subject';
    return { act: null, refusal: refusal(code, view, draft, input) };
  }
  const { action, modality, roles, accord, finding, saying } = told;
  const days = daysOf(view, draft, {
    modality,
    referenceDay: input.referenceDay,
    saying,
    turnedTo: finding.action === 'invitation' ? action : draft.pattern.action,
  });
  const staged = stagedOf(grammar, draft, told);
  const words = triggerOf(view, draft, { modality, saying });
  const trigger = spanOf(view, words.first, words.last);
  const clauseEnd = Math.min(view.tokens.length, (draft.group?.right ?? draft.last + 10) + 1);
  const act: Act = {
    id: shortId(
      'a',
      input.dispatch,
      action ?? draft.pattern.root ?? 'request',
      String(trigger.start),
      String(trigger.end),
      ...(draft.further === undefined ? [] : [accord?.id ?? '']),
    ),
    dispatch: input.dispatch,
    sentence: view.sentence.index,
    ...actionFields(action),
    ...codesOfDraft(grammar, draft, told),
    ...partiesOf(grammar, told),
    subjectWords: told.coded.length === 0 ? roles.subjects.words : null,
    accord,
    stage: staged.stage,
    modality,
    day: days.day,
    saidDay: days.saidDay,
    place: placeOf(view, draft, clauseEnd),
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
      words,
      stageRule: staged.rule,
      days,
      saying,
      accordRule: draft.complement.accord?.it.rule ?? null,
    }),
  };
  return { act, refusal: null };
}

/**
 * "Has notified X that it is leaving": the notice is the act, and what it gives notice of is no second one; a day on which
 * it takes effect is.
 */
function withoutDoubledNotice(acts: readonly Act[]): readonly Act[] {
  const notices = acts.filter(
    ({ treatyAction, modality }) => treatyAction === 'withdrawal-notice' && modality === 'done',
  );
  if (notices.length === 0) return acts;
  return acts.filter(
    (act) =>
      act.treatyAction !== 'withdrawal' ||
      act.modality !== 'planned' ||
      act.day !== null ||
      !notices.some(
        (notice) =>
          notice.accord?.id === act.accord?.id &&
          notice.trigger.start < act.trigger.start &&
          notice.subjects.join() === act.subjects.join(),
      ),
  );
}

/** Whether a draft becomes an act: somebody does it, and the words say how surely. */
function isTold(view: SentenceView, draft: Draft, context: Context): boolean {
  return (tell(view, draft, context)?.finding.modality ?? null) !== null;
}

function sameAct(a: Act, b: Act): boolean {
  return (
    a.sentence === b.sentence &&
    a.treatyAction === b.treatyAction &&
    a.bilateralAct === b.bilateralAct &&
    a.root === b.root &&
    a.accord?.id === b.accord?.id &&
    a.modality === b.modality &&
    a.subjects.join() === b.subjects.join() &&
    a.objects.join() === b.objects.join()
  );
}

/** "became a party when it acceded in May": the same act told twice has the day that either gives. */
function withDayOf(act: Act, again: Act): Act {
  if (act.day !== null || again.day === null || act.modality !== 'done') return act;
  const why = again.reasons.filter(({ what }) => what === 'day');
  const reasons = [...act.reasons.filter(({ what }) => what !== 'day'), ...why];
  return { ...act, day: again.day, isBackground: again.isBackground, reasons };
}

/**
 * Codes the diplomatic acts of one dispatch from its reading. Pure; spans are UTF-16 units into `input.text`.
 * Refuses (`events.no-subject`, `events.stage-unclear`) where the words do not say whose act it is or how far it got.
 */
export function extractActs(input: ActInput, grammar: Grammar): StageResult<Act[]> {
  const views = viewsOf(input.reading, grammar);
  const acts: Act[] = [];
  const refusals: Refusal[] = [];
  const matter = matterOf(input.reading, grammar);
  let carried: Context['carried'] = { accord: null, subjects: [], sentence: 0 };
  for (const view of views) {
    const from = acts.length;
    const sayings = sayingsIn(view);
    const { referenceDay } = input;
    let here: readonly string[] = [];
    const sectors = sectorsIn(view);
    const before = { referenceDay, grammar, sayings, carried, here };
    for (const draft of findDrafts(view, (each) => isTold(view, each, before))) {
      const built = buildAct(view, draft, {
        ...before,
        input,
        sectors,
        carried,
        here,
      });
      if (built.refusal !== null) refusals.push(built.refusal);
      if (built.act === null) continue;
      const { act } = built;
      const told = acts.findIndex((other) => sameAct(other, act));
      if (told >= 0) {
        acts[told] = withDayOf(acts[told] ?? act, act);
        continue;
      }
      acts.push(act);
      const { accord, subjects, sentence } = act;
      if (subjects.length === 0) continue;
      here = subjects;
      const isNews = !act.isBackground && act.treatyAction !== null;
      if (isNews && draft.further === undefined) carried = { accord, subjects, sentence };
    }
    const told = withoutDoubledNotice(acts.splice(from)).map((act) => underMatter(act, matter));
    acts.push(...withFormulas(view, told, { ...input, ...before, matter, before: [...acts] }));
    applyPointers(view, acts, input.referenceDay);
  }
  const own = withNameless(withCounted(acts), input.reading, givenNames(input.reading, grammar));
  return { items: withContexts(withSectors(own, views), views, grammar), refusals };
}
