import { boundsOf, type CivilDay, type Modality } from '../kernel/index.ts';
import type { DayMention } from '../reading/index.ts';
import { actDay, dayInRange, isBackgroundDay } from './act-days.ts';
import type { Draft } from './draft.ts';
import { predicateOfNoun } from './noun-modality.ts';
import { offsetDay } from './offset-days.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { Saying } from './speakers.ts';
import type { ActDay } from './types.ts';
import type { VerbGroup } from './verb-group.ts';

/** The day of an act and that of its saying, as its clauses give them. */
export interface ClauseDays {
  readonly day: ActDay | null;
  readonly saidDay: ActDay | null;
  readonly isBackground: boolean;
}

/** States of things, of which "since 1992" says when they began; of a deed it says what was before it. */
const LASTING = new Set<string | null>([
  null,
  'negotiation',
  'hold-talks',
  'agree-cooperation',
  'mediate',
  'establish-relations',
  'entry-into-force',
  'provisional-application',
  'admission',
  'suspension',
]);

/** What is done for a time. */
const FOR_A_TIME = new Set<string | null>([
  'extension',
  'suspension',
  'sanction',
  'provisional-application',
]);

/** Where a verb's own stretch begins: what stands before a comma or "and" belongs to the verb before. */
function ownStart(view: SentenceView, group: VerbGroup): number {
  if (group.opening !== 'group') return group.left;
  for (let k = group.first - 1; k >= group.left; k -= 1) {
    if (/^(?:,|and|but|or)$/.test(lowerAt(view, k))) return k + 1;
  }
  return group.left;
}

/** "The withdrawal became final on Sunday": the day stands with the verb. */
function dayOfPredicate(
  view: SentenceView,
  draft: Draft,
  about: Parameters<typeof dayInRange>[2],
): DayMention | null {
  if (draft.group !== null) return null;
  const end = Math.max(draft.last, draft.complement.end);
  const verb = predicateOfNoun(view, { first: draft.first, last: draft.last, end });
  if (verb === null) return null;
  // "voted to resume talks, results showed on Tuesday": that day is of the telling, and not of what is to come.
  const isTelling = verb.tense === 'past' && verb.modal === null && !verb.isPassive;
  if (isTelling && !/^(?:done|underway|denied)$/.test(about.modality)) return null;
  return dayInRange(view, { from: verb.first, to: verb.right, trigger: verb.head }, about);
}

/** What a party does by declaring it is done on the day of the declaration. */
const DECLARED = new Set<string | null>([
  'suspension',
  'recognise',
  'sever-relations',
  'condemn',
  'ceasefire',
  'announcement',
  'admission',
  'invitation',
]);

/** What the words were found to say, of which the day is asked. */
interface Asked {
  readonly modality: Modality;
  readonly referenceDay: CivilDay | null;
  readonly saying: Saying | null;
  /** The action that the words make of the pattern ("decided to invite"), where it is another. */
  readonly turnedTo: string | null;
}

function declaredDay(view: SentenceView, draft: Draft, at: Asked): DayMention | null {
  const group = at.saying?.group;
  if (at.modality !== 'done' || group === undefined || !DECLARED.has(at.turnedTo)) return null;
  // "said on Tuesday that it had invited Fiji": that was before.
  const holder = view.groups[draft.group?.governor?.group ?? -1] ?? draft.group;
  const isOver = holder !== null && lowerAt(view, holder.first) === 'had';
  if (isOver && at.turnedTo === 'invitation') return null;
  const range = {
    from: group.left,
    to: Math.min(Math.max(group.right, group.last + 4), view.tokens.length),
    trigger: group.head,
  };
  return dayInRange(view, range, { modality: 'done', referenceDay: at.referenceDay });
}

