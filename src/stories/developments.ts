import type { Act } from '../events/index.ts';
import { digestOf, type Refusal } from '../kernel/index.ts';
import { leadActOf } from './lead-act.ts';
import { accordIdOf, actionOf, actorsOf, castOf, isNews } from './matter.ts';
import { originsOf } from './origins.ts';
import { NO_RULINGS, type Story, storiesAmong } from './stories.ts';
import { inOrder } from './story-order.ts';
import type { Development, GroupingRulings, StoryItem } from './types.ts';

/** States in the identifier of an accord that has no name of its own. */
const MAX_STATES_OF_ACCORD = 4;
/** States named in an identifier. */
const MAX_SLUG_ACTORS = 3;

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Whose step under an accord it is: who acts, but the newcomer where others let one in. */
function headOf(act: Act): readonly string[] {
  const cast = castOf(act);
  return act.subjects.some((code) => cast.includes(code)) ? act.subjects : cast;
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
  const cast = accord === null ? [...leadAct.subjects, ...leadAct.objects] : headOf(leadAct);
  const codes = (cast.length > 0 ? [...new Set(cast)] : actorsOf(leadAct)).slice(
    0,
    MAX_SLUG_ACTORS,
  );
  const what = accord?.replace(/^x-/, '') ?? actionOf(leadAct);
  // `x-geo-mar-visa-waiver` names its states itself.
  const parts = slugOf(what).split('-').slice(0, MAX_STATES_OF_ACCORD);
  const isNamedAfter =
    accord?.startsWith('x-') === true && codes.every((code) => parts.includes(slugOf(code)));
  return [...(isNamedAfter ? [] : codes), what, month]
    .map(slugOf)
    .filter((part) => part !== '')
    .join('-');
}

function developmentOf({ items, links, near }: Story): Development | null {
  const leadAct = leadActOf(items);
  if (leadAct === null) return null;
  const days = items.map((item) => item.knownDay).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return null;
  return {
    id: developmentId(leadAct, items),
    dispatches: items.map((item) => item.dispatch),
    origins: originsOf(items),
    leadAct,
    firstDay,
    lastDay,
    links,
    ...(near.length === 0 ? {} : { near }),
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

/** The developments that stories are: those in which at least one dispatch tells news. In order of day, then of name. */
export function developmentsAmong(stories: readonly Story[]): Development[] {
  const developments = stories
    .map((story) => developmentOf(story))
    .filter((development) => development !== null)
    .sort((a, b) =>
      a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : a.id < b.id ? -1 : 1,
    );
  return withDistinctIds(developments);
}

/**
 * The developments among the items: stories of which at least one dispatch tells news. Depends on the set of items
 * alone, not on their order. `links` of a development are those by which it was joined, one fewer than its dispatches.
 * Stories without any news are none; see `storyRefusals`.
 */
export function groupItems(
  items: readonly StoryItem[],
  rulings: GroupingRulings = NO_RULINGS,
): Development[] {
  return developmentsAmong(storiesAmong(items, rulings));
}

/** Whether a dispatch tells news: any story that it is in is a development. */
export function tellsNews(item: StoryItem): boolean {
  return item.acts.some(isNews);
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
