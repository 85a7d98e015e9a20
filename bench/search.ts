/**
 * `npm run bench:search`: a store of 100,000 generated dispatches, filed without being read, and searches of several
 * kinds by several clients at a time. `--count 100000`, `--clients 20`, `--json` for a machine, `--keep PATH` leaves the
 * store there, and takes one that is there.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDesk } from '../src/desk/index.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import type { Act } from '../src/events/index.ts';
import { addDays, civilDay, type Dispatch, startOfDayAt } from '../src/kernel/index.ts';

const ROUNDS = 40;
const WORDS = 12_000;
const STAGES = ['announced', 'signed', 'ratified', 'in-force'] as const;

const SEARCHES: readonly (readonly [string, string])[] = [
  ['a common word', 'w1'],
  ['two common words', 'w1 w2'],
  ['a rare word', 'w11000'],
  ['a phrase', '"w3 w5"'],
  ['a state and a stage', 'state:KAZ stage:announced'],
  ['state, accord, stage, day', 'state:KAZ accord:abraham-accords stage:announced after:2020'],
  ['a word and a state', 'w1 state:URY'],
  ['words that never meet', 'w11001 w11002'],
];

/** The same numbers in every run (a linear congruential generator). */
function dice(): () => number {
  let state = 7;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Words as rare as those of a language: the share of the n-th falls with n. */
function textOf(roll: () => number, length: number): string {
  const words = Array.from({ length }, () => `w${Math.floor(WORDS ** roll())}`);
  return words.map((word, at) => (at % 18 === 17 ? `${word}.` : word)).join(' ');
}

async function fill(path: string, count: number): Promise<void> {
  const { states, accords } = await loadLexicon();
  const roll = dice();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() ** 2 * list.length)] as T;
  const store = await openStore({ path });
  for (let from = 0; from < count; from += 500) {
    await store.write(async (tx) => {
      for (let n = from; n < Math.min(count, from + 500); n += 1) {
        const id = `d-${n.toString(16).padStart(12, '0')}`;
        const knownDay = addDays(civilDay('2020-01-01'), Math.floor((n / count) * 2_000));
        const text = textOf(roll, 300);
        const dispatch = { id, text, knownDay, outlet: `Outlet ${n % 300}`, title: null };
        await tx.putDispatch({
          dispatch: { ...BLANK, ...dispatch, receivedAt: startOfDayAt(knownDay) + n },
          sourceId: null,
        });
        const [accord, subject] = [pick(accords), pick(states).code];
        const act = {
          ...{
            id: `a-${id.slice(2)}`,
            dispatch: id,
            sentence: 0,
            root: 'AGREE',
            isBackground: false,
          },
          ...{ subjects: [subject], objects: [], sectors: [], modality: 'planned', day: null },
          ...{ treatyAction: 'accession', bilateralAct: null, stage: pick(STAGES) },
          accord: { id: accord.id, name: accord.name, isKnown: true, span: { start: 0, end: 9 } },
          ...{ evidence: { start: 0, end: 90 }, trigger: { start: 0, end: 9 } },
        } as unknown as Act;
        await tx.putActs(id, [act]);
        await tx.indexDispatch(id);
      }
    });
    if (from % 10_000 === 0) process.stderr.write(`${from} dispatches\n`);
  }
  await store.close();
}

const BLANK: Omit<Dispatch, 'id' | 'text' | 'knownDay' | 'outlet' | 'title' | 'receivedAt'> = {
  address: null,
  outletKind: null,
  titleSpan: null,
  language: 'en',
  byline: null,
  publishedAt: null,
  referenceDay: null,
  referenceFrom: 'given',
  revisionOf: null,
} as never;

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'chancery-search-'));
const path = values.keep ?? join(folder, 'store.sqlite');
if (!existsSync(path)) await fill(path, Number(values.count));
const desk = await openDesk({ storePath: path });
const rows: Record<string, unknown>[] = [];
for (const [what, query] of SEARCHES) {
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = performance.now();
    await desk.search(query);
    alone.push(performance.now() - at);
  }
  const together: number[] = [];
  const client = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS / 4; round += 1) {
      const at = performance.now();
      await desk.search(query);
      together.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: Number(values.clients) }, client));
  const found = (await desk.search(query)).dispatches.length;
  rows.push({
    what,
    query,
    found,
    medianMs: quantile(alone, 0.5),
    p95Ms: quantile(alone, 0.95),
    [`p95MsOf${values.clients}`]: quantile(together, 0.95),
  });
}
await desk.close();
await rm(folder, { recursive: true, force: true });
if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
else console.table(rows);