/** "welcomed its decision to join on Friday": today's day is that of the welcome, not of the joining. */
function isOfHolder(
  day: DayMention | null,
  group: VerbGroup | null,
  referenceDay: CivilDay | null,
): boolean {
  if (day === null || referenceDay === null || group?.governor?.kind !== 'noun') return false;
  const { last } = boundsOf(day.value);
  return last !== null && last <= referenceDay;
}

/** "invited to a summit in July": a month or year behind the meeting is when it is held, and not when one was invited. */
function isOfGathering({ pattern, complement }: Draft, day: DayMention | null): boolean {
  const isMonth = /^\d{4}(?:-\d{2})?$/.test(day?.value ?? '');
  return pattern.id === 'invite-to-meeting' && isMonth && complement.end > 0;
}

/** The last verb of the trigger: "applied to join X in 2022" goes on behind "join". */
function lastVerb(view: SentenceView, { group, last }: Draft): VerbGroup | null {
  if (group === null) return null;
  const inner = view.groups.findLast(
    (other) => other.kind === 'infinitive' && other.head > group.head && other.head <= last,
  );
  return inner ?? group;
}

/** Where the clause of a verb ends; "blocked the bid to join X on Tuesday": the infinitive of its object belongs to it. */
function clauseEnd(
  view: SentenceView,
  draft: Draft,
  { group, next }: { readonly group: VerbGroup; readonly next: number },
): number {
  const own = lastVerb(view, draft)?.right ?? group.right;
  const end = Math.max(group.right, own, Math.min(next, draft.complement.end + 8));
  const inner = view.groups.find((other) => other.first === next);
  const isOfObject =
    inner?.kind === 'infinitive' &&
    inner.governor?.kind === 'noun' &&
    inner.governor.token >= draft.first &&
    inner.governor.token <= Math.max(draft.last, draft.complement.end);
  return isOfObject ? Math.max(end, inner.right) : end;
}

const GOING =
  /^(?:fly|flies|travel|travels|go|goes|come|comes|visit|visits|meet|meets|gather|gathers|assemble|convene|arrive|arrives|return|returns|head|heads)$/;
const AWAITED = /^(?:expected|due|awaited|scheduled)$/;

/** "is to fly to Rome on Sunday to sign a pact", "is expected in Rome in May to sign it": the day of going is that of the purpose. */
function dayOfGoing(
  view: SentenceView,
  draft: Draft,
  about: Parameters<typeof dayInRange>[2],
): DayMention | null {
  const { group } = draft;
  if (group === null || group.kind !== 'infinitive') return null;
  const going = view.groups[group.index - 1];
  if (going === undefined || going.last >= group.first) return null;
  const isAwaited =
    AWAITED.test(lowerAt(view, going.head)) &&
    /^(?:in|at|here|there)$/.test(lowerAt(view, going.last + 1));
  if (!GOING.test(lowerAt(view, going.head)) && !isAwaited) return null;
  for (let k = going.last + 1; k < group.first; k += 1)
    if (/^(?:,|and|but|or)$/.test(lowerAt(view, k)) && !view.isDay[k + 1] && !view.isDay[k])
      return null;
  return dayInRange(view, { from: going.first, to: group.first, trigger: going.head }, about);
}

