/** Takes a part of an archive into a store and prints what it cost, for `bench/archive.ts`, which starts it. */

import { openInputs } from '../src/desk/inputs.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { loadModels } from '../src/desk/models.ts';
import { createLine } from '../src/desk/open-desk.ts';
import type { StageTimes } from '../src/desk/reading-line.ts';
import { openStore } from '../src/desk/store/open-store.ts';
import { takeDocuments } from '../src/desk/take-documents.ts';
import type { SourceItem } from '../src/sources/index.ts';
import { cpuMs } from './cpu-time.ts';

const [archive = '', storePath = '', part = '1', of = '1'] = process.argv.slice(2);
const times: StageTimes = { article: 0, language: 0, reading: 0, acts: 0, sketch: 0 };
let unpackingMs = 0;

/** The time between asking for an item and having it: unpacking and decoding. */
async function* timed(items: AsyncIterable<SourceItem>): AsyncGenerator<SourceItem> {
  const iterator = items[Symbol.asyncIterator]();
  for (;;) {
    const startedAt = performance.now();
    const next = await iterator.next();
    unpackingMs += performance.now() - startedAt;
    if (next.done === true) return;
    yield next.value;
  }
}

const lexicon = await loadLexicon();
const store = await openStore({ path: storePath, waitMs: 120_000 });
const line = createLine(lexicon, await loadModels(), {
  nowAt: () => Date.now(),
  monotonicMs: () => performance.now(),
});
await line.detectLanguage('The detector is loaded before the time is taken.');
const openedMs = cpuMs();
const startedAt = performance.now();
const selection = { part: { part: Number(part), of: Number(of) } };
const items = openInputs([archive], { stdin: process.stdin, allowHosts: [], selection });
const taken = await takeDocuments({ store, line, lexicon, times }, timed(items), {});
const wallMs = performance.now() - startedAt;
const totalMs = cpuMs() - openedMs;
await line.close();
await store.close();
console.log(
  JSON.stringify({
    taken: taken.filter(({ status }) => status === 'read').length,
    acts: taken.reduce((sum, { actCount }) => sum + actCount, 0),
    wallMs,
    openedMs,
    totalMs,
    stages: { unpacking: unpackingMs, ...times },
    memoryMb: process.resourceUsage().maxRSS / 1024,
  }),
);
