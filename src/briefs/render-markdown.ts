import { type Layout, layoutOf, type MarkedText, type Note, type RenderOptions } from './layout.ts';
import type { Brief } from './types.ts';

/** Text of others as Markdown that shows it and does nothing: no markup, no HTML, no line breaks. */
function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu,
      ' ',
    )
    .replace(/[\\`*_{}[\]<>#|~$^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/\b(https?|ftp):\/\//gi, '$1:\u200b//')
    .replace(/\bwww\./gi, 'www\u200b.');
}

function said({ text, outlet, marks }: MarkedText): string {
  const by = outlet === null ? '' : ` *(${escaped(outlet)})*`;
  return `${escaped(text)}${by}${marks.map((mark) => `[^${mark}]`).join('')}`;
}

/** An address as a link where it is one that a browser may open; as text otherwise. */
function link(words: string, address: string | null): string {
  const isOpenable = address !== null && /^https?:\/\/[^\s<>()]+$/i.test(address);
  return isOpenable ? `[${escaped(words)}](<${address}>)` : escaped(words);
}

function noteText(note: Note): string {
  if (note.isRecord) return `[^${note.number}]: Record: ${escaped(note.words)}.`;
  const where = [link(note.outlet ?? '', note.address), note.day].filter((part) => part !== null);
  return `[^${note.number}]: ${where.join(', ')}: “${escaped(note.words)}”`;
}

function blocks(layout: Layout): string[] {
  const out = [`# ${escaped(layout.title)}`, `*${escaped(layout.stageLine)}*`];
  for (const { heading, sentences, silence } of layout.sections) {
    const body =
      sentences.length === 0 ? `*${escaped(silence ?? '')}*` : sentences.map(said).join(' ');
    out.push(`## ${heading}`, body);
  }
  if (layout.differences.length > 0) {
    out.push('## Where reports differ');
    for (const { title, claims, held } of layout.differences) {
      const rows = claims.map((claim) => `- ${said(claim)}`);
      const record = held === null ? [] : [`- The record holds: ${escaped(held)}.`];
      out.push(`**${escaped(title)}**`, [...rows, ...record].join('\n'));
    }
  }
  if (layout.changed.length > 0) {
    out.push(
      '## What changed since the last brief',
      layout.changed.map((item) => `- ${said(item)}`).join('\n'),
    );
  }
  if (layout.order.length > 0) {
    const rows = layout.order.map((line) => `1. ${escaped(line)}`).join('\n');
    out.push('## Why in this order', rows);
  }
  out.push('## Sources', `${layout.sourceLine}.`);
  const origins = layout.origins.map((origin) => `- ${escaped(origin)}`).join('\n');
  if (origins !== '') out.push(origins);
  if (layout.notes.length > 0) out.push(layout.notes.map(noteText).join('\n'));
  return out;
}

/** The brief as Markdown with footnotes. Everything that others wrote is escaped. Ends with a line feed. */
export function renderMarkdown(brief: Brief, options: RenderOptions): string {
  return `${blocks(layoutOf(brief, options)).join('\n\n')}\n`;
}
