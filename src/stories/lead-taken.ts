import type { Act } from '../events/index.ts';
import type { CivilDay, Stage } from '../kernel/index.ts';
import type { StoryItem } from './types.ts';

/** What is told as still to come. */
const AHEAD: ReadonlySet<Act['modality']> = new Set<Act['modality']>([
  'planned',
  'expected',
  'conditional',
  'underway',
]);
/** Steps by which a state consents to be bound; force follows of itself. */
const CONSENT: readonly string[] = [
  'ratification',
  'acceptance',
  'approval',
  'accession',
  'admission',
];

/** Steps that headlines tell of plans and notices ("joins", "quits"): the plan of those concerned leads on. */
const SAID_EARLY: ReadonlySet<Stage> = new Set<Stage>([
  'acceded',
  'member',
  'in-force',
  'withdrawn',
  'terminated',
]);

/** Whether the act stands in the headline: the title opens the text. */
export function isInHeadline(item: StoryItem, act: Act): boolean {
  return item.title !== null && act.trigger.start < item.title.length;
}

/** Whether only the news of these states knows the paper, under whatever name it was given. */
function isOfTheNews(act: Act): boolean {
  return act.accord?.id.startsWith('x-') === true;
}

function isOfSameStates(act: Act, lead: Act): boolean {
  return lead.subjects.length > 0 && lead.subjects.every((code) => act.subjects.includes(code));
}

/** What one state was to do with or to another, and did; ties with a rung are led by the record. */
function isSameBetweenStates(act: Act, lead: Act): boolean {
  return (
    lead.stage === null &&
    act.bilateralAct === lead.bilateralAct &&
    lead.objects.every((code) => [...act.objects, ...act.subjects].includes(code))
  );
}

/** An act with its day first, then in a fixed order. */
function byWorth(a: Act, b: Act): number {
  return (
    Number(a.day === null) - Number(b.day === null) ||
    (a.dispatch < b.dispatch ? -1 : a.dispatch > b.dispatch ? 1 : 0) ||
    a.trigger.start - b.trigger.start
  );
}

interface Told {
  readonly act: Act;
  readonly day: CivilDay;
}

function standing(items: readonly StoryItem[]): readonly Told[] {
  const revised = new Set(items.flatMap(({ revisionOf }) => revisionOf ?? []));
  return items
    .filter(({ dispatch }) => !revised.has(dispatch))
    .flatMap(({ acts, knownDay }) => acts.map((act) => ({ act, day: knownDay })));
}

/** A headline shortens the name of a paper: the act of the text below it that gives it whole; null where none does. */
export function namedBelow(act: Act, items: readonly StoryItem[]): Act | null {
  const own = items.find(({ dispatch }) => dispatch === act.dispatch);
  if (own === undefined || !isOfTheNews(act) || !isInHeadline(own, act)) return null;
  const below = own.acts.find(
    (other) =>
      !isInHeadline(own, other) &&
      !other.isBackground &&
      other.accord !== null &&
      other.treatyAction === act.treatyAction &&
      other.modality === act.modality &&
      isOfSameStates(other, act),
  );
  return below?.accord?.id === act.accord?.id ? null : (below ?? null);
}

/** Steps towards an accord in their order: who signs what was initialled has gone on. */
const ORDER: readonly string[] = ['negotiation', 'announcement', 'initialling', 'signature'];
/** First units of the text after the title in which a text tells its news. */
const NEWS_UNITS = 200;

/**
 * The later step of the same states under the same paper, where the lead tells one that was taken before it and a later dispatch
 * opens with this one; null where none has been taken, by these texts.
 */
export function goneOnSince(lead: Act, items: readonly StoryItem[]): Act | null {
  const rank = ORDER.indexOf(lead.treatyAction ?? '');
  if (lead.modality !== 'done' || rank < 0 || lead.accord === null) return null;
  const own = items.find(({ dispatch }) => dispatch === lead.dispatch);
  const opens = (item: StoryItem, act: Act): boolean =>
    act.trigger.start < (item.title?.length ?? 0) + NEWS_UNITS;
  const steps = items
    .filter(({ knownDay }) => own !== undefined && knownDay > own.knownDay)
    .flatMap((item) => item.acts.filter((act) => opens(item, act)))
    .filter(
      (act) =>
        act.modality === 'done' &&
        !act.isBackground &&
        act.accord?.id === lead.accord?.id &&
        ORDER.indexOf(act.treatyAction ?? '') > rank &&
        isOfSameStates(act, lead),
    );
  return steps.sort(byWorth)[0] ?? null;
}

/** The step that was taken, where the lead only says that it was to come; null where it has not been, by these texts. */
export function takenSince(lead: Act, items: readonly StoryItem[]): Act | null {
  if (!AHEAD.has(lead.modality)) return null;
  const all = standing(items);
  const leadDay = all.find(({ act }) => act.id === lead.id)?.day ?? null;
  const isLater = (day: CivilDay): boolean => leadDay !== null && day > leadDay;
  // Where somebody still tells it as to come on that day or later, one who tells it as taken may be ahead of it.
  const isLastWord = (day: CivilDay): boolean =>
    all.every(
      (one) =>
        one.act.modality === 'done' ||
        one.act.isBackground ||
        one.act.accord?.id !== lead.accord?.id ||
        one.day < day,
    );
  const isTaken = ({ act, day }: Told): boolean => {
    if (act.modality !== 'done' || act.isBackground || !isOfSameStates(act, lead)) return false;
    if (lead.bilateralAct !== null) return isSameBetweenStates(act, lead) && isLater(day);
    if (act.stage === null || act.treatyAction === null || act.accord === null) return false;
    // What brings force with it is the news; the day of force is what comes next.
    if (lead.treatyAction === 'entry-into-force')
      return (
        act.dispatch === lead.dispatch &&
        act.accord.id === lead.accord?.id &&
        CONSENT.includes(act.treatyAction)
      );
    return (
      isLater(day) &&
      act.treatyAction === lead.treatyAction &&
      (isOfTheNews(lead) || (act.accord.id === lead.accord?.id && isLastWord(day))) &&
      !SAID_EARLY.has(act.stage)
    );
  };
  const taken = all.filter(isTaken).map(({ act }) => act);
  return taken.sort(byWorth)[0] ?? null;
}