/** Looks for the days of a draft: its own in its clause, that of the saying in what governs it. */
export function daysOf(view: SentenceView, draft: Draft, at: Asked): ClauseDays {
  const referenceDay = at.referenceDay;
  const { group } = draft;
  const isInfinitive =
    group !== null &&
    group.kind !== 'finite' &&
    group.kind !== 'participle' &&
    at.modality !== 'done';
  const next = view.groups.find((other) => other.first > draft.last)?.first ?? view.tokens.length;
  const range = {
    from:
      draft.further?.daysFrom ??
      (group === null
        ? Math.max(0, draft.first - 3)
        : isInfinitive
          ? group.first
          : ownStart(view, group)),
    to: group === null ? next : clauseEnd(view, draft, { group, next }),
    trigger: lastVerb(view, draft)?.head ?? draft.first,
  };
  const isAhead = at.modality !== 'done' && at.modality !== 'underway';
  const lasts = LASTING.has(draft.pattern.action);
  const signs = /^(?:signature|adoption|initialling)$/.test(draft.pattern.action ?? '');
  const endsLater = isAhead && FOR_A_TIME.has(draft.pattern.action);
  const about = { modality: at.modality, referenceDay, lasts, signs, endsLater };
  const near =
    dayInRange(view, range, about) ??
    dayOfPredicate(view, draft, about) ??
    declaredDay(view, draft, at);
  const isOfOther =
    (isAhead && isOfHolder(near, group, referenceDay)) || isOfGathering(draft, near);
  const own = isOfOther ? null : near;
  const found = own ?? (isAhead ? dayOfGoing(view, draft, about) : null);
  const reckoned =
    found === null && at.modality === 'done' ? offsetDay(view, draft, referenceDay) : null;
  const shared =
    found === null && reckoned === null && at.modality === 'done'
      ? dayOfMain(view, draft, about)
      : null;
  const day = found ?? shared;
  const saidDay = isAhead ? saidDayOf(view, draft, { saying: at.saying, referenceDay }) : null;
  return {
    day: day === null ? reckoned : actDay(day),
    saidDay,
    isBackground:
      !isAhead &&
      (day === null
        ? reckoned !== null || group?.opening === 'relative'
        : isBackgroundDay(day, referenceDay)),
  };
}

/** Whether an act is told in the same breath as the one before: "severed ties on Monday and gave envoys a day to leave". */
function isWithMain(view: SentenceView, draft: Draft): boolean {
  const { group } = draft;
  if (group === null)
    return [1, 2, 3, 4].some((step) =>
      /^(?:under|with|amid|by)$/.test(lowerAt(view, draft.first - step)),
    );
  const before = lowerAt(view, group.first - 1);
  if (group.kind === 'ing') return before === ',';
  if (group.kind === 'infinitive') return group.governor?.kind === 'noun' || group.isPassive;
  if (group.kind !== 'finite' || lowerAt(view, group.first) === 'had') return false;
  if (group.opening === 'relative') return group.tense === 'present' && !group.isPassive;
  if (group.opening !== 'group') return false;
  for (let k = group.first - 1; k >= group.left; k -= 1)
    if (/^(?:and|but)$/.test(lowerAt(view, k))) return true;
  return false;
}

/** The day of the clause that an act without one is told with. */
function dayOfMain(
  view: SentenceView,
  draft: Draft,
  about: Parameters<typeof dayInRange>[2],
): DayMention | null {
  if (!isWithMain(view, draft)) return null;
  const at = draft.group?.index ?? view.groups.filter((group) => group.last < draft.first).length;
  for (let i = at - 1; i >= 0; i -= 1) {
    const main = view.groups[i];
    if (main?.kind !== 'finite' || main.opening === 'relative') continue;
    const to = Math.max(main.right, Math.min(view.tokens.length, draft.first));
    return dayInRange(view, { from: main.left, to, trigger: main.head }, about);
  }
  return null;
}

function saidDayOf(
  view: SentenceView,
  draft: Draft,
  at: { saying: Saying | null; referenceDay: CivilDay | null },
): ActDay | null {
  const governor = draft.group?.governor;
  const holder =
    governor !== undefined && governor !== null && governor.group >= 0
      ? view.groups[governor.group]
      : undefined;
  for (const group of [holder, at.saying?.group]) {
    if (group === undefined) continue;
    const to =
      group === holder
        ? (draft.group?.first ?? group.right)
        : Math.max(group.right, group.last + 4);
    const found = dayInRange(
      view,
      { from: group.left, to: Math.min(to, view.tokens.length), trigger: group.head },
      { modality: 'done', referenceDay: at.referenceDay },
    );
    if (found !== null) return actDay(found);
  }
  return null;
}
