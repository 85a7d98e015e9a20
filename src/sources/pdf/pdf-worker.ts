import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { PdfPiece } from './pdf-lines.ts';
import { paragraphsOf } from './pdf-lines.ts';

/** Runs in a thread of its own: the bytes of one PDF in, its text or why there is none out. */

/** Pages of a communiqué or a treaty; a book is no dispatch. */
const MAX_PAGES = 300;
const MAX_CHARS = 2_000_000;

export type PdfAnswer =
  | {
      readonly kind: 'text';
      readonly title: string | null;
      readonly heading: string | null;
      readonly paragraphs: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string };

type Opened = Awaited<ReturnType<typeof getDocumentProxy>>;

async function piecesOf(pdf: Opened, number: number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const [, bottom = 0, , top = 0] = page.view;
  const pieces = items.flatMap((item): PdfPiece[] => {
    if (!('str' in item) || item.str === '') return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as readonly number[];
    return [{ text: item.str, x, y: y - bottom, size: Math.hypot(a, b), width: item.width }];
  });
  page.cleanup();
  return { pieces, height: top - bottom };
}

function titleOf(info: unknown): string | null {
  const title = info !== null && typeof info === 'object' && 'Title' in info ? info.Title : null;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 500) : null;
}

async function readPdf(bytes: Uint8Array): Promise<PdfAnswer> {
  let pdf: Opened;
  try {
    pdf = await getDocumentProxy(bytes, {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      enableXfa: false,
      verbosity: 0,
    });
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException') return { kind: 'refused', why: 'it is locked by a password' };
    return { kind: 'refused', why: 'it is broken' };
  }
  if (pdf.numPages > MAX_PAGES)
    return { kind: 'refused', why: `it has more than ${MAX_PAGES} pages` };
  const pages = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await piecesOf(pdf, number);
      length += page.pieces.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(page);
    } catch (cause) {
      // One page that is broken is left out; the text of the others stands.
      if (!(cause instanceof Error)) throw cause;
    }
    if (length > MAX_CHARS)
      return { kind: 'refused', why: `it holds more than ${MAX_CHARS} letters` };
  }
  if (length === 0) return { kind: 'refused', why: 'it holds no text; its pages may be pictures' };
  const { info } = await pdf.getMetadata();
  return { kind: 'text', title: titleOf(info), ...paragraphsOf(pages) };
}

parentPort?.on('message', (bytes: Uint8Array) => {
  void readPdf(bytes).then((answer) => parentPort?.postMessage(answer));
});
