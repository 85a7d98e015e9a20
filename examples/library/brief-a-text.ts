/** Files one text into a record of its own and prints its brief. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk, openInputs, renderBrief } from 'chancery';

const TEXT = `---
outlet: Harbour Post
url: https://harbour-post.example/uruguay
published: 2026-10-09
title: Uruguay to join the Sunwater Compact, ministry says
---
Uruguay's Foreign Ministry announced on Thursday that the country will join the Sunwater Compact.
`;

async function* stdin(): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(TEXT);
}

const folder = await mkdtemp(join(tmpdir(), 'chancery-example-'));
const desk = await openDesk({ storePath: join(folder, 'record.sqlite') });
try {
  const [taken] = await desk.take(openInputs(['-'], { stdin: stdin(), allowHosts: [] }));
  const { items } = await desk.brief(taken?.development ?? '');
  process.stdout.write(await renderBrief(items, 'md', desk));
} finally {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
}
