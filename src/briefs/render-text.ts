import { type Layout, layoutOf, type MarkedText, type Note, type RenderOptions } from './layout.ts';
import type { Brief } from './types.ts';

const DEFAULT_WIDTH = 88;
/** Longest passage in the notes of a terminal, in UTF-16 units; other forms print it whole. */
const LONGEST_PASSAGE = 300;

/** Control characters of a hostile text must not reach a terminal. */
function plain(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu,
    ' ',
  );
}

function wrapped(text: string, width: number, indent = ''): string {
  if (width <= 0) return `${indent}${text}`;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((item) => `${indent}${item}`).join('\n');
}

function marksOf(marks: readonly number[]): string {
  return marks.map((mark) => `[${mark}]`).join('');
}

function said({ text, outlet, marks }: MarkedText): string {
  const by = outlet === null ? '' : ` (${outlet})`;
  const noted = marks.length === 0 ? '' : ` ${marksOf(marks)}`;
  return plain(`${text}${by}${noted}`);
}

/** A long passage, cut at a word, with an ellipsis. */
function shortened(words: string): string {
  if (words.length <= LONGEST_PASSAGE) return words;
  const cut = words.lastIndexOf(' ', LONGEST_PASSAGE);
  return `${words.slice(0, cut > 0 ? cut : LONGEST_PASSAGE)} …`;
}

function noteText(note: Note): string {
  if (note.isRecord) return plain(`[${note.number}] Record: ${note.words}.`);
  const where = [note.outlet, note.day, note.address].filter((part) => part !== null).join(', ');
  return plain(`[${note.number}] ${where}: “${shortened(note.words)}”`);
}

function blocks(layout: Layout, width: number): string[] {
  const out = [wrapped(plain(layout.title), width), wrapped(plain(layout.stageLine), width)];
  for (const { heading, sentences, silence } of layout.sections) {
    const body = sentences.length === 0 ? (silence ?? '') : sentences.map(said).join(' ');
    out.push(`${heading}\n${wrapped(plain(body), width)}`);
  }
  if (layout.differences.length > 0) {
    const rows = layout.differences.map(({ title, claims, held }) =>
      [
        wrapped(plain(title), width),
        ...claims.map((claim) => wrapped(`- ${said(claim)}`, width, '  ')),
        ...(held === null ? [] : [wrapped(plain(`The record holds: ${held}.`), width, '  ')]),
      ].join('\n'),
    );
    out.push(['Where reports differ', ...rows].join('\n'));
  }
  if (layout.changed.length > 0) {
    const rows = layout.changed.map((change) => wrapped(`- ${said(change)}`, width));
    out.push(['What changed since the last brief', ...rows].join('\n'));
  }
  if (layout.order.length > 0) {
    const rows = layout.order.map((line) => wrapped(plain(`- ${line}`), width));
    out.push(['Why in this order', ...rows].join('\n'));
  }
  const origins = layout.origins.map((origin) => wrapped(plain(`- ${origin}`), width));
  out.push([`Sources: ${layout.sourceLine}`, ...origins].join('\n'));
  if (layout.notes.length > 0) {
    out.push(
      ['Passages', ...layout.notes.map((note) => wrapped(noteText(note), width))].join('\n'),
    );
  }
  return out;
}

/** The brief as plain text for a terminal or a message, lines of at most `width` columns. Ends with a line feed. */
export function renderText(brief: Brief, options: RenderOptions): string {
  const layout = layoutOf(brief, options);
  return `${blocks(layout, options.width ?? DEFAULT_WIDTH).join('\n\n')}\n`;
}
