import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRecord } from '../../src/desk/check-record.ts';
import { repairStore } from '../../src/desk/repair-store.ts';
import { restoreStore } from '../../src/desk/restore-store.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { loadSqlite } from '../../src/desk/store/sqlite-database.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { newFact } from '../../src/record/index.ts';
import { LEXICON as SAMPLE_LEXICON } from '../builders/sample-diplomacy.ts';
import { tickingClock } from '../desk/temporary-desks.ts';
import { appendInSecondProcess } from './second-process.ts';
import { sampleDispatch, sampleFact } from './store-samples.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-faults-'));
  path = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const deps = () => ({ lexicon: SAMPLE_LEXICON, clock: tickingClock() });

async function makeStore(count: number, prefix = 'fact'): Promise<void> {
  const store = await openStore({ path });
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  await store.write((tx) => tx.append(names.map((name) => sampleFact(name))));
  await store.close();
}

/** Changes rows of the log behind the back of the store, as a broken disk or a hand would. */
async function spoil(...statements: readonly string[]): Promise<void> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path, {});
  database.exec('drop trigger facts_never_change; drop trigger facts_never_go');
  for (const statement of statements) database.exec(statement);
  database.close();
}

async function check() {
  const store = await openStore({ path });
  try {
    return await checkRecord(store, SAMPLE_LEXICON);
  } finally {
    await store.close();
  }
}

async function idsOf(file: string): Promise<string[]> {
  const store = await openStore({ path: file });
  const facts = await store.read((view) => view.facts({ limit: 10_000 }));
  await store.close();
  return facts.map(({ id }) => id);
}

const name = (index: number) => sampleFact(`fact-${index}`).id;

/** Names without those of write-ahead logs, which one of the two libraries leaves behind. */
function filesOf(where: string): string[] {
  return readdirSync(where)
    .filter((one) => !/-(?:wal|shm)$/.test(one))
    .sort();
}

