import {
  type AccordEntry,
  addDays,
  boundsOf,
  type CivilDay,
  daysBetween,
  type Edtf,
  groupedBy,
  type Lexicon,
} from '../kernel/index.ts';
import { type AccordTold, topicsOfName } from './accord-told.ts';

/** How far apart the record may have heard of two that are one, where their days of signature do not say it. */
const WINDOW_DAYS = 180;
/** Days of signature that news gives may be one apart, by time zones and by the day of the report. */
const SLACK_DAYS = 1;
/** More parties than these are a roll of members, by which no paper is told from another. */
const MAX_PARTIES = 6;

/** An accord that another is known by, from when on, and why. */
export interface UnitedAccord {
  readonly id: string;
  readonly into: string;
  readonly knownDay: CivilDay;
  readonly why: string;
}

/** An accord that might be another and is kept apart. */
export interface DoubtfulAccord {
  readonly id: string;
  readonly others: readonly string[];
  readonly why: string;
}

export interface AccordUnion {
  readonly united: readonly UnitedAccord[];
  readonly doubtful: readonly DoubtfulAccord[];
}

/** What editors said of two accords: that they are one, or two. */
export interface UnionRulings {
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
}

/** An accord that has a name: one of the news or of a register, or one of the lexicon. */
interface Named extends AccordTold {
  readonly from: 'news' | 'lexicon' | 'register';
  /** Left out unless the lexicon says that it is a treaty: a word that is used of few papers. */
  readonly isTreaty?: true;
}

function isOneDay(a: Edtf, b: Edtf): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)];
  if (x.first === null || x.last === null || y.first === null || y.last === null) return false;
  return addDays(x.first, -SLACK_DAYS) <= y.last && addDays(y.first, -SLACK_DAYS) <= x.last;
}

/** Whether two were signed on one day: null where one of them has none. */
function areSignedAlike(a: AccordTold, b: AccordTold): boolean | null {
  if (a.signed.length === 0 || b.signed.length === 0) return null;
  return a.signed.some((one) => b.signed.some((other) => isOneDay(one, other)));
}

function areNear(a: AccordTold, b: AccordTold): boolean {
  const [early, late] = a.lastDay <= b.lastDay ? [a, b] : [b, a];
  return late.firstDay <= early.lastDay || daysBetween(early.lastDay, late.firstDay) <= WINDOW_DAYS;
}

/** News repeats for some days that a paper is to be signed. */
const STALE_DAYS = 14;

/** Whether one was still to be signed, by what was told of it, well after the other had been. */
function isSignedAfter(
  { unsignedOn = null, signedBy: own = null }: AccordTold,
  { signedBy = null }: AccordTold,
): boolean {
  if (unsignedOn === null || signedBy === null || own !== null) return false;
  return addDays(signedBy, STALE_DAYS) < unsignedOn;
}

/** Why two are one; null where nothing says so or something speaks against it. */
function oneness(a: AccordTold, b: AccordTold): string | null {
  if (a.parties.join(' ') !== b.parties.join(' ')) return null;
  if (a.kind !== b.kind && a.kind !== null && b.kind !== null) return null;
  if (isSignedAfter(a, b) || isSignedAfter(b, a)) return null;
  const day = areSignedAlike(a, b);
  const shared = a.topics.filter((topic) => b.topics.includes(topic));
  // Where a name says nothing of its matter, only papers of one kind are taken for one: two may be signed on one day.
  const areSilent = (a.topics.length === 0 || b.topics.length === 0) && a.kind === b.kind;
  if (day === false || (shared.length === 0 && !areSilent)) return null;
  if (day === true) {
    const about = shared.length === 0 ? '' : ` about ${shared.join(', ')}`;
    return `same parties (${a.parties.join(', ')})${about}, signed on the same day (${a.signed[0]})`;
  }
  if (shared.length === 0 || !areNear(a, b)) return null;
  return `same parties (${a.parties.join(', ')}) about ${shared.join(', ')}, heard of within ${WINDOW_DAYS} days`;
}

