import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChanceryError, refusalText } from '../kernel/index.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readFileDocuments, readFolderDocuments, readStdinDocument } from './read-files.ts';
import type { SourceDocument, SourceItem, SourceLimits } from './types.ts';

let folder = '';
let socket: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-sources-'));
  await mkdir(join(folder, 'inner'));
  await symlink(join(folder, 'loop-b'), join(folder, 'loop-a'));
  await symlink(join(folder, 'loop-a'), join(folder, 'loop-b'));
  socket = createServer();
  await new Promise<void>((done) => socket.listen(join(folder, 'a.sock'), done));
});

afterAll(async () => {
  await new Promise((done) => socket.close(done));
  await rm(folder, { recursive: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function all(items: AsyncIterable<SourceItem>): Promise<SourceItem[]> {
  const found: SourceItem[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function one(path: string): Promise<SourceDocument> {
  const [item] = await all(readFileDocuments(path, DEFAULT_LIMITS));
  if (item?.kind !== 'document') throw new Error('no document');
  return item.document;
}

async function errorOf(work: Promise<unknown>): Promise<ChanceryError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ChanceryError)) throw new Error(`expected a ChanceryError, got ${error}`);
  return error;
}

const NUL_BYTES = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 9);
const NOISE = Uint8Array.from({ length: 4096 }, (_, index) => ((index * 167) % 255) + 1);

describe('a file that is wholly bad', () => {
  const cases: [name: string, make: () => Promise<string>, code: string, words: RegExp][] = [
    ['missing', async () => join(folder, 'nowhere.txt'), 'input.missing', /no file .*nowhere/],
    ['under a file', async () => join(await put('f.txt', 'x'), 'y'), 'input.missing', /f\.txt/],
    ['a directory', async () => join(folder, 'inner'), 'input.directory', /is a directory/],
    ['a link onto itself', async () => join(folder, 'loop-a'), 'input.unreadable', /could not/],
    ['a socket', async () => join(folder, 'a.sock'), 'input.unreadable', /device or a socket/],
    ['no bytes', () => put('empty.txt', ''), 'input.empty', /is empty/],
    ['white space alone', () => put('blank.txt', ' \n\t\r\n\u00a0'), 'input.empty', /is empty/],
    ['a byte-order mark alone', () => put('bom.txt', '\ufeff\n'), 'input.empty', /is empty/],
    ['front matter alone', () => put('fm.md', '---\ntitle: A\n---\n\n'), 'input.empty', /is empty/],
    ['rows: no bytes', () => put('empty.jsonl', '\n \n'), 'input.empty', /is empty/],
    ['NUL bytes', () => put('a.bin', NUL_BYTES), 'input.binary', /not text/],
    ['NUL bytes named as text', () => put('zip.txt', NUL_BYTES), 'input.binary', /not text/],
    ['NUL bytes named as rows', () => put('zip.jsonl', NUL_BYTES), 'input.binary', /not text/],
    ['control characters', () => put('noise.txt', NOISE), 'input.binary', /not text/],
    ['a PDF by another name', () => put('a.dat', '%PDF-1.7\nplain'), 'input.binary', /not text/],
    [
      'not UTF-8',
      () => put('bad.txt', Buffer.from('Th\xe9 treaty', 'latin1')),
      'input.encoding',
      /not valid UTF-8; the first bad byte is at 2\./,
    ],
    [
      'YAML that is broken',
      () => put('y.md', '---\ntitle: [a\n---\nBody'),
      'input.front-matter',
      /y\.md/,
    ],
  ];
  test.each(cases)('%s', async (_, make, code, words) => {
    const error = await errorOf(all(readFileDocuments(await make(), DEFAULT_LIMITS)));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.next).not.toMatch(/[{}]/);
  });
});

test('60 MB of text are refused by their size, before anything is read', async () => {
  const path = await put('large.txt', 'The parties met. ');
  await truncate(path, 60 * 1024 * 1024);
  const heap = process.memoryUsage().arrayBuffers;
  const error = await errorOf(all(readFileDocuments(path, DEFAULT_LIMITS)));
  expect(error.code).toBe('input.too-large');
  expect(error.params['sizeBytes']).toBe(60 * 1024 * 1024);
  expect(process.memoryUsage().arrayBuffers - heap).toBeLessThan(8 * 1024 * 1024);
});

test('a stream is given up as soon as it passes the cap', async () => {
  let sent = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      sent += 1000;
      yield Buffer.alloc(1000, 'a');
    }
  }
  const limits: SourceLimits = { ...DEFAULT_LIMITS, maxBytes: 10_000 };
  const error = await errorOf(readStdinDocument(endless(), limits));
  expect(error.code).toBe('input.too-large');
  expect(error.message).toContain('standard input');
  expect(sent).toBe(11_000);
});

