import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SourceDesk } from '../../src/desk/index.ts';
import { openStore } from '../../src/desk/store/open-store.ts';

/** Kills in the suite; the whole promise of twenty is tried with `KILLS=20`. */
const KILLS = Number(process.env['KILLS'] ?? 1);
const ENTRIES = 24;
const CHILD = fileURLToPath(new URL('../support/watching-child.ts', import.meta.url));
const NAMES = [
  'Estonia',
  'Latvia',
  'Chile',
  'Kenya',
  'Fiji',
  'Nepal',
  'Peru',
  'Ghana',
  'Oman',
  'Malta',
];

function feed(origin: string): string {
  const items = Array.from({ length: ENTRIES }, (_, at) => {
    const words = `${NAMES[at % 10]} and ${NAMES[Math.floor(at / 10)]} signed memorandum number ${at} on trade in the capital on Friday, the ministry said.`;
    return `<item><guid>${origin}/story/${at}</guid><title>Report ${at}</title><pubDate>Fri, 07 Nov 2025 10:00:00 GMT</pubDate><description>${words}</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Desk</title>${items.join('')}</channel></rss>`;
}

async function untilSaid(child: ChildProcess, word: string): Promise<void> {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    if (said.includes(word)) return;
  }
  throw new Error(`the child ended without saying “${word}”`);
}

async function titlesIn(path: string): Promise<string[]> {
  const store = await openStore({ path });
  try {
    const found = await store.read((view) => view.dispatches({ limit: 1000 }));
    return found.map(({ dispatch }) => dispatch.title ?? '').sort();
  } finally {
    await store.close();
  }
}

test('a watch that is killed at random loses nothing that was filed and files nothing twice', {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-killed-'));
  const storePath = join(folder, 'record.sqlite');
  const server = createServer((request, response) => {
    if (request.url !== '/feed') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed(origin));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  const start = (): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', CHILD, storePath, host], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    const sources = await SourceDesk.open({
      storePath,
      contact: null,
      version: '0.1.0',
      allowHosts: [],
    });
    sources.add({ address: `${origin}/feed`, name: 'Desk', takesPages: false });
    await sources.close();
    let before: string[] = [];
    for (let at = 0; at < KILLS; at += 1) {
      const child = start();
      await untilSaid(child, 'ready');
      await pause(20 + Math.random() * 600);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const now = await titlesIn(storePath);
      expect(now).toEqual(expect.arrayContaining(before));
      before = now;
    }
    const last = start();
    await untilSaid(last, 'asked');
    last.kill('SIGTERM');
    const [status] = await once(last, 'exit');
    expect(status).toBe(0);
    const wanted = Array.from({ length: ENTRIES }, (_, at) => `Report ${at}`).sort();
    expect(await titlesIn(storePath)).toEqual(wanted);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true, force: true });
  }
});