describe('a broken record', () => {
  const cases: readonly (readonly [string, string, number[], RegExp])[] = [
    [
      'a body that says otherwise',
      "update facts set body = replace(body, 'fact-3', 'fact-X') where seq = 4",
      [4],
      /identifier/,
    ],
    ['a body that is no JSON', "update facts set body = '{' where seq = 4", [4], /cannot be read/],
    [
      'another identifier',
      "update facts set id = 'f-000000000000' where seq = 4",
      [4],
      /identifier/,
    ],
    [
      'another day of writing',
      'update facts set recorded_at = 7 where seq = 4',
      [4],
      /does not follow/,
    ],
    [
      'another kind',
      "update facts set kind = 'dispatch-received' where seq = 4",
      [4],
      /cannot be read|identifier/,
    ],
    ['a record that is gone', 'delete from facts where seq = 4', [4], /records 4 to 4 are missing/],
    ['two of them', "update facts set body = '{' where seq in (2, 6)", [2, 6], /cannot be read/],
    ['the last', 'update facts set recorded_at = 7 where seq = 8', [8], /does not follow/],
  ];

  it.each(cases)(
    '%s is named, kept apart, and the rest goes on',
    async (_, statement, seqs, why) => {
      await makeStore(8);
      await spoil(statement);
      const found = await check();
      expect(found.isSound).toBe(false);
      expect(found.broken.map(({ seq }) => seq)).toEqual(seqs);
      expect(found.broken[0]?.why).toMatch(why);
      const report = await repairStore(path, deps());
      expect(report.quarantined.map(({ seq }) => seq)).toEqual(seqs);
      const kept = await idsOf(path);
      const wanted = [0, 1, 2, 3, 4, 5, 6, 7]
        .filter((index) => !seqs.includes(index + 1))
        .map(name);
      expect(kept.slice(0, -1)).toEqual(wanted);
      expect(await check()).toMatchObject({ isSound: true, facts: wanted.length + 1 });
      const lines = readFileSync(report.quarantine ?? '', 'utf8')
        .trim()
        .split('\n');
      expect(lines.map((line) => JSON.parse(line).seq)).toEqual(seqs);
      expect(existsSync(report.saved ?? '')).toBe(true);
      const store = await openStore({ path });
      const last = await store.read((view) => view.lastFact());
      expect(last).toMatchObject({
        kind: 'log-repaired',
        body: { quarantined: seqs.length, kept: wanted.length },
      });
      await store.close();
    },
  );

  it('whose link alone was spoilt is kept, since the one after it confirms it', async () => {
    await makeStore(6);
    await spoil("update facts set chain = '00' where seq = 3");
    expect((await check()).broken).toEqual([
      { seq: 3, why: 'its link was spoilt, its content was not' },
    ]);
    const report = await repairStore(path, deps());
    expect(report.quarantined).toEqual([]);
    expect(await idsOf(path)).toEqual([0, 1, 2, 3, 4, 5].map(name));
    expect(await check()).toMatchObject({ isSound: true });
  });

  it('takes a reading with it whose dispatch went into quarantine', async () => {
    const store = await openStore({ path });
    const knownDay = civilDay('2025-11-07');
    const common = { holds: null, knownDay, recordedAt: 0 };
    const read = { reader: 'r', sentences: [], acts: [], refusals: [], words: [], sketch: [] };
    await store.write((tx) =>
      tx.append([
        newFact('dispatch-received', {
          ...common,
          body: { dispatch: sampleDispatch('d-1'), sourceId: null },
        }),
        newFact('dispatch-read', { ...common, body: { dispatch: 'd-1', ...read } }),
        sampleFact('after'),
      ]),
    );
    await store.close();
    await spoil("update facts set body = replace(body, 'Astana', 'Almaty') where seq = 1");
    const report = await repairStore(path, deps());
    expect(report.quarantined.map(({ seq, why }) => [seq, why.slice(0, 14)])).toEqual([
      [1, 'it does not fo'],
      [2, 'it reads d-1, '],
    ]);
    expect(await check()).toMatchObject({ isSound: true, facts: 2 });
  });

  it('stops a rebuild, which names it', async () => {
    await makeStore(5);
    await spoil('update facts set recorded_at = 7 where seq = 4');
    const store = await openStore({ path });
    const { replay } = await import('../../src/desk/check-record.ts');
    const rebuilding = store.write((tx) => replay(tx, SAMPLE_LEXICON));
    await expect(rebuilding).rejects.toMatchObject({ code: 'store.corrupt', params: { seq: 4 } });
    await store.close();
  });

  it('of a damaged file: what can be read is saved, the damaged file keeps its bytes', async () => {
    await makeStore(400);
    const bytes = readFileSync(path);
    // The page on which this record stands.
    const from = Math.floor(bytes.indexOf('party/abraham-accords/fact-200"') / 4096) * 4096;
    bytes.fill(0xff, from, from + 4096);
    writeFileSync(path, bytes);
    const report = await repairStore(path, deps());
    expect(report.saved).toContain('.broken-');
    expect(readFileSync(report.saved ?? '').equals(bytes)).toBe(true);
    expect(report.quarantined.length).toBeGreaterThan(0);
    expect(report.facts + report.quarantined.length).toBeGreaterThan(200);
    expect(await check()).toMatchObject({ isSound: true });
  });

  it('is not looked for where nothing is broken', async () => {
    await makeStore(3);
    const report = await repairStore(path, deps());
    expect(report).toEqual({ facts: 3, quarantined: [], quarantine: null, saved: null });
    expect(filesOf(folder)).toEqual(['store.sqlite']);
  });
});

