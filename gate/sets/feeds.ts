import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { readFeedContent } from '../../src/sources/index.ts';
import { readLines } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';

const documentShape = z.object({
  id: z.string(),
  suite: z.string(),
  headers: z.record(z.string(), z.string()),
  content: z.string(),
});
const path = z.array(z.union([z.string(), z.number()]));
const checkShape = z.union([
  z.object({ path, equals: z.json() }),
  z.object({ path, length: z.number() }),
]);
const expectedShape = z.object({
  id: z.string(),
  suite: z.string(),
  checks: z.array(checkShape).nullable(),
});

type Bag = Readonly<Record<string, unknown>>;

/** Where the set's suite serves its documents from: a few of its addresses are read against it. */
const SERVED_AT = 'http://127.0.0.1:8097/';
const MAX_MS = 5000;

/** Names under which the set asks for what the house keeps under another. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  channel: ['feed'],
  items: ['entries'],
  guid: ['id'],
  date: ['updated'],
  date_parsed: ['updated_parsed'],
  description: ['summary', 'subtitle'],
  description_detail: ['summary_detail', 'subtitle_detail'],
  url: ['href'],
  modified: ['updated'],
  modified_parsed: ['updated_parsed'],
  issued: ['published'],
  issued_parsed: ['published_parsed'],
  copyright: ['rights'],
  copyright_detail: ['rights_detail'],
  tagline: ['subtitle'],
  tagline_detail: ['subtitle_detail'],
};

/** The set writes an instant as nine numbers, as Python does. */
function nineNumbers(at: number): number[] {
  const then = new Date(at);
  const year = then.getUTCFullYear();
  const dayOfYear = Math.floor((at - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  return [
    year,
    then.getUTCMonth() + 1,
    then.getUTCDate(),
    then.getUTCHours(),
    then.getUTCMinutes(),
    then.getUTCSeconds(),
    (then.getUTCDay() + 6) % 7,
    dayOfYear,
    0,
  ];
}

function instantIn(bag: Bag, name: string): unknown {
  const base = name.slice(0, -'_parsed'.length);
  const at = bag[`${base}_at`];
  if (typeof at === 'number') return nineNumbers(at);
  const day = bag[`${base}_day`];
  return typeof day === 'string' ? nineNumbers(Date.parse(`${day}T00:00:00Z`)) : undefined;
}

function linksWith(bag: Bag, rel: string): Bag[] {
  const links = Array.isArray(bag['links']) ? (bag['links'] as Bag[]) : [];
  return links
    .filter((link) => link['rel'] === rel)
    .map((link) => Object.fromEntries(Object.entries(link).filter(([name]) => name !== 'rel')));
}

function named(bag: Bag, name: string): unknown {
  for (const other of [name, ...(OTHER_NAMES[name] ?? [])]) {
    if (bag[other] !== undefined) return bag[other];
    if (other.endsWith('_parsed')) {
      const found = instantIn(bag, other);
      if (found !== undefined) return found;
    }
  }
  if (name === 'enclosures') return linksWith(bag, 'enclosure');
  if (name === 'license') return linksWith(bag, 'license')[0]?.['href'];
  if (name === 'category') return (bag['tags'] as Bag[] | undefined)?.[0]?.['term'];
  return undefined;
}

function valueAt(content: Bag, steps: readonly (string | number)[]): unknown {
  let value: unknown = content;
  for (const step of steps) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (typeof value === 'object' && value !== null) value = named(value as Bag, String(step));
    else return undefined;
  }
  return value;
}

/** Nothing and null are one here, and so are 1 and true: the set's own language makes no difference. */
function isAlike(wanted: unknown, said: unknown): boolean {
  if (wanted === null || said === null || said === undefined) return (said ?? null) === wanted;
  if (typeof wanted === 'boolean' || typeof said === 'boolean')
    return Number(wanted) === Number(said);
  if (Array.isArray(wanted) && Array.isArray(said))
    return wanted.length === said.length && wanted.every((one, at) => isAlike(one, said[at]));
  if (typeof wanted === 'object' && typeof said === 'object') {
    const keys = new Set([...Object.keys(wanted), ...Object.keys(said)]);
    return [...keys].every((key) => isAlike((wanted as Bag)[key], (said as Bag)[key]));
  }
  return wanted === said;
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? null;
}

function contentOf(document: z.infer<typeof documentShape>): Bag {
  const { headers } = document;
  const location = headerOf(headers, 'content-location');
  const type = headerOf(headers, 'content-type') ?? '';
  const content = readFeedContent({
    bytes: Buffer.from(document.content, 'base64'),
    charset: /charset=["']?([\w.:-]+)/i.exec(type)?.[1] ?? null,
    language: headerOf(headers, 'content-language'),
    address: location !== null && /^https?:/.test(location) ? location : SERVED_AT,
    maxItems: 10_000,
  });
  return {
    ...content,
    encoding: content.charset,
    bozo: content.fault !== null,
    headers,
  };
}

/** Feeds of every age and state of repair; the plain checks that hold, and documents that threw. */
export const feedsSet: GateSet = {
  name: 'feeds',
  metrics: ['checksHeld', 'crashes'],
  measure: async (folder) => {
    const documents = new Map(
      (await readLines(join(folder, 'documents.jsonl.gz'), documentShape)).map((one) => [
        `${one.suite} ${one.id}`,
        one,
      ]),
    );
    const expected = await readLines(join(folder, 'expected.jsonl'), expectedShape);
    const misses: Miss[] = [];
    let crashes = 0;
    let held = 0;
    let asked = 0;
    for (const { id, suite, checks } of expected) {
      const document = documents.get(`${suite} ${id}`);
      if (document === undefined) continue;
      const from = performance.now();
      let content: Bag = {};
      try {
        content = contentOf(document);
      } catch (cause) {
        crashes += 1;
        misses.push({ kind: 'crash', item: id, words: String(cause) });
      }
      if (performance.now() - from > MAX_MS) crashes += 1;
      for (const check of checks ?? []) {
        asked += 1;
        const value = valueAt(content, check.path);
        const isHeld =
          'length' in check
            ? Array.isArray(value) && value.length === check.length
            : isAlike(check.equals, value);
        if (isHeld) held += 1;
        else {
          const wanted = 'length' in check ? `${check.length} items` : JSON.stringify(check.equals);
          const kind = `${id.split('/').slice(0, 2).join('/')} ${String(check.path.at(-1))}`;
          const words = `“${JSON.stringify(value)?.slice(0, 300)}” not ${wanted.slice(0, 300)}`;
          misses.push({ kind, item: id, words });
        }
      }
    }
    return {
      n: expected.length,
      metrics: { checksHeld: asked === 0 ? 0 : held / asked, crashes },
      misses,
    };
  },
};
