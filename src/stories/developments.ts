import type { Act } from '../events/index.ts';
import { digestOf, type Refusal } from '../kernel/index.ts';
import { ConnectedSets } from './connected-sets.ts';
import { linkProfiles, type Profile, profileKeys, profileOf } from './grouping-link.ts';
import { leadActOf } from './lead-act.ts';
import { accordIdOf, actionOf, actorsOf } from './matter.ts';
import { originsOf } from './origins.ts';
import { inOrder } from './story-order.ts';
import type { Development, GroupingLink, StoryItem } from './types.ts';

/**
 * Items of one key that each item is compared with, the nearest in order of publication. Bounds the work on a key
 * that a flood of dispatches shares; far neighbours are then joined through nearer ones or lie outside the window.
 */
const MAX_NEIGHBOURS = 256;
/** States named in an identifier. */
const MAX_SLUG_ACTORS = 3;

function linksAmong(profiles: readonly Profile[]): GroupingLink[] {
  const byKey = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const key of profileKeys(profile)) {
      const bucket = byKey.get(key);
      if (bucket === undefined) byKey.set(key, [profile]);
      else bucket.push(profile);
    }
  }
  const links = new Map<string, GroupingLink | null>();
  for (const bucket of byKey.values()) {
    for (const [index, a] of bucket.entries()) {
      for (const b of bucket.slice(index + 1, index + 1 + MAX_NEIGHBOURS)) {
        const pair = `${a.item.dispatch} ${b.item.dispatch}`;
        if (!links.has(pair)) links.set(pair, linkProfiles(a, b));
      }
    }
  }
  return [...links.values()].filter((found) => found !== null);
}

function compareLinks(a: GroupingLink, b: GroupingLink): number {
  if (a.score !== b.score) return b.score - a.score;
  return `${a.a} ${a.b}` < `${b.a} ${b.b}` ? -1 : 1;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * Readable name of a development: states of its leading act, then the accord or the step, then the month of its
 * first dispatch (`kaz-abraham-accords-2025-11`). The month is always there: it alone keeps the story of one year
 * apart from that of another without looking at what else is stored, so the name depends on the development's own
 * dispatches and on nothing else. Under an accord the step is left out, so that the name survives the next step.
 */
export function developmentId(leadAct: Act, items: readonly StoryItem[]): string {
  const first = inOrder(items)[0];
  const month = first === undefined ? '' : first.knownDay.slice(0, 7);
  const accord = accordIdOf(leadAct);
  const cast = accord === null ? [...leadAct.subjects, ...leadAct.objects] : leadAct.subjects;
  const codes = (cast.length > 0 ? [...new Set(cast)] : actorsOf(leadAct)).slice(
    0,
    MAX_SLUG_ACTORS,
  );
  const what = accord?.replace(/^x-/, '') ?? actionOf(leadAct);
  return [...codes, what, month]
    .map(slugOf)
    .filter((part) => part !== '')
    .join('-');
}

function developmentOf(
  items: readonly StoryItem[],
  links: readonly GroupingLink[],
): Development | null {
  const leadAct = leadActOf(items);
  if (leadAct === null) return null;
  const days = items.map((item) => item.knownDay).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return null;
  const dispatches = inOrder(items).map((item) => item.dispatch);
  return {
    id: developmentId(leadAct, items),
    dispatches,
    origins: originsOf(items),
    leadAct,
    firstDay,
    lastDay,
    links,
  };
}

/** Two stories of the same name and month: the first dispatch's digest tells them apart, whichever came first. */
function withDistinctIds(developments: readonly Development[]): Development[] {
  const counts = new Map<string, number>();
  for (const { id } of developments) counts.set(id, (counts.get(id) ?? 0) + 1);
  return developments.map((development) => {
    if ((counts.get(development.id) ?? 0) < 2) return development;
    const mark = digestOf(development.dispatches[0] ?? '').slice(0, 6);
    return { ...development, id: `${development.id}-${mark}` };
  });
}

/**
 * The developments among the items: what pairwise links connect. Depends on the set of items alone, not on their order.
 * `links` of a development are the strongest that hold it together, one fewer than its dispatches. Items of a set
 * without any news start none; see `storyRefusals`.
 */
export function groupItems(items: readonly StoryItem[]): Development[] {
  const profiles = inOrder(items).map(profileOf);
  const byId = new Map(profiles.map((profile) => [profile.item.dispatch, profile.item]));
  const sets = new ConnectedSets(byId.keys());
  const holding = linksAmong(profiles)
    .sort(compareLinks)
    .filter((found) => sets.join(found.a, found.b));
  const linksOf = new Map<string, GroupingLink[]>();
  for (const found of holding) {
    const list = linksOf.get(found.a);
    if (list === undefined) linksOf.set(found.a, [found]);
    else list.push(found);
  }
  const developments = sets
    .sets()
    .map((set) => {
      const members = set.flatMap((dispatch) => byId.get(dispatch) ?? []);
      return developmentOf(
        members,
        set.flatMap((dispatch) => linksOf.get(dispatch) ?? []),
      );
    })
    .filter((development) => development !== null)
    .sort((a, b) =>
      a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : a.id < b.id ? -1 : 1,
    );
  return withDistinctIds(developments);
}

/** Why items are in no development. */
export function storyRefusals(
  items: readonly StoryItem[],
  developments: readonly Development[],
): Refusal[] {
  const told = new Set(developments.flatMap((development) => development.dispatches));
  return inOrder(items)
    .filter((item) => !told.has(item.dispatch))
    .map((item) => ({
      stage: 'stories',
      code: 'stories.no-act',
      dispatch: item.dispatch,
      span: null,
      params: {},
    }));
}