describe('a backup', () => {
  it('is one snapshot while another process writes: all that was acknowledged before, nothing torn', async () => {
    await makeStore(50);
    const other = appendInSecondProcess(path, 'late', 400);
    const store = await openStore({ path });
    while (other.acknowledged().length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = other.acknowledged().length;
    const target = join(folder, 'backup.sqlite');
    await store.backup(target);
    const after = other.acknowledged().length;
    other.child.kill('SIGKILL');
    await other.ended;
    await store.close();
    const ids = await idsOf(target);
    expect(ids.length - 50).toBeGreaterThanOrEqual(before);
    expect(ids.length - 50).toBeLessThanOrEqual(after + 1);
    expect(ids.slice(50, 50 + before)).toEqual(
      Array.from({ length: before }, (_, index) => sampleFact(`late-${index}`).id),
    );
    path = target;
    expect(await check()).toMatchObject({ isSound: true });
  }, 30_000);

  it('does not write over a file, and leaves nothing where it fails', async () => {
    await makeStore(3);
    const target = join(folder, 'there.sqlite');
    writeFileSync(target, 'mine');
    const store = await openStore({ path });
    await expect(store.backup(target)).rejects.toMatchObject({ code: 'store.exists' });
    const nowhere = store.backup(join(folder, 'no', 'folder.sqlite'));
    await expect(nowhere).rejects.toMatchObject({ code: 'store.unreadable' });
    await store.close();
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(filesOf(folder)).toEqual(['store.sqlite', 'there.sqlite']);
  });
});

describe('a restore', () => {
  it('while another process writes: what it held is kept, and the writer goes on from the backup', async () => {
    await makeStore(20);
    const backup = join(folder, 'backup.sqlite');
    copyFileSync(path, backup);
    const other = appendInSecondProcess(path, 'late', 300);
    while (other.acknowledged().length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = other.acknowledged().length;
    const report = await restoreStore(backup, path, deps());
    while (other.acknowledged().length < before + 10 && other.child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    other.child.kill('SIGKILL');
    await other.ended;
    const acknowledged = other.acknowledged().map((one) => sampleFact(one).id);
    const saved = await idsOf(report.saved ?? '');
    const now = await idsOf(path);
    expect(now.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => name(index)));
    // Nothing that was acknowledged is lost: it is in the one or in the other.
    const held = new Set([...saved, ...now]);
    expect(acknowledged.filter((id) => !held.has(id))).toEqual([]);
    expect(saved.length).toBeGreaterThanOrEqual(20 + before);
    expect(await check()).toMatchObject({ isSound: true });
  }, 30_000);

  it('gives the store of the backup, fact by fact and link by link', async () => {
    await makeStore(5);
    const backup = join(folder, 'backup.sqlite');
    copyFileSync(path, backup);
    const store = await openStore({ path });
    await store.write((tx) => tx.append([sampleFact('later')]));
    const chains = (await store.read((view) => view.facts({ limit: 5 }))).map(({ chain }) => chain);
    await store.close();
    const report = await restoreStore(backup, path, deps());
    expect(report.facts).toBe(5);
    const again = await openStore({ path });
    expect(
      (await again.read((view) => view.facts({ limit: 9 }))).map(({ chain }) => chain),
    ).toEqual(chains);
    await expect(again.write((tx) => tx.append([sampleFact('next')]))).resolves.toHaveLength(1);
    await again.close();
    expect(await idsOf(report.saved ?? '')).toHaveLength(6);
  });

  it('makes a store that is missing, and one that is too damaged to open', async () => {
    await makeStore(4);
    const backup = join(folder, 'backup.sqlite');
    copyFileSync(path, backup);
    rmSync(path);
    expect(await restoreStore(backup, path, deps())).toEqual({ facts: 4, saved: null });
    writeFileSync(path, readFileSync(path).fill(0xff, 100));
    const report = await restoreStore(backup, path, deps());
    expect(report.saved).toContain('.broken-');
    expect(await idsOf(path)).toHaveLength(4);
  });

  it('refuses a backup with a broken record, and one that is not there', async () => {
    await makeStore(4);
    const good = join(folder, 'good.sqlite');
    copyFileSync(path, good);
    await spoil('update facts set recorded_at = 7 where seq = 2');
    const restoring = restoreStore(path, good, deps());
    await expect(restoring).rejects.toMatchObject({ code: 'store.corrupt', params: { seq: 2 } });
    expect(await idsOf(good)).toHaveLength(4);
    const missing = restoreStore(join(folder, 'none.sqlite'), good, deps());
    await expect(missing).rejects.toMatchObject({ code: 'store.missing' });
  });
});
