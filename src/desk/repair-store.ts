import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ChanceryError } from '../kernel/index.ts';
import { type NewFact, newFact, type StoredFact } from '../record/index.ts';
import { replay } from './check-record.ts';
import {
  type Maintenance,
  type MaintenanceOptions,
  maintenanceOf,
  stampOf,
} from './maintenance.ts';
import type { InspectedRecord, Store } from './store/contract.ts';
import { openDamaged } from './store/open-damaged.ts';
import { openStore } from './store/open-store.ts';
import { fileNameOf, isServerStore } from './store/server-address.ts';
import type { QuarantinedRecord, RepairReport } from './types.ts';

/** Records that the log itself names as quarantined; the file of the quarantine holds all. */
const MAX_NAMED = 200;

/** What is kept apart, record by record, in a file of JSON Lines; the file is made with the first. */
class Quarantine {
  readonly path: string;
  readonly records: QuarantinedRecord[] = [];
  #file: number | null = null;

  constructor(path: string) {
    this.path = path;
  }

  add({ seq, fact, raw, trouble }: InspectedRecord, why = trouble ?? 'unknown'): void {
    this.#file ??= openSync(this.path, 'w');
    const record = { seq, id: fact?.id ?? null, kind: fact?.kind ?? null, why };
    this.records.push(record);
    writeSync(this.#file, `${JSON.stringify({ ...record, row: raw })}\n`);
  }

  close(): void {
    if (this.#file === null) return;
    fsyncSync(this.#file);
    closeSync(this.#file);
    this.#file = null;
  }

  /** Takes the file back where nothing came of the repair. */
  discard(): void {
    this.close();
    if (this.records.length > 0) rmSync(this.path, { force: true });
  }
}

function dispatchOf(fact: StoredFact): string | null {
  if (fact.kind === 'dispatch-received')
    return (fact.body as { dispatch: { id: string } }).dispatch.id;
  return fact.kind === 'dispatch-read' ? (fact.body as { dispatch: string }).dispatch : null;
}

/**
 * The records that are what was written, for the new log, and at its end the fact that it was repaired. The others go
 * into quarantine, and so does a reading whose dispatch went there.
 */
async function* soundFacts(
  records: AsyncIterable<InspectedRecord>,
  quarantine: Quarantine,
  deps: Maintenance,
): AsyncGenerator<NewFact> {
  const received = new Set<string>();
  let last: StoredFact | null = null;
  let kept = 0;
  for await (const record of records) {
    const { fact, trouble } = record;
    if (fact === null || trouble !== null) {
      quarantine.add(record);
      continue;
    }
    const dispatch = dispatchOf(fact);
    if (fact.kind === 'dispatch-read' && dispatch !== null && !received.has(dispatch)) {
      quarantine.add(record, `it reads ${dispatch}, whose receipt is not in the log any more`);
      continue;
    }
    if (fact.kind === 'dispatch-received' && dispatch !== null) received.add(dispatch);
    last = fact;
    kept += 1;
    deps.onProgress(kept, null, 'records kept');
    yield fact;
  }
  quarantine.close();
  const { records: apart } = quarantine;
  if (apart.length === 0) return;
  const knownDay = last?.knownDay ?? ('1900-01-01' as NewFact['knownDay']);
  yield newFact('log-repaired', {
    holds: null,
    knownDay,
    recordedAt: deps.clock.nowAt(),
    body: {
      kept,
      quarantined: apart.length,
      quarantine: quarantine.path.split('/').at(-1) ?? '',
      records: apart.slice(0, MAX_NAMED),
    },
  });
}

/** The rows of a log as they stand, a line each: a server gives no copy of its file. */
async function writeRows(records: AsyncIterable<InspectedRecord>, path: string): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    for await (const { raw } of records) if (raw !== null) writeSync(file, `${raw}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function reportOf(quarantine: Quarantine, facts: number, saved: string | null): RepairReport {
  const { records, path } = quarantine;
  return {
    facts,
    quarantined: records,
    quarantine: records.length > 0 ? path : null,
    saved,
  };
}

/** Repairs a store that opens, in one write: other processes wait, and see it whole before or after. */
async function repairInPlace(store: Store, path: string, deps: Maintenance): Promise<RepairReport> {
  const stamp = stampOf(deps.clock);
  const isServer = isServerStore(path);
  const base = isServer ? join(deps.folder, fileNameOf(path)) : path;
  const quarantine = new Quarantine(`${base}.quarantine-${stamp}.jsonl`);
  const saved = `${base}.before-repair-${stamp}${isServer ? '.jsonl' : ''}`;
  try {
    return await store.write(async (tx) => {
      const isWhole = (await firstTrouble(store.inspectLog())) === null;
      if (!isWhole) {
        await (isServer ? writeRows(store.inspectLog(), saved) : store.backup(saved));
        await tx.replaceLog(soundFacts(store.inspectLog(), quarantine, deps));
      }
      const facts = await replay(tx, deps.lexicon, (done, total) =>
        deps.onProgress(done, total, 'facts'),
      );
      return reportOf(quarantine, facts, isWhole ? null : saved);
    });
  } catch (cause) {
    quarantine.discard();
    rmSync(saved, { force: true });
    throw cause;
  }
}

/** Makes a new store of what a damaged file still gives, and puts it in its place; the damaged one keeps its bytes. */
async function salvage(path: string, deps: Maintenance): Promise<RepairReport> {
  const stamp = stampOf(deps.clock);
  const quarantine = new Quarantine(`${path}.quarantine-${stamp}.jsonl`);
  const fresh = `${path}.repaired-${stamp}`;
  const damaged = await openDamaged(path);
  let facts = 0;
  try {
    const store = await openStore({ path: fresh });
    try {
      facts = await store.write(async (tx) => {
        await tx.replaceLog(soundFacts(damaged.inspectLog(), quarantine, deps));
        return replay(tx, deps.lexicon, (done, total) => deps.onProgress(done, total, 'facts'));
      });
    } finally {
      await store.close();
    }
  } catch (cause) {
    quarantine.discard();
    rmSync(fresh, { force: true });
    throw cause;
  } finally {
    damaged.close();
  }
  const saved = setAside(path, `broken-${stamp}`);
  renameSync(fresh, path);
  return reportOf(quarantine, facts, saved);
}

/** Renames a store with its write-ahead log, which would else be taken for that of the file that comes in its place. */
export function setAside(path: string, mark: string): string {
  const aside = `${path}.${mark}`;
  renameSync(path, aside);
  for (const ending of ['-wal', '-shm']) {
    try {
      renameSync(`${path}${ending}`, `${aside}${ending}`);
    } catch (cause) {
      const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
      if (!isMissing) throw cause;
    }
  }
  return aside;
}

/** The first record that is not what was written; null where there is none. */
export async function firstTrouble(
  records: AsyncIterable<InspectedRecord>,
): Promise<InspectedRecord | null> {
  for await (const record of records) {
    if (record.trouble !== null || record.isLinkSpoilt) return record;
  }
  return null;
}

function isDamage(cause: unknown): boolean {
  return cause instanceof ChanceryError && cause.code === 'store.corrupt';
}

/**
 * Brings a store with broken records back into use. Sound records stay in their order under a new chain; the others are
 * written to a file beside the store, named in the report and in a fact of the log. The store as it was is kept too.
 * A store without trouble has its tables made again and nothing else. Throws `store.*`.
 */
export async function repairStore(
  path: string,
  options: MaintenanceOptions = {},
): Promise<RepairReport> {
  const deps = await maintenanceOf(options);
  let store: Store;
  try {
    store = await openStore({ path });
  } catch (cause) {
    if (!isDamage(cause) || isServerStore(path)) throw cause;
    return salvage(path, deps);
  }
  try {
    return await repairInPlace(store, path, deps);
  } catch (cause) {
    // A server whose own pages are damaged is for its own tools; only of a file can we make a new one.
    if (!isDamage(cause) || isServerStore(path)) throw cause;
  } finally {
    await store.close().catch((cause: unknown) => {
      // What cannot be brought into a damaged file is looked for in the damaged file.
      if (!isDamage(cause)) throw cause;
    });
  }
  return salvage(path, deps);
}
