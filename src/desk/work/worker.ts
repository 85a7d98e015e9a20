import { setImmediate as letOthers, setTimeout as pause } from 'node:timers/promises';
import { ChanceryError } from '../../kernel/index.ts';
import {
  type ApplyingParts,
  type ApplyingTurn,
  applyCarefully,
  applyingTurn,
  FILED_AT_ONCE,
} from './applying-turn.ts';
import { type ReadingParts, ReadingTurns } from './reading-turn.ts';
import type { WorkerOptions, WorkerReport } from './work-types.ts';

const ROLE = 'applier';
/** Who files renews this lease with every turn; another takes over when it has ended. */
const LEADING_MS = 10_000;
const RENEWED_AFTER_MS = LEADING_MS / 4;
/** Of the last turn of filing, for which the lease holds where that is longer: one that lost it in the midst of each turn would forget all. */
const TURNS_OF_LEASE = 2;
/** The same for any turns: nobody files for so long where the one that did has died. */
const MAX_LEADING_MS = 30_000;
/** Before one that does not file asks for it again: to ask takes the lock of the writer in a file. */
const ASKED_AFTER_MS = 1_000;
/**
 * Where there is one writer the transaction of filing ends after about so long: who reads meanwhile waits for it to keep what it read
 * and to claim what it reads next, and reads for twice as long at a time.
 */
const LOCK_HELD_MS = 200;
const LEAST_AT_ONCE = 16;
/** How much the last transaction counts in how long the next one will take. */
const FORGETTING = 0.3;
/** Between two transactions of filing, so that others who wait for the lock of a file get it: they look every 4 ms. */
const LET_OTHERS_MS = 6;
/**
 * Filing goes on while more than one transaction takes is waiting, for about so long; then this worker reads again. What it has
 * claimed meanwhile is its own for three times as long.
 */
const FILES_FOR_MS = 5_000;
/** Where nobody tells of new work, it is looked for. */
const POLL_MS = 250;
/** The same where notices come: they may be lost. */
const LONG_POLL_MS = 2_000;
/**
 * While there is more to read, so long passes between two turns of filing: what has come together by then is filed in one
 * transaction, and a story that grew by ten dispatches is written once. It is as long as the last turn took where that is longer:
 * on a busy machine filing would hold the lock all the time, for few dispatches each time.
 */
const GATHER_MS = 400;
/** After trouble of the store, doubled each time. */
const TROUBLE_MS = 500;
const MAX_TROUBLE_MS = 15_000;
/** Trouble that does not pass while one waits: somebody must grant, name or install something. */
const LASTING: ReadonlySet<string> = new Set([
  'store.rights',
  'store.login',
  'store.newer',
  'store.too-old',
  'store.not-a-store',
]);

export type WorkerParts = ApplyingParts & ReadingParts;

/** Sleeps until it is woken, or some time has passed. */
class Alarm {
  #ring: () => void = () => undefined;
  #hasRung = false;

  ring(): void {
    this.#hasRung = true;
    this.#ring();
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#hasRung && !signal.aborted) {
      const done = new AbortController();
      this.#ring = () => done.abort();
      const both = AbortSignal.any([signal, done.signal]);
      // An abort is the alarm, and no trouble.
      await pause(ms, undefined, { signal: both }).catch(() => undefined);
      this.#ring = () => undefined;
    }
    this.#hasRung = false;
  }
}

/** Of the process, in all its threads. */
function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

class Worker {
  readonly #parts: WorkerParts;
  readonly #options: WorkerOptions;
  readonly #reader = new Alarm();
  readonly #applier = new Alarm();
  readonly #report = { read: 0, filed: 0, failed: 0, readMs: 0, fileMs: 0, fileCpuMs: 0 };
  readonly #reading: ReadingTurns;
  /** Aborts when this worker ends, for whatever reason. */
  readonly #end = new AbortController();
  #turn: Promise<void> = Promise.resolve();
  #pollMs = POLL_MS;
  #isLeading = false;
  #renewAtMs = 0;
  /** How long the last turn of filing took. */
  #filingMs = 0;
  /** From when on filing need not wait for more. */
  #gatheredAtMs = 0;
  /** Readings that are filed in one transaction. */
  #atOnce = FILED_AT_ONCE;

