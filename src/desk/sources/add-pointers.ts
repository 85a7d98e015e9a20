import { statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ChanceryError, shortId } from '../../kernel/index.ts';
import {
  type FetchManners,
  fetchSitemap,
  fetchTable,
  givenListOriginOf,
  isWanted,
  type Pointer,
  type PointerItem,
  type PointerOrigin,
  type PointerSelection,
  readPointers,
} from '../../sources/index.ts';
import type { PointerBook, PointerMark } from './pointer-book.ts';
import type { PointersAdded } from './pointer-types.ts';

/** Pointers that are kept in one transaction. */
const BATCH = 500;
/** Sitemaps that one index leads to, and indexes inside of each other. */
const MAX_SITEMAPS = 500;
const MAX_INDEX_DEPTH = 3;
/** Refusals that are told one by one. */
const MAX_TOLD = 100;

export interface AddingDeps {
  readonly book: PointerBook;
  readonly manners: FetchManners;
  readonly signal: AbortSignal;
}

export interface AddingOptions {
  readonly selection: PointerSelection;
  /** Read lists from their beginning, whatever was read of them before. */
  readonly isAgain: boolean;
  readonly onProgress?: (done: number, total: null, name: string) => void;
}

function emptyReport(): PointersAdded {
  return { added: 0, known: 0, refused: [], refusedCount: 0 };
}

/** Collects rows and keeps them in batches with how far their list was read. */
class Adding {
  readonly report = emptyReport();
  readonly #deps: AddingDeps;
  readonly #options: AddingOptions;
  #batch: Pointer[] = [];

  constructor(deps: AddingDeps, options: AddingOptions) {
    this.#deps = deps;
    this.#options = options;
  }

  refuse(name: string, row: number, why: string): void {
    this.report.refusedCount += 1;
    if (this.report.refused.length < MAX_TOLD) this.report.refused.push({ name, row, why });
  }

  take(item: PointerItem, mark: Omit<PointerMark, 'row'> | null): void {
    if (item.kind === 'refused') {
      const { name, why } = item.refusal.params;
      this.refuse(String(name), item.row, String(why));
    } else if (item.kind === 'pointer') {
      this.#batch.push(item.pointer);
      if (this.#batch.length >= BATCH)
        this.flush(mark === null ? null : { ...mark, row: item.row });
    }
  }

  flush(mark: PointerMark | null): void {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0 && mark === null) return;
    const added = this.#deps.book.add(batch, mark);
    this.report.added += added;
    this.report.known += batch.length - added;
    const done = this.report.added + this.report.known;
    this.#options.onProgress?.(done, null, batch.at(-1)?.address ?? '');
  }

  async file(path: string): Promise<void> {
    const origin = givenListOriginOf(path);
    if (origin === null) throw new ChanceryError('input.no-pointers', { name: path });
    const { selection, isAgain } = this.#options;
    const { from, to, hosts, part, cameo } = selection;
    const stats = statSync(path, { throwIfNoEntry: false });
    const choice = JSON.stringify([from ?? '', to ?? '', hosts ?? [], part ?? null, cameo ?? []]);
    const mark = {
      id: shortId('m', resolve(path), choice),
      sizeBytes: stats?.size ?? 0,
      changedAt: stats?.mtimeMs ?? 0,
    };
    const after = isAgain ? 0 : this.#deps.book.rowAfter(mark);
    let row = after;
    for await (const item of readPointers(path, origin, { ...selection, after })) {
      if (this.#deps.signal.aborted) return this.flush({ ...mark, row });
      row = item.row;
      this.take(item, mark);
      if (item.kind === 'list')
        this.refuse(path, row, `it leads to another list; give its address: ${item.address}`);
    }
    this.flush({ ...mark, row });
  }

  /** A table at an address: it is kept in a file of its own while it is read, for its packing is read from its end. */
  async table(address: string, origin: PointerOrigin): Promise<void> {
    const bytes = await fetchTable(this.#deps.manners, address);
    const folder = await mkdtemp(join(tmpdir(), 'chancery-table-'));
    try {
      const path = join(folder, basename(new URL(address).pathname));
      await writeFile(path, bytes);
      const { selection } = this.#options;
      for await (const item of readPointers(path, origin, { ...selection, name: address })) {
        if (this.#deps.signal.aborted) break;
        this.take(item, null);
      }
      this.flush(null);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async address(start: string): Promise<void> {
    const waiting = [{ address: start, depth: 1 }];
    const seen = new Set([start]);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { address, depth } = next;
      try {
        for await (const item of await fetchSitemap(this.#deps.manners, address)) {
          if (this.#deps.signal.aborted) return this.flush(null);
          if (!isWanted(item, this.#options.selection)) continue;
          this.take(item, null);
          if (item.kind !== 'list' || seen.has(item.address)) continue;
          if (seen.size >= MAX_SITEMAPS || depth >= MAX_INDEX_DEPTH)
            this.refuse(address, item.row, `it leads further than is followed: ${item.address}`);
          else {
            seen.add(item.address);
            waiting.push({ address: item.address, depth: depth + 1 });
          }
        }
      } catch (cause) {
        // One list of an index that is not there does not keep the others from being read.
        if (!(cause instanceof ChanceryError) || address === start) throw cause;
        this.refuse(address, 0, cause.message);
      }
    }
    this.flush(null);
  }
}

/**
 * Keeps the addresses of a list: a file, or the address of a sitemap, of a site or of a table of GDELT. A file is read on where an earlier reading of the same
 * choice stopped. Throws `input.*`, `input.no-pointers` and, for an address, `fetch.*`; what came before is kept.
 */
export async function addPointers(
  input: string,
  deps: AddingDeps,
  options: AddingOptions,
): Promise<PointersAdded> {
  const adding = new Adding(deps, options);
  if (/^https?:\/\//i.test(input)) {
    const origin = URL.canParse(input) ? givenListOriginOf(new URL(input).pathname) : null;
    if (origin === null || origin === 'sitemap') await adding.address(input);
    else await adding.table(input, origin);
  } else await adding.file(input);
  return adding.report;
}
