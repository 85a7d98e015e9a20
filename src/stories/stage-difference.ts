import type { Act } from '../events/index.ts';
import { addDays, boundsOf, type CivilDay, groupedBy, type Stage } from '../kernel/index.ts';
import { evidenceOf, type Saying } from './difference-claims.ts';
import { leadActOf } from './lead-act.ts';
import { STAGES_AHEAD } from './stages-ahead.ts';
import { type TopicAccord, topicAccordOf } from './topic-accord.ts';
import type { StoryItem } from './types.ts';

/** Stages that say that it has. */
const REACHED: ReadonlySet<Stage> = new Set<Stage>([
  'initialled',
  'adopted',
  'signed',
  'accession-signed',
  'ratified',
  'accepted',
  'approved',
  'acceded',
  'provisional',
  'in-force',
  'member',
  'recognised',
  'established',
  'restored',
  'withdrawn',
  'terminated',
  'severed',
]);
const BINDING_ACTIONS: ReadonlySet<string> = new Set([
  'ratification',
  'acceptance',
  'approval',
  'provisional-application',
]);
const LEAVING_ACTIONS: ReadonlySet<string> = new Set([
  'suspension',
  'withdrawal-notice',
  'withdrawal',
  'termination',
  'sever-relations',
  'downgrade-relations',
]);
/** Steps that others take on the way to one's own; that they are ahead says nothing about how far one is. */
const PREPARING_ACTIONS: ReadonlySet<string> = new Set([
  'announcement',
  'interest',
  'negotiation',
  // That the two are to meet says nothing of what they have signed.
  'hold-talks',
  'host-talks',
  'visit',
  'mediate',
]);
/** Steps that come no later than the initialling of a text. */
const TOWARDS_TEXT: ReadonlySet<string> = new Set(['initialling', 'negotiation']);
const LEFT: ReadonlySet<Stage> = new Set<Stage>(['withdrawn', 'terminated', 'severed']);
const IN_FORCE: ReadonlySet<Stage> = new Set<Stage>(['in-force', 'member']);
const BOUND: ReadonlySet<Stage> = new Set<Stage>([
  'ratified',
  'accepted',
  'approved',
  'acceded',
  'provisional',
  ...IN_FORCE,
]);
/** An announcement that an outlet dates so long before the step is the step's history, not a word against it. */
const FRESH_DAYS = 7;

function firstDayOf(act: Act, item: StoryItem): CivilDay {
  return act.day === null ? item.knownDay : (boundsOf(act.day.value).first ?? item.knownDay);
}

/** What a step that is ahead, or denied, speaks against when another tells it as done. */
function speaksAgainst(act: Act, reached: Stage): boolean {
  const action = act.treatyAction ?? act.bilateralAct;
  if (action === null) return false;
  if (LEAVING_ACTIONS.has(action)) return LEFT.has(reached);
  if (LEFT.has(reached)) return false;
  if (action === 'entry-into-force') return IN_FORCE.has(reached);
  // That a text is yet to be signed is what follows from its being initialled.
  if (reached === 'initialled') return TOWARDS_TEXT.has(action);
  return !BINDING_ACTIONS.has(action) || BOUND.has(reached);
}

function valueOf(act: Act): string | null {
  const action = act.treatyAction ?? act.bilateralAct;
  if (act.modality === 'denied') return action === null ? null : `no ${action}`;
  if (act.modality === 'hypothetical' || act.modality === 'conditional') return null;
  if (act.stage === null) {
    const isAhead = act.modality === 'planned' || act.modality === 'expected';
    return isAhead && action !== null && !PREPARING_ACTIONS.has(action)
      ? `${action} ${act.modality}`
      : null;
  }
  return STAGES_AHEAD.has(act.stage) || (REACHED.has(act.stage) && act.modality === 'done')
    ? act.stage
    : null;
}

/** Stands for whoever takes a step that a report tells without saying who ("four states quit the treaty"). */
const ANYBODY = '*';

function subjectsOf(act: Act, accordOf: TopicAccord): string[] {
  const accord = accordOf(act);
  const pair = [...new Set([...act.subjects, ...act.objects])].sort();
  // A treaty of two states is told as theirs, by its name, as their relations, or as "the deal".
  const ofPair = pair.length === 2 && act.subjects.length > 0 ? [pair.join(' ')] : [];
  if (accord === null) return ofPair;
  // That one has consented says nothing of whether the other has.
  const isOwnConsent = act.subjects.length === 1 && BINDING_ACTIONS.has(act.treatyAction ?? '');
  if (act.subjects.length === 0)
    return act.treatyAction === 'entry-into-force' ? [] : [`${ANYBODY} ${accord}`];
  const own = act.subjects.map((subject) => `${subject} ${accord}`);
  return isOwnConsent ? own : [...own, ...ofPair];
}

