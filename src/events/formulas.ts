import {
  type CivilDay,
  type FormulaEntry,
  type Modality,
  type Stage,
  shortId,
} from '../kernel/index.ts';
import { type Action, actionFields, actionFor, codesOf, isBilateral } from './act-codes.ts';
import { isBackgroundDay } from './act-days.ts';
import { indicesIn } from './formula-match.ts';
import { type PlacedText, placedText } from './formula-text.ts';
import { windowOf } from './formula-window.ts';
import type { Grammar } from './grammar.ts';
import { AS_LESSER } from './lesser-membership.ts';
import type { SentenceView } from './sentence-view.ts';
import { type Saying, sayingAt } from './speakers.ts';
import { stageOf } from './stage.ts';
import type { Act, ActAccord, ActDay } from './types.ts';

/** A formula with its expression compiled. */
export interface Formula {
  readonly entry: FormulaEntry;
  readonly match: RegExp;
}

export interface FormulaContext {
  readonly dispatch: string;
  readonly text: string;
  readonly grammar: Grammar;
  readonly referenceDay: CivilDay | null;
  readonly sayings: readonly Saying[];
  /** The accord that the dispatch is about. */
  readonly matter: ActAccord | null;
  /** The acts told so far, in order of the text. */
  readonly before: readonly Act[];
}

const AHEAD: ReadonlySet<Modality> = new Set<Modality>(['planned', 'expected']);
/** How many sentences back "it" and "that" may lean. */
const REACH_SENTENCES = 6;
/** Words right before a phrase of what is done that put it ahead. */
const NOT_YET = /\b(?:will|to|may|might|could|would|should|must|can|shall)\s*$/iu;
/** A name behind a preposition is not who acts: "the mission in Somalia is to leave". */
const BEHIND = /\b(?:in|of|from|with|for|by|against|at|between|inside|outside|on)(?: the)?\s*$/iu;
/** Words right before a phrase that turn it round: "has not", "no longer", "denied that". */
const NEGATION =
  /\b(?:not|never|no|neither|nor|without|deny|denies|denied|if|unless|whether|once|until)\s*$/iu;

/** The last act under an accord that a pronoun may mean. */
function leaningOn(view: SentenceView, before: readonly Act[]): Act | null {
  const near = before.filter(
    (act) =>
      act.treatyAction !== null &&
      act.subjects.length > 0 &&
      view.sentence.index - act.sentence <= REACH_SENTENCES,
  );
  return near.findLast((act) => !act.isBackground) ?? near.at(-1) ?? null;
}

function actionOf(
  entry: FormulaEntry,
  parts: {
    readonly leaning: Act | null;
    readonly accord: ActAccord | null;
    readonly grammar: Grammar;
  },
): Action | null {
  const { leaning, accord, grammar } = parts;
  if (entry.action === 'carried') return leaning?.treatyAction ?? null;
  const isMembership =
    entry.action === 'entry-into-force' &&
    entry.subject === 'named' &&
    accord !== null &&
    grammar.accords.get(accord.id)?.ladder === 'organisation';
  return isMembership ? 'admission' : actionFor(grammar, entry.action, accord);
}

function accordIn(
  placed: PlacedText,
  found: RegExpExecArray,
  matter: ActAccord | null,
): ActAccord | null {
  const [own] = indicesIn(found.groups?.['accord']);
  const named = own === undefined ? placed.accords.find((one) => one.isKnown) : placed.accords[own];
  const mention = named ?? (matter === null ? placed.accords[0] : undefined);
  if (mention === undefined) return matter;
  const { accord: id, name, isKnown, start, end } = mention;
  return { id, name, isKnown, span: { start, end } };
}

function subjectsOf(
  entry: FormulaEntry,
  placed: PlacedText,
  parts: {
    readonly found: RegExpExecArray;
    readonly leaning: Act | null;
    readonly own?: string | null;
  },
): string[] {
  if (entry.subject === 'none') return [];
  const codes =
    entry.subject === 'carried'
      ? (parts.leaning?.subjects ?? [])
      : indicesIn(parts.found.groups?.['actors']).flatMap(
          (at) => placed.mentions[at]?.actors ?? [],
        );
  return [...new Set(codes)].filter((code) => code !== parts.own);
}

interface Found {
  readonly action: Action;
  /** Null where neither phrase, sentence nor dispatch names one: then it only completes what a pattern found. */
  readonly accord: ActAccord | null;
  readonly subjects: readonly string[];
  readonly day: ActDay | null;
  readonly start: number;
  readonly end: number;
}