  constructor(parts: WorkerParts, options: WorkerOptions) {
    this.#parts = parts;
    this.#options = { ...options, signal: AbortSignal.any([options.signal, this.#end.signal]) };
    this.#reading = new ReadingTurns(parts, this.#options);
  }

  #nowMs(): number {
    return this.#parts.clock.monotonicMs();
  }

  /**
   * Reading and filing in one process take turns: what is filed holds the lock of the writer, and would hold it for as long
   * as the reading in between takes.
   */
  async #alone(turn: () => Promise<boolean>): Promise<boolean> {
    const before = this.#turn;
    let done: () => void = () => undefined;
    this.#turn = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    try {
      return await turn();
    } finally {
      done();
    }
  }

  /** Runs turns until the end; one that did nothing is followed by a sleep, one that met trouble of the store by a longer one. */
  async #turns(alarm: Alarm, turn: () => Promise<boolean>): Promise<void> {
    const { signal, onEvent } = this.#options;
    let troubles = 0;
    while (!signal.aborted) {
      try {
        const hasWorked = await this.#alone(turn);
        troubles = 0;
        // A store in a file answers at once: without this a worker that has work hears neither signals nor timers.
        await letOthers();
        if (!hasWorked) await alarm.sleep(this.#pollMs, signal);
      } catch (cause) {
        // What is no trouble of the world is a bug, and ends the worker.
        if (!(cause instanceof ChanceryError) || LASTING.has(cause.code)) throw cause;
        onEvent?.({ kind: 'store-trouble', code: cause.code, message: cause.message });
        const ms = Math.min(MAX_TROUBLE_MS, TROUBLE_MS * 2 ** troubles);
        troubles += 1;
        this.#isLeading = false;
        this.#renewAtMs = 0;
        await pause(ms, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  readonly #readTurn = async (): Promise<boolean> => {
    const { work } = this.#parts;
    if (!this.#reading.hasClaimed) {
      // A look takes no lock; a claim does.
      const { canRead, canFile, hasUnread } = await work.peek();
      if (!canRead) {
        const isDone = !hasUnread && (this.#options.does === 'read' || !canFile);
        if (isDone && this.#options.isUntilEmpty) this.#end.abort();
        return false;
      }
    }
    const startedMs = this.#nowMs();
    const turn = await this.#reading.next();
    this.#report.read += turn.read;
    this.#report.failed += turn.failed;
    this.#report.readMs += this.#nowMs() - startedMs;
    // What was read last is kept before this one sleeps.
    if (turn.claimed > 0 && !this.#reading.hasClaimed)
      this.#report.read += await this.#reading.kept();
    this.#applier.ring();
    return turn.claimed > 0;
  };

  async #lead(): Promise<boolean> {
    if (this.#nowMs() < this.#renewAtMs) return this.#isLeading;
    const { name, onEvent } = this.#options;
    const leaseMs = Math.max(
      LEADING_MS,
      Math.min(MAX_LEADING_MS, Math.round(TURNS_OF_LEASE * this.#filingMs)),
    );
    const isLeading = await this.#parts.work.lead(ROLE, name, leaseMs);
    this.#renewAtMs = this.#nowMs() + (isLeading ? RENEWED_AFTER_MS : ASKED_AFTER_MS);
    if (isLeading !== this.#isLeading) onEvent?.({ kind: 'applier', isLeading });
    this.#isLeading = isLeading;
    return isLeading;
  }

  async #apply(): Promise<ApplyingTurn> {
    try {
      return await applyingTurn(this.#parts, this.#atOnce);
    } catch (cause) {
      if (cause instanceof ChanceryError) throw cause;
      const { turn, apart } = await applyCarefully(this.#parts);
      if (apart !== null) {
        this.#report.failed += 1;
        this.#options.onEvent?.({ kind: 'failed', ...apart, attempt: 1, state: 'quarantined' });
        // What is behind it can be filed now.
        this.#applier.ring();
      }
      return turn;
    }
  }

  readonly #applyTurn = async (): Promise<boolean> => {
    const { canFile, hasUnread } = await this.#parts.work.peek();
    if (!canFile && !hasUnread && this.#options.isUntilEmpty) this.#end.abort();
    if (!(await this.#lead()) || !canFile) return false;
    const waitMs = hasUnread ? this.#gatheredAtMs - this.#nowMs() : 0;
    if (waitMs > 0) {
      setTimeout(() => this.#applier.ring(), waitMs).unref();
      return false;
    }
    let hasFiled = false;
    const untilMs = this.#nowMs() + FILES_FOR_MS;
    do {
      const startedMs = this.#nowMs();
      const atOnce = this.#atOnce;
      const count = await this.#file();
      this.#filingMs = this.#nowMs() - startedMs;
      hasFiled ||= count > 0;
      // What waits for the one that files goes before its own reading: others may read, nobody else files.
      if (count < atOnce || this.#options.signal.aborted || !(await this.#lead())) break;
      await pause(LET_OTHERS_MS);
    } while (this.#nowMs() < untilMs);
    this.#gatheredAtMs = this.#nowMs() + Math.max(GATHER_MS, this.#filingMs);
    this.#reader.ring();
    return hasFiled;
  };

  /** Files what comes next in one transaction; gives of how many tickets. */
  async #file(): Promise<number> {
    const before = process.cpuUsage();
    const { tickets, dispatches, ms } = await this.#apply();
    this.#report.filed += tickets.length;
    this.#report.fileMs += ms;
    this.#report.fileCpuMs += cpuMsSince(before);
    if (tickets.length > 0) this.#options.onEvent?.({ kind: 'filed', dispatches, tickets, ms });
    if (this.#parts.work.hasOneWriter && tickets.length >= LEAST_AT_ONCE) {
      const fitting = (LOCK_HELD_MS * tickets.length) / Math.max(1, ms);
      const next = this.#atOnce + FORGETTING * (fitting - this.#atOnce);
      this.#atOnce = Math.round(Math.max(LEAST_AT_ONCE, Math.min(FILED_AT_ONCE, next)));
    }
    return tickets.length;
  }

  /** What cannot be given back now is free when its lease ends. */
  async #endReading(): Promise<void> {
    try {
      this.#report.read += await this.#reading.end();
    } catch (cause) {
      if (!(cause instanceof ChanceryError)) throw cause;
      const { code, message } = cause;
      this.#options.onEvent?.({ kind: 'store-trouble', code, message });
    }
  }

  async run(): Promise<WorkerReport> {
    const { does, name } = this.#options;
    const { work } = this.#parts;
    const before = process.cpuUsage();
    const unwatch = await work.watch(() => {
      this.#reader.ring();
      this.#applier.ring();
    });
    if (unwatch !== null) this.#pollMs = LONG_POLL_MS;
    const ending = (): void => this.#end.abort();
    try {
      await Promise.all([
        does === 'apply' ? null : this.#turns(this.#reader, this.#readTurn).finally(ending),
        does === 'read' ? null : this.#turns(this.#applier, this.#applyTurn).finally(ending),
      ]);
      await this.#endReading();
    } finally {
      await unwatch?.();
      if (this.#isLeading) await work.resign(ROLE, name);
    }
    const { readMs, fileMs, fileCpuMs } = this.#report;
    return {
      ...this.#report,
      readMs: Math.round(readMs),
      fileMs: Math.round(fileMs),
      fileCpuMs: Math.round(fileCpuMs),
      cpuMs: Math.round(cpuMsSince(before)),
    };
  }
}

/**
 * Reads documents of the work list and files what was read, until it is asked to stop. Any number of workers, in any
 * number of processes, share one list; one of them at a time files. Trouble of the store is told and tried again.
 * Throws what is no trouble of the world, and what does not pass by itself: `store.rights`, `store.login`, `store.newer` …
 */
export function runWorker(parts: WorkerParts, options: WorkerOptions): Promise<WorkerReport> {
  return new Worker(parts, options).run();
}