/** "The treaty between the two" of which nothing more is told, in the half year before or after they signed one. */
function plainTreaty(told: AccordTold, named: Named): string | null {
  const isPlain = told.topics.length === 0 && told.signed.length === 0;
  if (named.isTreaty !== true || !isPlain || !/-treaty$/.test(told.id)) return null;
  if (!areNear(told, named) || told.parties.join(' ') !== named.parties.join(' ')) return null;
  return `a treaty of the same parties (${told.parties.join(', ')}), heard of within ${WINDOW_DAYS} days of the day on which they signed one (${named.signed[0]})`;
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Those of the lexicon between few parties, as far as they could be what news tells without a name. */
function lexiconAccords(lexicon: Lexicon, wanted: ReadonlySet<string>): Named[] {
  return lexicon.accords.flatMap((entry: AccordEntry): Named[] => {
    const parties = entry.parties.map(({ state }) => state).sort();
    if (entry.organisation !== null || !wanted.has(parties.join(' '))) return [];
    const day = entry.signed ?? entry.adopted;
    const first = day === null ? null : boundsOf(day).first;
    // Without a day of signature nothing tells it from an older or later one of the same parties.
    if (day === null || first === null) return [];
    const name = [entry.name, ...entry.names].join(' ');
    return [
      {
        id: entry.id,
        name: entry.name,
        isNamed: true,
        parties,
        topics: [...new Set([...entry.sectors, ...topicsOfName(name, lexicon)])].sort(),
        kind: null,
        signed: [day],
        firstDay: first,
        lastDay: first,
        from: 'lexicon',
        ...(entry.kind === 'treaty' ? { isTreaty: true as const } : {}),
      },
    ];
  });
}

function byAge(a: AccordTold, b: AccordTold): number {
  if (a.firstDay !== b.firstDay) return a.firstDay < b.firstDay ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function later(a: CivilDay, b: CivilDay): CivilDay {
  return a > b ? a : b;
}

type IsApart = (a: string, b: string) => boolean;

/** Those without a name that are all one with one another, as groups; a chain whose ends clash stays apart. */
function groupsOf(
  nameless: readonly AccordTold[],
  isApart: IsApart,
): { groups: AccordTold[][]; doubtful: DoubtfulAccord[] } {
  const open = new Set(nameless);
  const groups: AccordTold[][] = [];
  const doubtful: DoubtfulAccord[] = [];
  const isOne = (a: AccordTold, b: AccordTold): boolean =>
    !isApart(a.id, b.id) && oneness(a, b) !== null;
  for (const start of nameless) {
    if (!open.delete(start)) continue;
    const group = [start];
    for (const member of group)
      for (const other of open)
        if (isOne(member, other)) {
          open.delete(other);
          group.push(other);
        }
    const isWhole = group.every((a) => group.every((b) => a === b || isOne(a, b)));
    if (isWhole) groups.push(group);
    else {
      groups.push(...group.map((one) => [one]));
      for (const one of group)
        doubtful.push({
          id: one.id,
          others: group.filter((other) => other !== one).map(({ id }) => id),
          why: 'each could be one with another of them, and not all can be one',
        });
    }
  }
  return { groups, doubtful };
}

/** A group as if it were told in one. */
function asOne(group: readonly AccordTold[]): AccordTold {
  const sorted = [...group].sort(byAge);
  const first = sorted[0] as AccordTold;
  return {
    ...first,
    topics: [...new Set(sorted.flatMap(({ topics }) => topics))].sort(),
    kind: sorted.find(({ kind }) => kind !== null)?.kind ?? null,
    signed: [...new Set(sorted.flatMap(({ signed }) => signed))].sort(),
    lastDay: sorted.map(({ lastDay }) => lastDay).reduce(later),
  };
}

interface Choice {
  readonly group: readonly AccordTold[];
  readonly whole: AccordTold;
  readonly fits: readonly { readonly named: Named; readonly why: string }[];
}

/** Two groups that were signed on other days cannot both be the one that neither of their days tells apart. */
function areRivals(a: Choice, b: Choice, isApart: IsApart): boolean {
  return (
    areSignedAlike(a.whole, b.whole) === false ||
    a.group.some((one) => b.group.some((other) => isApart(one.id, other.id)))
  );
}

function ofGroup({ group, whole }: Choice, isApart: IsApart): UnitedAccord[] {
  const [first, ...others] = [...group].sort(byAge);
  if (first === undefined) return [];
  return others.flatMap((one) => {
    if (isApart(one.id, first.id)) return [];
    const why = oneness(one, first) ?? `same parties (${whole.parties.join(', ')})`;
    return [{ id: one.id, into: first.id, knownDay: later(one.firstDay, first.firstDay), why }];
  });
}

function intoNamed({ group }: Choice, fit: { named: Named; why: string }): UnitedAccord[] {
  const { named, why } = fit;
  return group.map((one) => ({
    id: one.id,
    into: named.id,
    knownDay: later(one.firstDay, named.firstDay),
    why: `${why}; ${named.name} is its name${named.from === 'news' ? '' : ` in the ${named.from}`}`,
  }));
}

/** Pairs that editors put together: the one with a name, else the older, is what both are known by. */
function ruledTogether(
  told: ReadonlyMap<string, AccordTold>,
  { together }: UnionRulings,
): UnitedAccord[] {
  return together.flatMap(([a, b]): UnitedAccord[] => {
    const rank = (id: string): string => {
      const one = told.get(id);
      if (one === undefined) return `0 ${id}`;
      return `${one.isNamed ? 1 : 2} ${one.firstDay} ${id}`;
    };
    const [into, id] = rank(a) < rank(b) ? [a, b] : [b, a];
    const one = told.get(id);
    if (one === undefined) return [];
    return [{ id, into, knownDay: one.firstDay, why: 'an editor ruled that they are one' }];
  });
}

/** The same for accords between the same parties, without a name and with one. */
function unionOf(
  nameless: readonly AccordTold[],
  named: readonly Named[],
  isApart: IsApart,
): AccordUnion {
  const { groups, doubtful } = groupsOf(nameless, isApart);
  const choices = groups.map((group): Choice => {
    const whole = asOne(group);
    const fits = named.flatMap((one) => {
      const why = group.some(({ id }) => isApart(id, one.id))
        ? null
        : (oneness(whole, one) ?? plainTreaty(whole, one));
      return why === null ? [] : [{ named: one, why }];
    });
    return { group, whole, fits };
  });
  const united: UnitedAccord[] = [];
  for (const choice of choices) {
    const [fit, ...others] = choice.fits;
    const rivals = choices.filter(
      (other) =>
        other !== choice &&
        other.fits.some(({ named: one }) => one.id === fit?.named.id) &&
        areRivals(choice, other, isApart),
    );
    if (fit !== undefined && others.length === 0 && rivals.length === 0) {
      united.push(...intoNamed(choice, fit));
      continue;
    }
    united.push(...ofGroup(choice, isApart));
    if (fit === undefined) continue;
    const names = choice.fits.map((one) => one.named.id);
    doubtful.push({
      id: choice.whole.id,
      others: others.length > 0 ? names : rivals.map(({ whole }) => whole.id),
      why:
        others.length > 0
          ? 'more than one accord with a name fits'
          : `another one fits ${fit.named.name} as well, and the two cannot be one`,
    });
  }
  return { united, doubtful };
}

/**
 * Which accords without a name are one with another, of the news, of a register or of the lexicon: those between the
 * same parties and of a kind that does not clash, which were signed on the same day or, where the days are not both
 * told, are about the same and were heard of within half a year. Two that fit are one too many: then none is taken.
 * Two that have each a name are never put together but by an editor. The answer depends on the set alone.
 */
export function uniteAccords(
  told: readonly AccordTold[],
  about: {
    readonly lexicon: Lexicon;
    readonly rulings: UnionRulings;
    /** Accords of registers between the same parties, as far as they were asked for. */
    readonly registered?: readonly AccordTold[];
  },
): AccordUnion {
  const { lexicon, rulings, registered = [] } = about;
  const apart = new Set(rulings.apart.map(([a, b]) => pairKey(a, b)));
  const isApart: IsApart = (a, b) => apart.has(pairKey(a, b));
  const ruled = ruledTogether(new Map(told.map((one) => [one.id, one])), rulings);
  const isRuled = new Set(ruled.map(({ id }) => id));
  const isPair = ({ parties }: AccordTold): boolean =>
    parties.length >= 2 && parties.length <= MAX_PARTIES;
  const nameless = told.filter((one) => !one.isNamed && isPair(one) && !isRuled.has(one.id));
  const wanted = new Set(nameless.map(({ parties }) => parties.join(' ')));
  const named: Named[] = [
    ...told
      .filter((one) => one.isNamed && isPair(one))
      .map((one) => ({ ...one, from: 'news' as const })),
    ...registered.map((one) => ({ ...one, from: 'register' as const })),
    ...lexiconAccords(lexicon, wanted),
  ];
  const partiesOf = ({ parties }: AccordTold): string => parties.join(' ');
  // Only accords of the same parties can be one.
  const namedBy = groupedBy(named, partiesOf);
  const unions = [...groupedBy(nameless, partiesOf)].map(([parties, own]) =>
    unionOf(own, namedBy.get(parties) ?? [], isApart),
  );
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
    a.id < b.id ? -1 : 1;
  return {
    united: [...ruled, ...unions.flatMap(({ united }) => united)].sort(byId),
    doubtful: unions.flatMap(({ doubtful }) => doubtful).sort(byId),
  };
}
