import { digestOf } from '../../kernel/index.ts';
import type { FeedEntry } from '../../sources/index.ts';
import { type DocumentToFile, fileDocuments } from './file-documents.ts';
import type { Seen } from './source-book.ts';
import type { Delivery, Outcome, SourceRow } from './source-types.ts';
import {
  type EntryDeps,
  type EntryHolder,
  type Known,
  newsIn,
  type ReadyEntry,
  readyEntry,
  textOf,
} from './take-entry.ts';

/** Entries that are filed in one transaction: each costs a flush to the disk. */
const MAX_ENTRIES = 32;
/** Where pages come slowly, what came is not kept waiting for longer. */
const MAX_WAIT_MS = 15_000;

interface Held extends Partial<Pick<ReadyEntry, 'document'>> {
  readonly seen: Seen;
  readonly outcomes: readonly Outcome[];
  readonly publishedAt: number | null;
  readonly names: readonly string[];
}

/**
 * The entries of one answer of one source, filed some at a time. An entry is remembered only once its dispatch is on
 * the disk: one that a crash came between is taken again, and the record knows it. An entry that another batch holds, by its
 * key, its text or its identifier, waits until that batch is filed, for only then is it known what became of it.
 */
export class EntryBatch implements EntryHolder {
  readonly #row: SourceRow;
  readonly #deps: EntryDeps;
  readonly #onOutcome: (outcome: Outcome) => void;
  #held: Held[] = [];
  #since = 0;
  #filing: Promise<void> = Promise.resolve();

  constructor(row: SourceRow, deps: EntryDeps, onOutcome: (outcome: Outcome) => void) {
    this.#row = row;
    this.#deps = deps;
    this.#onOutcome = onOutcome;
  }

  /** Takes an entry in; nothing where it was seen before and has not changed. */
  async add(entry: FeedEntry): Promise<void> {
    const before = await this.#newsIn(entry);
    if (typeof before === 'string') return this.#addKnown(entry, before);
    const ready = await readyEntry(entry, this.#row, { known: before, deps: this.#deps });
    // While its page was fetched, another source may have brought it.
    const now = await this.#newsIn(entry);
    if (typeof now === 'string') return this.#addKnown(entry, now);
    const { document, outcomes } = ready;
    const { key, digest } = now;
    const seen = { key, source: this.#row.id, entry: entry.id, digest, at: this.#deps.nowAt() };
    const names = this.#namesOf(entry, now);
    await this.#hold({ document, outcomes, seen, publishedAt: entry.publishedAt, names });
  }

  /** Files what is held and remembers it. Throws the store's trouble; what is held is then asked for again. */
  flush(): Promise<void> {
    const filing = this.#filing.then(() => this.#file());
    this.#filing = filing.catch(() => undefined);
    return filing;
  }

  #namesOf(entry: FeedEntry, { key, digest }: Known): string[] {
    const own = entry.id === null ? [] : [`entry ${this.#row.id} ${entry.id}`];
    return [key, `text ${digest}`, ...own];
  }

  /** What is new in an entry, once no batch holds it. */
  async #newsIn(entry: FeedEntry): Promise<Known | 'seen' | 'shared'> {
    for (;;) {
      const known = newsIn(entry, this.#row, this.#deps);
      if (typeof known === 'string') return known;
      const holders = this.#namesOf(entry, known).map((name) => this.#deps.held.get(name));
      const holder = holders.find((one) => one !== undefined);
      if (holder === undefined) return known;
      await holder.flush();
    }
  }

  async #addKnown(entry: FeedEntry, known: 'seen' | 'shared'): Promise<void> {
    if (known === 'seen') return;
    const key = `shared ${this.#row.id} ${digestOf(entry.address ?? textOf(entry))}`;
    if (this.#deps.book.seen(key) !== null || this.#deps.held.has(key)) return;
    const seen = { key, source: this.#row.id, entry: null, digest: '', at: this.#deps.nowAt() };
    await this.#hold({ outcomes: ['shared'], seen, publishedAt: null, names: [key] });
  }

  async #hold(held: Held): Promise<void> {
    if (this.#held.length === 0) this.#since = performance.now();
    this.#held.push(held);
    for (const name of held.names) this.#deps.held.set(name, this);
    const isFull = this.#held.length >= MAX_ENTRIES;
    if (isFull || performance.now() - this.#since > MAX_WAIT_MS) await this.flush();
  }

  async #file(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    if (held.length === 0) return;
    const { book, nowAt } = this.#deps;
    try {
      const files = held.flatMap(({ document, seen }): DocumentToFile[] =>
        document == null ? [] : [{ document, source: this.#row.id, key: seen.key }],
      );
      const filed = (await fileDocuments(files, this.#deps)).values();
      const deliveries = held.flatMap(({ document, outcomes, publishedAt }): Delivery[] => {
        const last = document == null ? undefined : filed.next().value;
        return [...outcomes, ...(last === undefined ? [] : [last])].map((outcome) => {
          const delay = publishedAt === null ? null : nowAt() - publishedAt;
          const delayMs = outcome === 'filed' && delay !== null && delay >= 0 ? delay : null;
          return { source: this.#row.id, at: nowAt(), outcome, delayMs };
        });
      });
      const seen = held.map((one) => one.seen);
      book.note(seen, deliveries);
      for (const { outcome } of deliveries) this.#onOutcome(outcome);
    } finally {
      for (const { names } of held)
        for (const name of names)
          if (this.#deps.held.get(name) === this) this.#deps.held.delete(name);
    }
  }
}
