import { foldLine } from '../../kernel/index.ts';
import { EMPTY_META } from '../empty-meta.ts';
import { KillableWorker, type Killed } from '../killable-worker.ts';
import type { SourceDocument } from '../types.ts';
import type { PdfAnswer } from './pdf-worker.ts';

const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
/** A treaty of 300 pages takes some three seconds. */
const LIMITS = { budgetMs: 20_000, heapMb: 512, growthMb: 600 };

let worker: KillableWorker<Uint8Array, PdfAnswer> | null = null;

/** Titles that programs write, not people. */
const MACHINE_TITLE =
  /^(?:microsoft word|powerpoint|untitled|document\d*$|layout \d)|\.(?:docx?|odt|pdf|indd|rtf|qxd|pptx?)$/i;

function titleOf({ title, heading }: PdfAnswer & { readonly kind: 'text' }): string | null {
  const stated = foldLine(title ?? '');
  if (stated.length > 3 && !MACHINE_TITLE.test(stated)) return stated;
  return heading === null || heading.length > 300 ? null : heading;
}

/** A PDF as a document, or why it is none. */
export type PdfText =
  | { readonly document: SourceDocument; readonly why: null }
  | { readonly document: null; readonly why: string; readonly killed?: Killed };

/**
 * The text of a PDF: its paragraphs in the order of its pages, words that were parted at the end of a line made whole, running
 * heads and page numbers left out. It is read in a thread that is ended after 20 s or 600 MB; nothing in it is run and
 * nothing is loaded. Gives why not for one that is locked, broken, too long or without text.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<PdfText> {
  worker ??= new KillableWorker(new URL(`./pdf-worker.${ENDING}`, import.meta.url), LIMITS);
  // A copy: the reader takes the bytes for its own.
  const answer = await worker.run(Uint8Array.from(bytes));
  if ('killed' in answer)
    return {
      document: null,
      why: `reading it took too much ${answer.killed === 'time' ? 'time' : 'memory'}`,
      killed: answer.killed,
    };
  const { out } = answer;
  if (out.kind === 'refused') return { document: null, why: out.why };
  const title = titleOf(out);
  const { paragraphs } = out;
  return {
    document: {
      name,
      mediaType: 'text/plain',
      content: paragraphs.join('\n\n'),
      sizeBytes: bytes.length,
      meta: { ...EMPTY_META, title },
    },
    why: null,
  };
}
