import {
  type Brief,
  type BriefSentence,
  type SectionName,
  whenInWords,
} from '../../briefs/index.ts';
import { addDays, type Evidence } from '../../kernel/index.ts';
import { type Cited, citedReader } from '../exports/cited.ts';
import { lineOf, pageOf, webAddress } from '../exports/places.ts';
import type { Desk } from '../types.ts';
import type { Delivery, SavedSearch } from './delivery-types.ts';
import type {
  Digest,
  DigestDevelopment,
  DigestExpectation,
  DigestPassage,
  DigestSentence,
} from './digest-types.ts';
import type { Moved } from './moved-since.ts';

/** Developments that a digest tells in full; the others are counted, and a link leads to them. */
const MOST = 20;
/** Sentences of each section: a digest says what it is about, and the brief behind the link the rest. */
const SENTENCES: readonly (readonly [SectionName, number])[] = [
  ['happening', 2],
  ['importance', 1],
  ['next', 1],
  ['beyond', 1],
];
const MOST_CHANGES = 3;
const MOST_DISPATCHES = 10;
const EXPECTED_DAYS = 30;
const MOST_EXPECTED = 12;
const MOST_RULINGS = 20;
const MOST_WEIGHED = 1000;

interface Reading {
  readonly desk: Desk;
  readonly base: string;
  readonly citedOf: (rows: readonly Evidence[]) => Promise<readonly Cited[]>;
}

function passagePage(base: string, { dispatch, start, end }: Evidence): string {
  return `${pageOf({ base }, '/dispatch', dispatch)}?at=${start}-${end}`;
}

async function sentenceOf(
  { base, citedOf }: Reading,
  section: SectionName,
  { text, kind, evidence, entries }: BriefSentence,
): Promise<DigestSentence> {
  const passages: DigestPassage[] = [];
  for (const one of evidence) {
    const [cited] = await citedOf([one]);
    if (cited !== undefined) passages.push({ ...cited, page: passagePage(base, one) });
  }
  return {
    section,
    text: lineOf(text),
    outlet: kind === 'reported' ? (passages[0]?.outlet ?? null) : null,
    passages,
    entries: entries.map((id) => ({ id: lineOf(id), page: pageOf({ base }, '/explain', id) })),
  };
}

function newDispatches(
  { base }: Reading,
  brief: Brief,
  ids: readonly string[],
): DigestDevelopment['dispatches'] {
  const known = new Map(brief.sources.dispatches.map((one) => [one.id, one]));
  return ids.slice(0, MOST_DISPATCHES).flatMap((id) => {
    const one = known.get(id);
    if (one === undefined) return [];
    return [
      {
        id,
        title: one.title === null ? null : lineOf(one.title),
        outlet: lineOf(one.outlet ?? 'a source without a name'),
        day: one.day,
        address: webAddress(one.address),
        page: pageOf({ base }, '/dispatch', id),
      },
    ];
  });
}

async function developmentOf(
  reading: Reading,
  id: string,
  dispatches: readonly string[],
): Promise<DigestDevelopment> {
  const { items: brief } = await reading.desk.brief(id);
  const sentences: DigestSentence[] = [];
  for (const [section, most] of SENTENCES)
    for (const sentence of brief.sections[section].sentences.slice(0, most))
      sentences.push(await sentenceOf(reading, section, sentence));
  return {
    id,
    title: lineOf(brief.title),
    page: pageOf({ base: reading.base }, '/brief', id),
    sentences,
    changed: brief.changed.slice(0, MOST_CHANGES).map(({ text }) => lineOf(text)),
    dispatches: newDispatches(reading, brief, dispatches),
  };
}

async function expectedOf(
  { desk, base }: Reading,
  asOf: Digest['asOf'],
): Promise<DigestExpectation[]> {
  const rows = await desk.next({ from: asOf, to: addDays(asOf, EXPECTED_DAYS) });
  return rows
    .filter(({ state, window }) => state === 'open' && window !== null)
    .slice(0, MOST_EXPECTED)
    .map((row) => {
      const who = row.subjects.map((code) => desk.nameOf(code)).join(', ') || row.subjectWords;
      const accord = row.accord === null ? null : desk.nameOf(row.accord);
      return {
        text: lineOf(
          [who, row.what, accord === who ? null : accord].filter((part) => part).join(', '),
        ),
        window: row.window === null ? '' : whenInWords(row.window),
        page: pageOf({ base }, '/explain', row.id),
      };
    });
}

/** What a digest is made of besides the record. */
export interface DigestWanted {
  readonly delivery: Delivery;
  readonly search: SavedSearch | null;
  readonly moved: Moved;
  readonly base: string;
  readonly fromAt: number;
  readonly toAt: number;
  readonly isTest: boolean;
  readonly remarks: readonly string[];
}

/** How much each weighs, by the sum that Today shows; of those behind the newest that Today looks through it is not known. */
async function weightsOf(
  desk: Desk,
  { developments, oldest }: Moved,
): Promise<ReadonlyMap<string, number>> {
  if (developments.size < 2 || oldest === null) return new Map();
  const today = await desk.today({ since: oldest, order: 'consequence', limit: MOST_WEIGHED });
  return new Map(today.developments.map(({ id, consequence }) => [id, consequence.points]));
}

/** What weighs most comes first; of the same weight, what has the most new texts. */
async function inOrder(
  desk: Desk,
  moved: Moved,
): Promise<readonly (readonly [string, readonly string[]])[]> {
  const weights = await weightsOf(desk, moved);
  const weight = (id: string): number => weights.get(id) ?? Number.NEGATIVE_INFINITY;
  return [...moved.developments].sort(([a, before], [b, after]) => {
    if (weight(a) !== weight(b)) return weight(b) > weight(a) ? 1 : -1;
    return after.length - before.length || (a < b ? -1 : 1);
  });
}

/** Writes what moved, as the record knows it now: every sentence with its passages and every passage with its links. */
export async function composeDigest(desk: Desk, wanted: DigestWanted): Promise<Digest> {
  const { delivery, search, moved, base } = wanted;
  const reading: Reading = { desk, base, citedOf: citedReader(desk) };
  const asOf = await desk.lastDay();
  const rows = await inOrder(desk, moved);
  const developments: DigestDevelopment[] = [];
  for (const [id, dispatches] of rows.slice(0, MOST))
    developments.push(await developmentOf(reading, id, dispatches));
  const query = search === null ? '' : `?q=${encodeURIComponent(search.query)}`;
  return {
    delivery: { id: delivery.id, name: delivery.name },
    search: search === null ? null : { name: search.name, query: search.query },
    asOf,
    window: { fromAt: wanted.fromAt, toAt: wanted.toAt },
    isTest: wanted.isTest,
    developments,
    left: rows.length - developments.length,
    rulings:
      search === null
        ? moved.rulings.slice(-MOST_RULINGS).map(({ ruling, what, target, author }) => ({
            ruling,
            what: lineOf(what),
            target: lineOf(target),
            author: lineOf(author),
          }))
        : [],
    expected: search === null ? await expectedOf(reading, asOf) : [],
    remarks: wanted.remarks,
    pages: {
      all: search === null ? pageOf({ base }, '/') : `${pageOf({ base }, '/search')}${query}`,
      delivery: `${pageOf({ base }, '/deliveries')}#${encodeURIComponent(delivery.id)}`,
    },
  };
}