/** What a formula says in a sentence; null where it is not there or leaves open what is said. */
function findIn(
  view: SentenceView,
  placed: PlacedText,
  { formula, context }: { readonly formula: Formula; readonly context: FormulaContext },
): Found | null {
  const { entry, match } = formula;
  const { grammar, referenceDay } = context;
  const found = match.exec(placed.text);
  if (found === null) return null;
  const before = placed.text.slice(Math.max(0, found.index - 24), found.index);
  if (NEGATION.test(before) || (entry.modality === 'done' && NOT_YET.test(before))) return null;
  const isJoining = /^(?:admission|candidacy|accession)$/.test(entry.action);
  if (isJoining && AS_LESSER.test(placed.text.slice(found.index))) return null;
  if (entry.match.startsWith('{S}') && BEHIND.test(before)) return null;
  const start = placed.offsetAt(found.index);
  const earlier = context.before.filter(
    (act) => act.sentence < view.sentence.index || act.trigger.end <= start,
  );
  const leaning = leaningOn(view, earlier);
  // "It entered into force": where neither the phrase nor its sentence names one, that of the step before.
  const isLeaning = entry.match.startsWith('^(?:It|The ') && placed.accords.length === 0;
  const accord =
    (isLeaning ? leaning?.accord : null) ??
    accordIn(placed, found, context.matter) ??
    leaning?.accord ??
    null;
  const action = actionOf(entry, { leaning, accord, grammar });
  const own = accord === null ? null : (grammar.accords.get(accord.id)?.organisation ?? null);
  const subjects =
    entry.subject === 'host'
      ? own === null
        ? []
        : [own]
      : subjectsOf(entry, placed, { found, leaning, own });
  if (action === null || (subjects.length === 0 && entry.subject !== 'none')) return null;
  const [dayAt] = indicesIn(found.groups?.['day']);
  const end = found.index + found[0].length;
  const day = windowOf(
    placed,
    { start: found.index, end, named: dayAt === undefined ? null : (placed.days[dayAt] ?? null) },
    { isAhead: AHEAD.has(entry.modality), referenceDay },
  );
  if (entry.needsDay && day === null) return null;
  const span = { start, end: placed.offsetAt(end) };
  return { action, accord, subjects, day, ...span };
}

function tokenAt(view: SentenceView, offset: number): number {
  const index = view.tokens.findIndex((token) => token.end > offset);
  return index < 0 ? view.tokens.length - 1 : index;
}

function isBackgroundAct(
  entry: FormulaEntry,
  day: ActDay | null,
  view: SentenceView,
  referenceDay: CivilDay | null,
): boolean {
  if (entry.isBackground) return true;
  const mention = view.days.find(({ it }) => it.start === day?.span?.start)?.it;
  return (
    entry.modality === 'done' && mention !== undefined && isBackgroundDay(mention, referenceDay)
  );
}

function stageFor(
  { action, accord }: Found,
  entry: Pick<FormulaEntry, 'id' | 'modality' | 'stage'>,
  grammar: Grammar,
): { readonly stage: Stage | null; readonly rule: string } {
  if (entry.stage !== undefined) return { stage: entry.stage, rule: entry.id };
  const ladder = isBilateral(action)
    ? 'relation'
    : ((accord === null ? undefined : grammar.accords.get(accord.id)?.ladder) ?? 'accord');
  return stageOf(grammar.stageRules, { action, modality: entry.modality, ladder });
}

function actOf(
  view: SentenceView,
  { entry }: Formula,
  { found, context }: { readonly found: Found; readonly context: FormulaContext },
): Act {
  const { grammar, referenceDay } = context;
  const { action, accord, day, start } = found;
  const saying = sayingAt(context.sayings, tokenAt(view, Math.max(start, found.end - 1)));
  const staged = stageFor(found, entry, grammar);
  const tokens = [tokenAt(view, start), tokenAt(view, Math.max(start, found.end - 1))];
  const [first = 0, last = 0] = tokens;
  const trigger = {
    start: view.tokens[first]?.start ?? start,
    end: Math.max(view.tokens[last]?.end ?? found.end, view.tokens[first]?.end ?? start),
  };
  return {
    id: shortId(
      'a',
      context.dispatch,
      action,
      entry.id,
      String(trigger.start),
      String(trigger.end),
    ),
    dispatch: context.dispatch,
    sentence: view.sentence.index,
    ...actionFields(action),
    ...codesOf(grammar, action, entry.modality),
    subjects: found.subjects,
    objects: [],
    subjectWords: null,
    accord,
    stage: staged.stage,
    modality: entry.modality,
    day,
    saidDay: null,
    place: null,
    sectors: [],
    sectorSpans: [],
    speaker: saying?.speaker ?? null,
    person: null,
    trigger,
    evidence: { start: view.sentence.start, end: view.sentence.end },
    isBackground: isBackgroundAct(entry, day, view, referenceDay),
    reasons: [
      { what: 'pattern', rule: entry.id, words: entry.matches },
      { what: 'trigger', rule: 'formula', words: context.text.slice(trigger.start, trigger.end) },
      { what: 'subject', rule: `formula-${entry.subject}`, words: found.subjects.join(', ') },
      { what: 'modality', rule: 'formula', words: entry.modality },
      { what: 'stage', rule: staged.rule, words: '' },
      {
        what: 'accord',
        rule: accord === context.matter ? 'matter-of-the-dispatch' : 'in-the-sentence',
        words: accord?.name ?? '',
      },
      ...(day === null ? [] : [{ what: 'day' as const, rule: day.basis, words: day.from }]),
      ...(saying === null
        ? []
        : [{ what: 'speaker' as const, rule: 'saying', words: saying.speaker.text }]),
    ],
  };
}