/** Share of dispatches that must open with a state's step for it to be news, and not a broker or a neighbour. */
const LEAST_OPENINGS = 0.15;

/** The states whose steps are the news: those that act in a headline or first sentence, or in a leading act. */
function newsmakersOf(items: readonly StoryItem[]): Set<string> {
  const openings = new Map<string, number>();
  for (const item of items) {
    const lead = leadActOf([item]);
    const end = (item.title?.length ?? 0) + 2;
    const opening = item.acts.filter((act) => !act.isBackground && act.evidence.start <= end);
    const acts = lead === null ? opening : [lead, ...opening];
    for (const subject of new Set(acts.flatMap((act) => act.subjects)))
      openings.set(subject, (openings.get(subject) ?? 0) + 1);
  }
  const least = Math.max(1, items.length * LEAST_OPENINGS);
  return new Set([...openings].flatMap(([subject, count]) => (count >= least ? [subject] : [])));
}

function isOfNewsmakers(subject: string, newsmakers: ReadonlySet<string>): boolean {
  const words = subject.split(' ');
  return words.includes(ANYBODY) || words.some((word) => newsmakers.has(word));
}

/** Groups by subject; what is told of nobody by name joins those who are named under the same accord. */
function withAnybody(groups: Map<string, Saying[]>): Map<string, Saying[]> {
  for (const [subject, said] of [...groups]) {
    const [who, accord] = subject.split(' ');
    const anybody = groups.get(`${ANYBODY} ${accord}`);
    if (who === ANYBODY || anybody === undefined) continue;
    const keyOf = (saying: Saying): string => `${saying.item.dispatch} ${saying.value}`;
    const own = new Set(said.map(keyOf));
    groups.set(subject, [...said, ...anybody.filter((saying) => !own.has(keyOf(saying)))]);
  }
  return groups;
}

function isReached(saying: Saying): boolean {
  return saying.act?.modality !== 'denied' && REACHED.has(saying.value as Stage);
}

/** Whether `ahead` still tells as ahead what `reached` tells as done: said at the same time or later, and not as history. */
function opposes(ahead: Saying, reached: Saying): boolean {
  if (ahead.act === null || reached.act === null) return false;
  const reachedDay = firstDayOf(reached.act, reached.item);
  if (ahead.item.knownDay < addDays(reachedDay, -1)) return false;
  if (!speaksAgainst(ahead.act, reached.value as Stage)) return false;
  return firstDayOf(ahead.act, ahead.item) >= addDays(reachedDay, -FRESH_DAYS);
}

/**
 * Sayings on how far a state is under an accord, or two states with each other, where some tell as done what others,
 * at the same time or later, tell as still to come. A step that came later is progress and no difference.
 */
export function stageSayings(items: readonly StoryItem[]): Map<string, Saying[]> {
  const accordOf = topicAccordOf(items);
  const newsmakers = newsmakersOf(items);
  const sayings = items.flatMap((item) =>
    item.acts
      .filter((act) => !act.isBackground)
      .flatMap((act) => {
        const value = valueOf(act);
        if (value === null) return [];
        return subjectsOf(act, accordOf)
          .filter((subject) => isOfNewsmakers(subject, newsmakers))
          .map((subject) => ({
            subject,
            saying: { item, value, evidence: evidenceOf(act), act } satisfies Saying,
          }));
      }),
  );
  const differing = new Map<string, Saying[]>();
  const groups = new Map(
    [...groupedBy(sayings, (entry) => entry.subject)].map(([subject, group]) => [
      subject,
      group.map((entry) => entry.saying),
    ]),
  );
  for (const [subject, said] of withAnybody(groups)) {
    const reached = said.filter(isReached);
    const ahead = said.filter((saying) => !isReached(saying));
    const opposed = new Set<Saying>();
    for (const done of reached) {
      for (const open of ahead.filter((saying) => opposes(saying, done))) {
        opposed.add(done);
        opposed.add(open);
      }
    }
    if (opposed.size > 0)
      differing.set(
        subject,
        said.filter((saying) => opposed.has(saying)),
      );
  }
  return differing;
}
