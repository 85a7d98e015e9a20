import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PdfLine, type PdfOptions, pdfOf } from '../../../test/support/sample-pdf.ts';
import { paragraphsOf } from './pdf-lines.ts';
import { readPdf } from './read-pdf.ts';

const line = (text: string, y: number, more: Partial<PdfLine> = {}): PdfLine => ({
  x: 72,
  y,
  text,
  ...more,
});

const LETTER = [
  line('Joint communiqu\xe9', 760, { size: 20 }),
  line('Lima, 4 March 2026 - Peru and Norway signed a treaty on fish-', 700),
  line('eries on Wednesday, the foreign ministry said in a', 686),
  line('statement. It is to enter into force next year.', 672),
  line('The parliaments of both must still approve it, and the', 640),
  line('well-known quarrel over quotas is not', 626),
];
const REST = [line('settled by it.', 740), line('A second meeting is planned.', 708)];

async function paragraphs(pages: readonly (readonly PdfLine[])[], options: PdfOptions = {}) {
  const { document, why } = await readPdf(pdfOf(pages, options), 'a.pdf');
  expect(why).toBeNull();
  return { title: document?.meta.title, text: document?.content.split('\n\n') };
}

describe('the text of a PDF', () => {
  test('comes in paragraphs, with words made whole and over the end of a page', async () => {
    expect(await paragraphs([LETTER, REST])).toEqual({
      title: 'Joint communiqué',
      text: [
        'Joint communiqué',
        'Lima, 4 March 2026 - Peru and Norway signed a treaty on fisheries on Wednesday, the foreign ministry said in a statement. It is to enter into force next year.',
        'The parliaments of both must still approve it, and the well-known quarrel over quotas is not settled by it.',
        'A second meeting is planned.',
      ],
    });
  });

  test('has no running heads and no page numbers', async () => {
    const page = (at: number): PdfLine[] => [
      line(`Gazette No. 1${at}`, 815),
      line(`Sentence number ${at} says something else.`, 700),
      line(`Page ${at} of 3`, 30),
    ];
    const { text } = await paragraphs([page(1), page(2), page(3)]);
    expect(text).toEqual([1, 2, 3].map((at) => `Sentence number ${at} says something else.`));
  });

  test('words that stand apart on a line are parted', async () => {
    const { text } = await paragraphs([[line('Peru', 700), line('and Norway', 700, { x: 110 })]]);
    expect(text).toEqual(['Peru and Norway']);
  });

  const titles: [stated: string, title: string | null][] = [
    ['Treaty on fisheries', 'Treaty on fisheries'],
    ['Microsoft Word - communique_final2.docx', 'Joint communiqué'],
    ['untitled', 'Joint communiqué'],
  ];
  test.each(titles)('a file that calls itself “%s” has the title %s', async (title, expected) => {
    expect((await paragraphs([LETTER], { title })).title).toBe(expected);
  });

  test('text all of one size has no heading', async () => {
    expect((await paragraphs([LETTER.slice(1)])).title).toBeNull();
  });
});

describe('what is refused, and why', () => {
  const whole = pdfOf([LETTER]);
  const cases: [name: string, bytes: Uint8Array, why: RegExp][] = [
    ['nothing', new Uint8Array(0), /broken/],
    ['the first line alone', Buffer.from('%PDF-1.7\n'), /broken/],
    ['no text', pdfOf([[]]), /holds no text/],
    ['more pages than a dispatch has', pdfOf(Array.from({ length: 301 }, () => [])), /300 pages/],
    [
      'a password',
      pdfOf([LETTER], {
        trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >> /ID [<00> <00>]`,
      }),
      /password/,
    ],
    [
      'a stream that is not what it says',
      pdfOf([LETTER], {
        stream: (content) => ({ filter: '/FlateDecode', bytes: content.subarray(0, 40) }),
      }),
      /no text/,
    ],
  ];
  test.each(cases)('%s', async (_, bytes, why) => {
    const { document, why: told } = await readPdf(bytes, 'a.pdf');
    expect(document).toBeNull();
    expect(told).toMatch(why);
  });

  test('any bytes put into a sound file give a text or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.boolean(),
        async (at, bytes, isCut) => {
          const head = whole.subarray(0, at);
          const broken = Buffer.concat(
            isCut ? [head] : [head, bytes, whole.subarray(at + bytes.length)],
          );
          const { document, why } = await readPdf(broken, 'a.pdf');
          expect((document === null) !== (why === null)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

test('pages without a height and pieces without a size make paragraphs all the same', () => {
  const pieces = [0, 1, 2].map((at) => ({ text: `word${at}`, x: 0, y: 0, size: 0, width: 0 }));
  expect(paragraphsOf([{ pieces, height: 0 }]).paragraphs.join(' ')).toContain('word0');
  expect(paragraphsOf([])).toEqual({ paragraphs: [], heading: null });
});
