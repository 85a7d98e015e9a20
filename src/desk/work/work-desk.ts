import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import {
  ChanceryError,
  type CivilDay,
  type Clock,
  type Lexicon,
  startOfDayAt,
} from '../../kernel/index.ts';
import type { SourceItem } from '../../sources/index.ts';
import { loadLexicon } from '../lexicon/load-lexicon.ts';
import { SYSTEM_CLOCK } from '../maintenance.ts';
import { loadModels } from '../models.ts';
import { createLine } from '../open-desk.ts';
import type { Store } from '../store/contract.ts';
import { openStore } from '../store/open-store.ts';
import type {
  NewWork,
  QuarantinedWork,
  Tally,
  WorkList,
  WorkStatus,
  WorkTicket,
} from '../store/work-contract.ts';
import type { Taken } from '../types.ts';
import type { Added, AddOptions, WorkerOptions, WorkerReport } from './work-types.ts';
import { runWorker } from './worker.ts';

/** Documents that are added in one transaction. */
const PART = 32;
/** The list takes so many documents that nobody has read, where nothing else is said. */
const CAP = 100_000;
/** Before a full list is looked at again. */
const FULL_PAUSE_MS = 500;

const DEFAULTS = {
  batch: 64,
  leaseMs: 20_000,
  maxAttempts: 3,
  maxAhead: 5_000,
  does: 'both',
  isUntilEmpty: false,
} as const;

export interface WorkDeskOptions {
  readonly storePath: string;
  readonly clock?: Clock;
  /** A lexicon that is loaded already; else a worker loads the one that ships. */
  readonly lexicon?: Lexicon;
  readonly waitMs?: number;
  /** The store grows to at most so many pages of 4 KB, then the disk counts as full. For tests. */
  readonly maxPages?: number;
}

/** The work list of a record: adding documents, looking after them, and reading them. */
export class WorkDesk {
  readonly #store: Store;
  readonly #options: WorkDeskOptions;

  private constructor(store: Store, options: WorkDeskOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Opens the store. Throws what opening a store throws. */
  static async open(options: WorkDeskOptions): Promise<WorkDesk> {
    const { storePath: path, waitMs, clock, maxPages } = options;
    const store = await openStore({
      path,
      ...(waitMs === undefined ? {} : { waitMs }),
      ...(maxPages === undefined ? {} : { maxPages }),
      ...(clock === undefined ? {} : { nowAt: clock.nowAt }),
    });
    return new WorkDesk(store, options);
  }

  get #work(): WorkList {
    return this.#store.work;
  }

  async #addPart(works: readonly NewWork[], options: AddOptions): Promise<readonly WorkTicket[]> {
    for (;;) {
      try {
        return await this.#work.add(works, options.cap ?? CAP);
      } catch (cause) {
        const isFull = cause instanceof ChanceryError && cause.code === 'work.full';
        if (!isFull || options.isPatient !== true || options.signal?.aborted === true) throw cause;
      }
      await pause(FULL_PAUSE_MS);
    }
  }

  /**
   * Adds documents to the work list. Each part that was added is on the disk. Throws `work.full`, and what the store and
   * the source throw; what was added before stays.
   */
  async add(items: AsyncIterable<SourceItem>, options: AddOptions = {}): Promise<Added> {
    const { on = null, priority = 'backlog', onProgress } = options;
    const tickets: WorkTicket[] = [];
    const refused: Added['refused'][number][] = [];
    let part: NewWork[] = [];
    const flush = async (): Promise<void> => {
      const works = part;
      part = [];
      tickets.push(...(await this.#addPart(works, options)));
      const last = works.at(-1);
      if (last !== undefined) onProgress?.(tickets.length, null, last.document.name);
    };
    try {
      for await (const item of items) {
        if (item.kind === 'document') part.push({ document: item.document, on, priority });
        else {
          const name = String(item.refusal.params['name'] ?? '');
          refused.push({ name, refusals: [item.refusal] });
        }
        if (part.length >= PART) await flush();
      }
    } finally {
      // What came before an input that could not be opened is added all the same.
      await flush();
    }
    const fresh = tickets.filter(({ isNew }) => isNew);
    return {
      added: fresh.length,
      known: tickets.length - fresh.length,
      refused,
      firstTicket: fresh[0]?.ticket ?? null,
      lastTicket: fresh.at(-1)?.ticket ?? null,
    };
  }

  status(): Promise<WorkStatus> {
    return this.#work.status();
  }

  tallies(): Promise<readonly Tally[]> {
    return this.#work.tallies();
  }

  quarantined(limit = 100): Promise<readonly QuarantinedWork[]> {
    return this.#work.quarantined(limit);
  }

  /** Frees documents in quarantine, all of them for null. Throws `work.unknown`. */
  async retry(tickets: readonly number[] | null): Promise<number> {
    for (const ticket of tickets ?? []) await this.outcome(ticket);
    return this.#work.retry(tickets);
  }

  /** What became of a ticket; `taken` is null while it is not filed. Throws `work.unknown`. */
  async outcome(ticket: number): Promise<{ readonly state: string; readonly taken: Taken | null }> {
    const found = await this.#work.outcome(ticket);
    if (found === null) throw new ChanceryError('work.unknown', { ticket });
    const taken = found.outcome === null ? null : (JSON.parse(found.outcome) as Taken);
    return { state: found.state, taken };
  }

  /** Drops documents as they came that were received before this day (UTC) and are filed; the record stays whole. */
  trim(before: CivilDay): Promise<{ readonly documents: number; readonly bytes: number }> {
    return this.#work.trim(startOfDayAt(before));
  }

  /** Reads and files until `signal` aborts, or the list is empty where that is asked for. */
  async run(
    options: Partial<WorkerOptions> & Pick<WorkerOptions, 'signal'>,
  ): Promise<WorkerReport> {
    const clock = this.#options.clock ?? SYSTEM_CLOCK;
    const lexicon = this.#options.lexicon ?? (await loadLexicon());
    const line = createLine(lexicon, await loadModels(), clock);
    const name = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
    try {
      const parts = { store: this.#store, work: this.#work, lexicon, line, clock };
      return await runWorker(parts, { name, ...DEFAULTS, ...options });
    } finally {
      await line.close();
    }
  }

  /** Whether the store answers. Throws what the store throws. */
  async ping(): Promise<void> {
    await this.#store.read((view) => view.lastFact());
  }

  async close(): Promise<void> {
    await this.#store.close();
  }
}
