import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfOf } from '../../../test/support/sample-pdf.ts';
import { ChanceryError, type CivilDay, refusalText } from '../../kernel/index.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { readFileDocuments, readFolderDocuments } from '../read-files.ts';
import type { SourceItem } from '../types.ts';
import { type SamplePage, warcGzip, warcRecord, zipOf } from './archive-sample.ts';
import type { Selection } from './selection.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-archives-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What an archive gave, in short: the text of a document, or the words of a refusal. */
async function read(
  name: string,
  bytes: Uint8Array,
  selection: Selection = {},
): Promise<{ items: SourceItem[]; told: string[] }> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const items: SourceItem[] = [];
  for await (const item of readFileDocuments(path, DEFAULT_LIMITS, { selection })) items.push(item);
  const told = items.map((item) =>
    item.kind === 'document'
      ? (/<p>(.*?)<\/p>/.exec(item.document.content)?.[1] ?? item.document.content.trim())
      : refusalText(item.refusal).replace(folder, ''),
  );
  return { items, told };
}

function page(number: number, more: Partial<SamplePage> = {}): SamplePage {
  return {
    address: `https://news-${number}.example/story`,
    html: `<html><body><p>Page ${number}</p></body></html>`,
    captured: `2025-11-0${number}T10:00:00Z`,
    ...more,
  };
}

const THREE = [page(1), page(2), page(3)];

describe('a web archive', () => {
  test('gives an item a record, with address, day of capture and place', async () => {
    const { items, told } = await read('three.warc.gz', warcGzip(THREE));
    expect(told).toEqual(['Page 1', 'Page 2', 'Page 3']);
    const [, second] = items;
    if (second?.kind !== 'document') throw new Error('no document');
    expect(second.document.meta.address).toBe('https://news-2.example/story');
    expect(second.document.meta.publishedDay).toBeNull();
    expect(second.document.capturedDay).toBe('2025-11-02');
    expect(second.at).toEqual({ archive: join(folder, 'three.warc.gz'), record: 2 });
  });

  test('is read when it is not compressed, and when it is packed as one whole', async () => {
    const plain = Buffer.concat(THREE.map(warcRecord));
    expect((await read('plain.warc', plain)).told).toEqual(['Page 1', 'Page 2', 'Page 3']);
    expect((await read('whole.warc.gz', gzipSync(plain))).told).toHaveLength(3);
    const many = Buffer.concat(
      Array.from({ length: 9 }, (_, at) =>
        warcRecord(
          page(at, { html: `<p>Page ${at}</p>${`${Math.sin(at)}<b>x</b>`.repeat(90_000)}` }),
        ),
      ),
    );
    expect(many.length).toBeGreaterThan(16 * 1024 * 1024);
    const { told } = await read('large-whole.warc.gz', gzipSync(many, { level: 1 }));
    expect(told).toEqual(Array.from({ length: 9 }, (_, at) => `Page ${at}`));
  });

  test('passes over requests and images, and refuses answers that are no page', async () => {
    const request = Buffer.from(
      warcRecord(page(4)).toString('latin1').replace('WARC-Type: response', 'WARC-Type: request'),
      'latin1',
    );
    const bytes = Buffer.concat([
      gzipSync(request),
      warcGzip([page(1, { type: 'image/png' }), page(2, { status: 404 }), page(3)]),
    ]);
    expect((await read('kinds.warc.gz', bytes)).told).toEqual([
      'Record 3 of /kinds.warc.gz is not read: the server answered 404.',
      'Page 3',
    ]);
  });

  const [first, second, third] = THREE.map((one) => gzipSync(warcRecord(one))) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const flipped = Buffer.from(second);
  flipped[60] = (flipped[60] ?? 0) ^ 0xff;
  const crcFlipped = Buffer.from(second);
  crcFlipped[crcFlipped.length - 6] = (crcFlipped[crcFlipped.length - 6] ?? 0) ^ 1;
  const broken: [name: string, bytes: Buffer, why: RegExp][] = [
    ['of noise', Buffer.concat([first, flipped, third]), /compression is broken|checksum|cut off/],
    ['of a wrong checksum', Buffer.concat([first, crcFlipped, third]), /checksum/],
    ['that lost its end', Buffer.concat([first, second.subarray(0, 90), third]), /broken|checksum/],
    ['that is no member', Buffer.concat([first, Buffer.from('nothing'), third]), /not the start/],
    [
      'that is shorter than it says',
      Buffer.concat([first, gzipSync(warcRecord(page(2, { statedLength: 4000 }))), third]),
      /shorter than it says/,
    ],
    [
      'that is longer than it says',
      Buffer.concat([first, gzipSync(warcRecord(page(2, { statedLength: 70 }))), third]),
      /longer than it says/,
    ],
    [
      'of a wrong digest',
      warcGzip([
        page(1),
        page(2, { fields: `WARC-Block-Digest: sha1:${'A'.repeat(32)}\r\n` }),
        page(3),
      ]),
      /digest/,
    ],
    [
      'that unpacks a thousandfold',
      Buffer.concat([first, gzipSync(Buffer.alloc(8_000_000, 'a')), third]),
      /250 times/,
    ],
    [
      'that unpacks to too much',
      Buffer.concat([first, gzipSync(Buffer.alloc(40_000_000, 'a')), third]),
      /more than 16777216 bytes/,
    ],
  ];
  test.each(broken)('a record %s is refused and the next is read', async (name, bytes, why) => {
    const { told } = await read(`${name.replaceAll(' ', '-')}.warc.gz`, bytes);
    expect(told[0]).toBe('Page 1');
    expect(told[1]).toMatch(why);
    expect(told.at(-1)).toBe('Page 3');
  });

  test('that is cut off gives all but its last record', async () => {
    const whole = warcGzip(THREE);
    const { told } = await read('cut.warc.gz', whole.subarray(0, whole.length - 20));
    expect(told).toEqual([
      'Page 1',
      'Page 2',
      'Record 3 of /cut.warc.gz is not read: it is cut off.',
    ]);
    const plain = Buffer.concat(THREE.map(warcRecord));
    const rest = await read('cut.warc', plain.subarray(0, plain.length - 20));
    expect(rest.told.at(-1)).toMatch(/cut off/);
  });

  test('that lies about a length is read on from the next record', async () => {
    const plain = Buffer.concat([
      warcRecord(page(1, { statedLength: 300 })),
      warcRecord(page(2)),
      warcRecord(page(3)),
    ]);
    const { told } = await read('lies.warc', plain);
    expect(told[0]).toMatch(/length is not the one/);
    expect(told.slice(1)).toEqual(['Page 2', 'Page 3']);
  });

  test('holds to a true digest in base 32', async () => {
    const record = warcRecord(page(1));
    const block = record.subarray(record.indexOf('\r\n\r\n') + 4, record.length - 4);
    const hex = createHash('sha1').update(block).digest('hex');
    const { told } = await read(
      'digest.warc.gz',
      warcGzip([page(1, { fields: `WARC-Block-Digest: sha1:${hex}\r\n` })]),
    );
    expect(told).toEqual(['Page 1']);
  });

  test('is chosen from by day, host, part and what was read before', async () => {
    const bytes = warcGzip([...THREE, page(4, { address: 'https://www.news-1.example/other' })]);
    const chosen = async (selection: Selection): Promise<string[]> =>
      (await read('chosen.warc.gz', bytes, selection)).told;
    const day = (text: string): CivilDay => text as CivilDay;
    expect(await chosen({ from: day('2025-11-02'), to: day('2025-11-03') })).toEqual([
      'Page 2',
      'Page 3',
    ]);
    expect(await chosen({ hosts: ['news-1.example'] })).toEqual(['Page 1', 'Page 4']);
    expect(await chosen({ part: { part: 2, of: 2 } })).toEqual(['Page 2', 'Page 4']);
    expect(await chosen({ part: { part: 1, of: 2 } })).toEqual(['Page 1', 'Page 3']);
    expect(await chosen({ after: 3 })).toEqual(['Page 4']);
  });
});

