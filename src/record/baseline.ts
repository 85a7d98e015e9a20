import {
  type AccordEntry,
  addMonths,
  boundsOf,
  type CivilDay,
  civilDay,
  type Edtf,
  edtf,
  type Lexicon,
  type PartyEntry,
  parseCivilDay,
  type RelationEntry,
  type Stage,
  shortId,
} from '../kernel/index.ts';
import { accordEntry, partyEntry, relationEntry } from './entries.ts';
import { isLeaving } from './ladders.ts';
import type { Claim, EntryKey } from './types.ts';

/** Origin of every claim of the baseline. */
export const BASELINE_ORIGIN = 'baseline';
/** From when an entry of the baseline is used where nothing says since when it holds. */
const BEFORE_ALL_NEWS = civilDay('1900-01-01');
/** Stages on the way or on the way out: without a day they are not projected into the past. */
const PASSING: ReadonlySet<Stage> = new Set<Stage>([
  'interest',
  'invited',
  'negotiating',
  'announced',
  'applied',
  'candidate',
  'accession-signed',
  'declined',
  'suspended',
  'withdrawal-notified',
  'withdrawn',
  'terminated',
]);

interface BaselineRow {
  readonly entry: EntryKey;
  readonly subject: string;
  readonly accord: string | null;
  readonly counterpart: string | null;
  readonly stage: Stage;
  readonly since: Edtf | null;
  /** Used when `since` is null, and what that day is. */
  readonly otherwise: { readonly day: CivilDay; readonly what: string };
  /** When it was known already that it would hold; left out where it is known from when it holds. */
  readonly foreseen?: Edtf | undefined;
  /** What the lexicon remarks. */
  readonly note?: string | undefined;
}

function firstDayOf(value: Edtf | null): CivilDay | null {
  if (value === null) return null;
  const { first, last } = boundsOf(value);
  return first ?? last;
}

/** The day by which it surely holds: of "2023-12" the last one, for the file does not say which it was. */
function sureDayOf(value: Edtf | null): CivilDay | null {
  if (value === null) return null;
  const { first, last } = boundsOf(value);
  return last ?? first;
}

/** `none` is said of a stretch of days and known from its first. */
function knownDayOf(row: BaselineRow): CivilDay | null {
  const day = row.stage === 'none' ? firstDayOf(row.since) : sureDayOf(row.since);
  const foreseen = sureDayOf(row.foreseen ?? null);
  return day !== null && foreseen !== null && foreseen < day ? foreseen : day;
}

function claimOf(row: BaselineRow): Claim {
  const day = knownDayOf(row);
  const since =
    day === sureDayOf(row.foreseen ?? null) ? 'when notice was given' : 'since when it holds';
  const known = day === null ? `${row.otherwise.day} (${row.otherwise.what})` : `${day}, ${since}`;
  return {
    id: shortId('c', 'baseline', row.entry, row.stage, row.since ?? ''),
    entry: row.entry,
    subject: row.subject,
    accord: row.accord,
    counterpart: row.counterpart,
    stage: row.stage,
    modality: 'done',
    holds: row.since,
    holdsBasis: row.since === null ? null : 'stated',
    holdsFrom: row.since === null ? '' : 'baseline',
    knownDay: day ?? row.otherwise.day,
    dispatch: null,
    act: null,
    origin: BASELINE_ORIGIN,
    evidence: [],
    evidenceClass: 'register',
    classWhy: `the baseline that ships; used from ${known}${row.note === undefined ? '' : `. ${row.note}`}`,
    asserter: 'baseline',
  };
}

/** When the accord entered into force, if not before the state signed it. */
function inForceAfter(signed: CivilDay | null, accord: AccordEntry): CivilDay | null {
  const inForce = firstDayOf(accord.inForce);
  return inForce !== null && signed !== null && inForce < signed ? null : inForce;
}

/** From when one who consented is surely bound: most accords say 30 to 180 days after it. */
function boundAfter(consented: CivilDay | null, accord: AccordEntry): CivilDay | null {
  if (consented === null) return null;
  const inForce = firstDayOf(accord.inForce);
  const bound = addMonths(consented, 12);
  return inForce === null || inForce < bound ? bound : inForce;
}

/** Whether the row tells how a party is leaving or left an accord in force, and not since when it was bound. */
function wasBound({ stage, consented }: PartyEntry, { ladder, inForce }: AccordEntry): boolean {
  const isOnItsWayOut = isLeaving(stage) && stage !== 'declined';
  return ladder === 'accord' && inForce !== null && consented !== undefined && isOnItsWayOut;
}