/** Whether an act of the same sentence tells the same step of one of the same actors. */
function tellsSame(act: Act, found: Found, view: SentenceView): boolean {
  const action = act.treatyAction ?? act.bilateralAct;
  if (act.sentence !== view.sentence.index || action !== found.action) return false;
  const isOther = act.accord !== null && found.accord !== null && act.accord.id !== found.accord.id;
  if (isOther && act.accord?.isKnown === true) return false;
  return (
    act.subjects.length === 0 ||
    found.subjects.length === 0 ||
    act.subjects.some((code) => found.subjects.includes(code))
  );
}

const CONSENT = new Set<string | null>([
  'ratification',
  'accession',
  'acceptance',
  'approval',
  'succession',
  'admission',
  'entry-into-force',
]);

/** "became the 61st party": the words of a step that is told already, whatever the phrase calls it. */
function isSameConsent(act: Act, found: Found): boolean {
  return (
    CONSENT.has(act.treatyAction) &&
    CONSENT.has(found.action) &&
    found.end > act.trigger.start &&
    found.end <= act.trigger.end + 1 &&
    act.subjects.some((code) => found.subjects.includes(code))
  );
}

/**
 * How surely the act is told where phrase and pattern differ. A schedule with a day is a plan whatever the tense
 * ("India hosts the next summit in May"); what a set phrase calls done is done where the pattern was in doubt.
 */
function modalityWith(act: Act, found: Found, entry: FormulaEntry): Modality {
  const isSchedule = AHEAD.has(entry.modality) && found.day !== null;
  if (isSchedule && (act.modality === 'hypothetical' || act.modality === 'done'))
    return entry.modality;
  // A noun has no tense; the verb of the phrase has: "handed in letters of application".
  const isNoun = act.reasons.some((reason) => reason.what === 'trigger' && reason.rule === 'noun');
  const isOpen = act.modality === 'hypothetical' || (act.modality === 'planned' && isNoun);
  return isOpen && entry.modality === 'done' ? 'done' : act.modality;
}

/** The act with what the pattern had to leave open and the phrase says: its day, its accord, its subjects. */
function completed(
  act: Act,
  found: Found,
  { formula: { entry }, grammar }: { readonly formula: Formula; readonly grammar: Grammar },
): Act {
  const modality = modalityWith(act, found, entry);
  const isAnother = modality !== act.modality;
  return {
    ...act,
    modality,
    ...(isAnother ? codesOf(grammar, found.action, modality) : {}),
    stage: isAnother ? stageFor(found, { ...entry, modality }, grammar).stage : act.stage,
    subjects: act.subjects.length === 0 ? found.subjects : act.subjects,
    accord: act.accord ?? found.accord,
    day: isAnother ? (found.day ?? act.day) : (act.day ?? found.day),
    reasons: [...act.reasons, { what: 'clause', rule: entry.id, words: entry.matches }],
  };
}

/**
 * What the set phrases of a sentence add to its acts. `told` are the acts that the verb patterns found in the sentence;
 * they come back with what a phrase completes, and behind them those that only a phrase tells.
 */
export function withFormulas(
  view: SentenceView,
  told: readonly Act[],
  context: FormulaContext,
): Act[] {
  const placed = placedText(view, context.text);
  const acts = [...told];
  if (placed === null) return acts;
  const within = { ...context, before: [...context.before, ...told] };
  for (const formula of context.grammar.formulas) {
    const found = findIn(view, placed, { formula, context: within });
    if (found === null) continue;
    const same = acts.findIndex((act) => tellsSame(act, found, view));
    const known = acts[same];
    if (known === undefined) {
      if (acts.some((act) => isSameConsent(act, found))) continue;
      if (found.accord !== null) acts.push(actOf(view, formula, { found, context }));
    } else if (known.modality !== 'denied')
      acts[same] = completed(known, found, { formula, grammar: context.grammar });
  }
  return acts;
}