describe('a ZIP', () => {
  const html = (text: string): Buffer => Buffer.from(`<html><p>${text}</p></html>`);
  test('gives its texts and refuses archives inside', async () => {
    const { told } = await read(
      'pages.zip',
      zipOf([
        { name: 'a.html', bytes: html('One') },
        { name: 'logo.png', bytes: Buffer.from('png') },
        { name: 'inner.zip', bytes: zipOf([{ name: 'b.html', bytes: html('Two') }]) },
        { name: 'c.html', bytes: html('Three') },
      ]),
    );
    expect(told).toEqual(['One', expect.stringMatching(/inner.zip .*not opened/), 'Three']);
  });

  const lies: [name: string, listed: object, size: number, why: RegExp][] = [
    ['longer than listed', { bytes: 10 }, 50, /longer than the list says/],
    ['shorter than listed', { bytes: 500 }, 50, /not as long/],
    ['of another checksum', { crc: 1 }, 50, /checksum/],
    ['encrypted', { flags: 1 }, 50, /encrypted/],
    ['a bomb', {}, 8_000_000, /250 times/],
    ['too large', {}, 17_000_000, /more than 16777216/],
  ];
  test.each(lies)('refuses a file that is %s', async (name, listed, size, why) => {
    const { told } = await read(
      `${name.replaceAll(' ', '-')}.zip`,
      zipOf([
        { name: 'bad.html', bytes: Buffer.alloc(size, 'a'), listed },
        { name: 'good.html', bytes: html('Good') },
      ]),
    );
    expect(told).toEqual([expect.stringMatching(why), 'Good']);
  });

  test('that is cut off is refused as a whole', async () => {
    const whole = zipOf([{ name: 'a.html', bytes: html('One') }]);
    await expect(read('cut.zip', whole.subarray(0, whole.length - 30))).rejects.toMatchObject({
      code: 'input.archive',
    });
  });
});