/** From when a party without a day since when it is one is used, and what that day is: the first that is known. */
function dayOtherwise(
  party: PartyEntry,
  accord: AccordEntry,
  fileDay: CivilDay,
): BaselineRow['otherwise'] {
  const signed = firstDayOf(party.signed);
  const ways: readonly (readonly [() => CivilDay | null, string])[] = [
    [
      () => (PASSING.has(party.stage) ? fileDay : null),
      'the day of the file; the stage is a passing one without a day',
    ],
    [
      () => boundAfter(firstDayOf(party.consented ?? null), accord),
      'a year after its consent, or when the accord entered into force',
    ],
    [() => inForceAfter(signed, accord), 'when the accord entered into force'],
    [
      () => (signed === null ? null : addMonths(signed, 12)),
      'a year after its signature; the day of the stage itself is not in the baseline',
    ],
    [() => firstDayOf(accord.adopted), 'when the accord was adopted'],
    [() => firstDayOf(accord.signed), 'when the accord was signed'],
  ];
  for (const [dayOf, what] of ways) {
    const day = dayOf();
    if (day !== null) return { day, what };
  }
  return { day: BEFORE_ALL_NEWS, what: 'no day is known' };
}

function partyRows(accord: AccordEntry, party: PartyEntry, fileDay: CivilDay): Claim[] {
  const place = {
    entry: partyEntry(accord.id, party.state),
    subject: party.state,
    accord: accord.id,
    counterpart: null,
  };
  const otherwise = dayOtherwise(party, accord, fileDay);
  const { stage: own, note } = party;
  const since = party.since ?? (own === 'signed' ? party.signed : null);
  // The day of effect is known from the notice on: who reports it as done before that day is early.
  const foreseen = own === 'withdrawn' ? party.notified : undefined;
  const rows = [claimOf({ ...place, stage: own, since, otherwise, note, foreseen })];
  if (own === 'withdrawal-notified' && party.effect !== undefined)
    rows.push(
      claimOf({
        ...place,
        stage: 'withdrawn',
        since: party.effect,
        otherwise,
        foreseen: party.since ?? undefined,
      }),
    );
  if (party.signed !== null && party.stage !== 'signed') {
    const stage = accord.ladder === 'organisation' ? 'accession-signed' : 'signed';
    rows.push(claimOf({ ...place, stage, since: party.signed, otherwise }));
  }
  if (party.consented !== undefined) {
    const stage = party.by ?? 'ratified';
    rows.push(claimOf({ ...place, stage, since: party.consented, otherwise }));
  }
  if (wasBound(party, accord)) {
    const day = boundAfter(firstDayOf(party.consented ?? null), accord);
    if (day !== null)
      rows.push(claimOf({ ...place, stage: 'in-force', since: edtf(`../${day}`), otherwise }));
  }
  if (party.notified !== undefined)
    rows.push(
      claimOf({ ...place, stage: 'withdrawal-notified', since: party.notified, otherwise }),
    );
  return rows;
}

function accordRows(accord: AccordEntry): Claim[] {
  const place = {
    entry: accordEntry(accord.id),
    subject: accord.id,
    accord: accord.id,
    counterpart: null,
  };
  const otherwise = { day: BEFORE_ALL_NEWS, what: 'no day is known' };
  const steps = [
    ['adopted', accord.adopted],
    ['signed', accord.signed],
    ['in-force', accord.inForce],
  ] as const;
  return steps.flatMap(([stage, since]) =>
    since === null ? [] : [claimOf({ ...place, stage, since, otherwise })],
  );
}

/** That there are no relations is said of all days up to that of the file, so that a report of an older tie does not undo it. */
function untilFileDay(since: Edtf | null, fileDay: CivilDay): Edtf {
  const first = firstDayOf(since) ?? BEFORE_ALL_NEWS;
  return edtf(first < fileDay ? `${first}/${fileDay}` : first);
}

function relationRow(relation: RelationEntry, fileDay: CivilDay): Claim {
  const [a, b] = relation.a < relation.b ? [relation.a, relation.b] : [relation.b, relation.a];
  return claimOf({
    entry: relationEntry(a, b),
    subject: a,
    accord: null,
    counterpart: b,
    stage: relation.state,
    since: relation.state === 'none' ? untilFileDay(relation.since, fileDay) : relation.since,
    otherwise: { day: BEFORE_ALL_NEWS, what: 'no day is known' },
    note: relation.note,
  });
}

/** The latest day of which the files of one kind speak. */
function fileDayOf(lexicon: Lexicon, kind: string): CivilDay {
  const days = Object.entries(lexicon.asOf)
    .filter(([file]) => file === kind || file.startsWith(`${kind}/`))
    .flatMap(([, day]) => parseCivilDay(day) ?? [])
    .sort();
  return days.at(-1) ?? BEFORE_ALL_NEWS;
}

/**
 * The state of the world that the lexicon brings along, as claims of class `register`. Each is used from the day since
 * when it holds, so that the record can answer for days before the lexicon was written; `classWhy` says which day
 * that is and what it is where the lexicon has none.
 */
export function baselineClaims(lexicon: Lexicon): Claim[] {
  const fileDay = fileDayOf(lexicon, 'accords');
  const relationsDay = fileDayOf(lexicon, 'relations');
  return [
    ...lexicon.accords.flatMap((accord) => [
      ...accordRows(accord),
      ...accord.parties.flatMap((party) => partyRows(accord, party, fileDay)),
    ]),
    ...lexicon.relations.map((relation) => relationRow(relation, relationsDay)),
  ];
}
