import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, type DeskOptions, openDesk, readBundledDossier } from '../../src/desk/index.ts';
import { loadLexicon } from '../../src/desk/lexicon/load-lexicon.ts';
import {
  type CivilDay,
  type Clock,
  civilDay,
  type Lexicon,
  type OutletKind,
} from '../../src/kernel/index.ts';
import type { SourceDocument, SourceItem } from '../../src/sources/index.ts';

/** A clock that moves on by a second whenever it is asked, so that receipt has an order. */
export function tickingClock(startAt = Date.UTC(2026, 1, 20)): Clock {
  let nowAt = startAt;
  let ms = 0;
  return {
    nowAt: () => (nowAt += 1_000),
    monotonicMs: () => (ms += 1),
  };
}

/** Desks on stores of their own in a folder that is taken away at the end. */
export class TemporaryDesks {
  readonly #open: Desk[] = [];
  #folder: Promise<string> | null = null;
  #lexicon: Promise<Lexicon> | null = null;
  #count = 0;

  folder(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'chancery-desk-'));
    return this.#folder;
  }

  lexicon(): Promise<Lexicon> {
    this.#lexicon ??= loadLexicon();
    return this.#lexicon;
  }

  async path(): Promise<string> {
    this.#count += 1;
    return join(await this.folder(), `${this.#count}.sqlite`);
  }

  async open(options: Partial<DeskOptions> = {}): Promise<Desk> {
    const storePath = options.storePath ?? (await this.path());
    const desk = await openDesk({
      storePath,
      clock: tickingClock(),
      lexicon: await this.lexicon(),
      ...options,
    });
    this.#open.push(desk);
    return desk;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#open.map((desk) => desk.close()));
    if (this.#folder !== null) await rm(await this.#folder, { recursive: true, force: true });
  }
}

export async function* from(items: Iterable<SourceItem>): AsyncGenerator<SourceItem> {
  yield* items;
}

/** The bundled dossier in order of file name. */
export async function dossier(): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readBundledDossier()) items.push(item);
  return items;
}

export interface Draft {
  readonly outlet: string;
  readonly kind?: OutletKind;
  readonly day: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly address?: string;
}

/** A dispatch as a source would give it. */
export function draft({ outlet, kind, day, title, paragraphs, address }: Draft): SourceItem {
  const content = paragraphs.join('\n\n');
  const document: SourceDocument = {
    name: `${outlet} ${day}`,
    mediaType: 'text/plain',
    content,
    sizeBytes: Buffer.byteLength(content),
    meta: {
      address: address ?? `https://${outlet.toLowerCase().replace(/\W+/g, '-')}.example/${day}`,
      outlet,
      outletKind: kind ?? 'national-daily',
      title,
      byline: null,
      language: 'en',
      publishedAt: Date.parse(`${day}T12:00:00Z`),
      publishedDay: civilDay(day),
      revisionOf: null,
      sourceId: null,
    },
  };
  return { kind: 'document', document };
}

/** A repeatable order that is not the given one (a linear congruential generator drives the swaps). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    const other = state % (last + 1);
    const [a, b] = [result[last], result[other]];
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a];
  }
  return result;
}

/** All briefs of a desk by identifier of their development. */
export async function allBriefs(desk: Desk, asOf?: CivilDay) {
  const at = asOf === undefined ? {} : { asOf };
  const rows = await desk.developments({ ...at, limit: 1_000 });
  const briefs = new Map<string, Awaited<ReturnType<Desk['brief']>>['items']>();
  for (const { id } of rows) briefs.set(id, (await desk.brief(id, at)).items);
  return briefs;
}
