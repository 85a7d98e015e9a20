import type { Act } from '../events/index.ts';
import { addDays, boundsOf, type CivilDay, type Stage } from '../kernel/index.ts';
import { evidenceOf, groupedBy, type Saying } from './difference-claims.ts';
import { accordIdOf } from './matter.ts';
import type { StoryItem } from './types.ts';

/** Stages that say that the step has not been taken. */
const AHEAD: ReadonlySet<Stage> = new Set<Stage>([
  'interest',
  'invited',
  'negotiating',
  'announced',
  'applied',
  'candidate',
]);
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
  return !BINDING_ACTIONS.has(action) || BOUND.has(reached);
}

function valueOf(act: Act): string | null {
  const action = act.treatyAction ?? act.bilateralAct;
  if (act.modality === 'denied') return action === null ? null : `no ${action}`;
  if (act.modality === 'hypothetical' || act.modality === 'conditional') return null;
  if (act.stage === null) {
    const isAhead = act.modality === 'planned' || act.modality === 'expected';
    return isAhead && action !== null ? `${action} ${act.modality}` : null;
  }
  return AHEAD.has(act.stage) || (REACHED.has(act.stage) && act.modality === 'done')
    ? act.stage
    : null;
}

function subjectsOf(act: Act): string[] {
  const accord = accordIdOf(act);
  if (accord !== null) return act.subjects.map((subject) => `${subject} ${accord}`);
  const pair = [...new Set([...act.subjects, ...act.objects])].sort();
  return pair.length === 2 ? [pair.join(' ')] : [];
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
  const sayings = items.flatMap((item) =>
    item.acts
      .filter((act) => !act.isBackground)
      .flatMap((act) => {
        const value = valueOf(act);
        if (value === null) return [];
        return subjectsOf(act).map((subject) => ({
          subject,
          saying: { item, value, evidence: evidenceOf(act), act } satisfies Saying,
        }));
      }),
  );
  const differing = new Map<string, Saying[]>();
  for (const [subject, group] of groupedBy(sayings, (entry) => entry.subject)) {
    const said = group.map((entry) => entry.saying);
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