describe('mail', () => {
  const letter = (number: number, more = ''): string =>
    `From: The Harbour Letter <letter@harbour.example>\nSubject: Letter ${number}\n` +
    `Date: Thu, 0${number} Nov 2025 23:30:00 -0500\nMessage-ID: <${number}@harbour.example>\n${more}\n`;

  test('a message gives its text, sender, subject and the day of its sender', async () => {
    const { items, told } = await read(
      'one.eml',
      Buffer.from(
        `${letter(6, 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n')}Caf=C3=A9 talks went on.\n`,
      ),
    );
    expect(told).toEqual(['Café talks went on.']);
    const [item] = items;
    if (item?.kind !== 'document') throw new Error('no document');
    expect(item.document.meta).toMatchObject({
      outlet: 'The Harbour Letter',
      title: 'Letter 6',
      publishedDay: '2025-11-06',
      sourceId: '<6@harbour.example>',
    });
  });

  test('a mailbox is parted at its separators alone', async () => {
    const box = [1, 2, 3]
      .map(
        (number) =>
          `From letter@harbour.example Thu Nov  ${number} 23:30:00 2025\n${letter(number)}` +
          `Text ${number}.\n>From the harbour.\nFrom the ministry came no word.\n\n`,
      )
      .join('');
    const { told } = await read('box.mbox', Buffer.from(box));
    expect(told).toHaveLength(3);
    expect(told[1]).toBe('Text 2.\nFrom the harbour.\nFrom the ministry came no word.');
    const { told: later } = await read('box.mbox', Buffer.from(box), {
      from: '2025-11-03' as CivilDay,
    });
    expect(later).toHaveLength(1);
  });

  test('a message without text is refused', async () => {
    const { told } = await read('none.eml', Buffer.from(letter(1)));
    expect(told).toEqual(['Record 1 of /none.eml is not read: it holds no text.']);
  });
});

test('a PDF that cannot be read is refused by its name, in a folder beside what is read', async () => {
  const why = 'Record 1 of /paper.pdf is not read: it is broken.';
  expect((await read('paper.pdf', Buffer.from('%PDF-1.7'))).told).toEqual([why]);
  const inner = await mkdtemp(join(folder, 'mixed-'));
  await writeFile(join(inner, 'a.pdf'), '%PDF-1.7');
  await writeFile(join(inner, 'b.txt'), 'A text.');
  const kinds: string[] = [];
  for await (const { kind } of readFolderDocuments(inner, DEFAULT_LIMITS)) kinds.push(kind);
  expect(kinds).toEqual(['refused', 'document']);
});

test('a PDF in a ZIP is read', async () => {
  const line = { x: 72, y: 700, text: 'Peru and Norway signed a treaty on fisheries.' };
  const { told } = await read('papers.zip', zipOf([{ name: 'a.pdf', bytes: pdfOf([[line]]) }]));
  expect(told).toEqual([line.text]);
});

describe('any bytes', () => {
  const samples: [name: string, bytes: Buffer][] = [
    ['fuzz.warc.gz', warcGzip(THREE)],
    ['fuzz.warc', Buffer.concat(THREE.map(warcRecord))],
    ['fuzz.zip', zipOf([{ name: 'a.html', bytes: Buffer.from('<p>One</p>'.repeat(40)) }])],
    ['fuzz.mbox', Buffer.from('From a@b.example Thu Nov  6 23:30:00 2025\nSubject: A\n\nText.\n')],
    ['fuzz.eml', Buffer.from('Content-Type: multipart/mixed; boundary=x\n\n--x\n\nText.\n--x--\n')],
  ];
  test.each(samples)(
    'make no reader of %s throw anything but a named error',
    async (name, bytes) => {
      const change = fc.record({
        at: fc.nat(bytes.length - 1),
        put: fc.uint8Array({ maxLength: 12 }),
        cut: fc.nat(40),
        keep: fc.integer({ min: 0, max: bytes.length }),
      });
      await fc.assert(
        fc.asyncProperty(change, async ({ at, put, cut, keep }) => {
          const changed = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
          const error: unknown = await read(name, changed.subarray(0, keep)).then(
            () => null,
            (cause: unknown) => cause,
          );
          expect(error === null || error instanceof ChanceryError, String(error)).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('that look like a thousand starts are given up in time', async () => {
    const starts = Buffer.concat(
      Array.from({ length: 200_000 }, () => Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])),
    );
    const startedAt = performance.now();
    const { told } = await read('starts.warc.gz', starts);
    expect(told.length).toBeLessThan(10);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});