describe('the media type', () => {
  const cases: [name: string, content: string, mediaType: string][] = [
    ['a.txt', '# Not a heading', 'text/plain'],
    ['a.txt', '<html> is a tag', 'text/plain'],
    ['a.md', 'Plain words', 'text/markdown'],
    ['a.html', 'Words without tags', 'text/html'],
    ['a.HTM', '<p>x', 'text/html'],
    ['noending', '  <!doctype html>\n<p>x', 'text/html'],
    ['noending', '<HTML lang="en">', 'text/html'],
    ['noending', '<?xml version="1.0"?>\n<!DOCTYPE html>', 'text/html'],
    ['noending', '<!-- saved --><html><p>x', 'text/html'],
    ['noending', '# A heading\n\nText', 'text/markdown'],
    ['noending', 'Two states signed a treaty.', 'text/plain'],
    ['a.unknown', '<p>a paragraph alone', 'text/plain'],
  ];
  test.each(cases)('%s: %j is %s', async (name, content, mediaType) => {
    expect((await one(await put(name, content))).mediaType).toBe(mediaType);
  });
});

test('front matter says what the text does not', async () => {
  const path = await put(
    'dispatch.md',
    `---
id: d7
outlet: The Meridian Post
outletKind: national-daily
url: https://meridian.example/a
published: 2025-11-06T19:10:00-05:00
title: "Ministers  meet"
language: en-GB
byline: A. Writer
revisionOf: d3
tags: [left, alone]
---
Ministers met on Thursday.
`,
  );
  const document = await one(path);
  expect(document.content).toBe('Ministers met on Thursday.\n');
  expect(document.meta).toEqual({
    address: 'https://meridian.example/a',
    outlet: 'The Meridian Post',
    outletKind: 'national-daily',
    title: 'Ministers meet',
    byline: 'A. Writer',
    language: 'en',
    publishedAt: Date.parse('2025-11-07T00:10:00Z'),
    publishedDay: '2025-11-06',
    revisionOf: 'd3',
    sourceId: 'd7',
  });
});

test('rows are streamed, and a broken one harms no other', async () => {
  const good = { id: 'a1', title: 'T', body: 'Text one.', published: '2025-03-01T23:30:00+03:00' };
  const lines = [
    `\ufeff${JSON.stringify(good)}`,
    '',
    '{"id": "a2", "body": ',
    JSON.stringify({ id: 'a3', title: 'No body' }),
    JSON.stringify({ body: 'x', url: 'javascript:alert(1)' }),
    JSON.stringify({ body: 'x', outletKind: 'blog' }),
    JSON.stringify({ body: 'x', published: 'last week' }),
    '[1, 2]',
    'null',
    '['.repeat(100_000),
    JSON.stringify({ body: 'y'.repeat(200_000) }),
    JSON.stringify({ body: ' \n ' }),
    `${JSON.stringify({ id: 'a9', body: 'Text two.', outlet: null })}\r`,
  ];
  const path = await put('rows.jsonl', lines.join('\n'));
  const items = await all(readFileDocuments(path, { ...DEFAULT_LIMITS, maxBytes: 150_000 }));
  const documents = items.flatMap((item) => (item.kind === 'document' ? [item.document] : []));
  expect(documents.map((document) => [document.meta.sourceId, document.content])).toEqual([
    ['a1', 'Text one.'],
    ['a9', 'Text two.'],
  ]);
  expect(documents[0]?.meta.publishedDay).toBe('2025-03-01');
  const refusals = items.flatMap((item) => (item.kind === 'refused' ? [item.refusal] : []));
  expect(refusals.map((refusal) => refusal.params['row'])).toEqual([
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  expect(refusals.map(refusalText)).toContainEqual(expect.stringMatching(/Row 3 .*it is not JSON/));
  expect(refusals.map(refusalText)).toContainEqual(expect.stringMatching(/Row 5 .*not an http/));
  expect(refusals.map(refusalText)).toContainEqual(expect.stringMatching(/Row 11 .*longer than/));
});

test('a row that is not UTF-8 is refused, the next one read', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"body": "\xff"}\n', 'latin1'),
    Buffer.from('{"body": "Ça va."}'),
  ]);
  const items = await all(readFileDocuments(await put('enc.jsonl', bytes), DEFAULT_LIMITS));
  expect(items.map((item) => item.kind)).toEqual(['refused', 'document']);
});

test('a folder is read in the order of names', async () => {
  await mkdir(join(folder, 'dossier'));
  await put('dossier/b.txt', 'Second.');
  await put('dossier/a.jsonl', '{"body":"First."}\n{"body":"First, again."}');
  await put('dossier/.hidden.txt', 'Hidden.');
  await put('dossier/gold.json', '{}');
  const items = await all(readFolderDocuments(join(folder, 'dossier'), DEFAULT_LIMITS));
  const texts = items.map((item) => item.kind === 'document' && item.document.content);
  expect(texts).toEqual(['First.', 'First, again.', 'Second.']);
  const error = await errorOf(all(readFolderDocuments(join(folder, 'gone'), DEFAULT_LIMITS)));
  expect(error.code).toBe('input.missing');
});

test('standard input is read like a file without an ending', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array | string> {
    yield '---\ntitle: From a pipe\n-';
    yield Buffer.from('--\nThe text.');
  }
  const document = await readStdinDocument(pieces(), DEFAULT_LIMITS);
  expect(document).toMatchObject({
    name: 'standard input',
    mediaType: 'text/plain',
    content: 'The text.',
    meta: { title: 'From a pipe' },
  });
});
