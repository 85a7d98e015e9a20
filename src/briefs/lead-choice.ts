import type { Act } from '../events/index.ts';
import type { CivilDay, Stage } from '../kernel/index.ts';
import type { BriefInput } from './types.ts';

type Given = Pick<BriefInput, 'development' | 'dispatches'>;

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

function standing({ dispatches }: Given): readonly {
  readonly act: Act;
  readonly day: CivilDay;
}[] {
  const revised = new Set(dispatches.flatMap(({ dispatch }) => dispatch.revisionOf ?? []));
  return dispatches
    .filter(({ dispatch }) => !revised.has(dispatch.id))
    .flatMap(({ dispatch, acts }) => acts.map((act) => ({ act, day: dispatch.knownDay })));
}

/** A headline shortens the name of a paper; the text below it gives it whole. */
function namedBelow(lead: Act, input: Given): Act | null {
  const own = input.dispatches.find(({ dispatch }) => dispatch.id === lead.dispatch);
  const titleEnd = own?.dispatch.titleSpan?.end ?? 0;
  if (own === undefined || !isOfTheNews(lead) || lead.trigger.start >= titleEnd) return null;
  const below = own.acts.find(
    (act) =>
      act.trigger.start >= titleEnd &&
      !act.isBackground &&
      act.accord !== null &&
      act.treatyAction === lead.treatyAction &&
      act.modality === lead.modality &&
      isOfSameStates(act, lead),
  );
  return below?.accord?.id === lead.accord?.id ? null : (below ?? null);
}

/** The step that was taken, where the lead only says that it was to come. */
function takenSince(lead: Act, input: Given): Act | null {
  if (!AHEAD.has(lead.modality)) return null;
  const all = standing(input);
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
  const isTaken = ({ act, day }: (typeof all)[number]): boolean => {
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
  const taken = all.filter(isTaken);
  const byWorth = (a: Act, b: Act): number =>
    Number(a.day === null) - Number(b.day === null) ||
    (a.dispatch < b.dispatch ? -1 : a.dispatch > b.dispatch ? 1 : 0) ||
    a.trigger.start - b.trigger.start;
  return taken.map(({ act }) => act).sort(byWorth)[0] ?? null;
}

/**
 * The input with the act that its brief leads with. That of the development holds, but for two kinds: a step that was
 * taken leads before the plan of it, and before the day of force that is told with it;
 * and where the headline shortens the name of a paper, the act of the sentence that gives it whole.
 */
export function withLead<T extends Given>(input: T): T {
  const given = input.development.leadAct;
  if (given === null) return input;
  const taken = takenSince(given, input) ?? given;
  const leadAct = namedBelow(taken, input) ?? taken;
  return leadAct === given ? input : { ...input, development: { ...input.development, leadAct } };
}
