import { markupText } from '../kernel/index.ts';
import { HTML_STYLE } from './html-style.ts';
import { type Layout, layoutOf, type MarkedText, type Note, type RenderOptions } from './layout.ts';
import type { Brief } from './types.ts';

function escaped(text: string): string {
  return markupText(
    text.replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu,
      ' ',
    ),
  );
}

/** Marks as links to their notes; the first mark of a note is where the note leads back to. */
class Marks {
  readonly #seen = new Set<number>();

  render(marks: readonly number[]): string {
    return marks
      .map((mark) => {
        const id = this.#seen.has(mark) ? '' : ` id="mark-${mark}"`;
        this.#seen.add(mark);
        return `<sup><a${id} href="#note-${mark}" aria-label="Passage ${mark}">${mark}</a></sup>`;
      })
      .join('');
  }

  said({ text, outlet, marks }: MarkedText): string {
    const by = outlet === null ? '' : ` <span class="outlet">${escaped(outlet)}</span>`;
    return `<span class="${outlet === null ? 'record' : 'reported'}">${escaped(text)}${by}${this.render(marks)}</span>`;
  }

  /** A sentence on a line of its own, so that the eye tells the record's from an outlet's. */
  item(sentence: MarkedText): string {
    const kind = sentence.outlet === null ? 'record' : 'reported';
    return `<li class="${kind}">${this.said(sentence)}</li>`;
  }

  has(mark: number): boolean {
    return this.#seen.has(mark);
  }
}

/** How to tell the two kinds of sentences apart. */
const KEY =
  'A sentence with an outlet behind it is in that outlet’s own words. The others, with the heavy line, are composed from the record. The numbers open the passages.';

function noteHtml(note: Note, marks: Marks): string {
  const back = marks.has(note.number)
    ? ` <a class="back" href="#mark-${note.number}" aria-label="Back to mark ${note.number}">↩</a>`
    : '';
  if (note.isRecord) {
    return `<li id="note-${note.number}">Record: ${escaped(note.words)}.${back}</li>`;
  }
  const outlet = escaped(note.outlet ?? '');
  const isOpenable = note.address !== null && /^https?:\/\//i.test(note.address);
  const name = isOpenable
    ? `<a href="${escaped(note.address ?? '')}" rel="noreferrer">${outlet}</a>`
    : outlet;
  const day = note.day === null ? '' : `, ${escaped(note.day)}`;
  const address =
    note.address === null ? '' : ` <span class="address">${escaped(note.address)}</span>`;
  return `<li id="note-${note.number}">${name}${day}: <q>${escaped(note.words)}</q>${address}${back}</li>`;
}

function differenceHtml(layout: Layout, marks: Marks): string {
  if (layout.differences.length === 0) return '';
  const tables = layout.differences.map(({ title, claims, held }) => {
    const rows = claims
      .map(
        ({ text, outlet, marks: own }) =>
          `<tr><td>${escaped(text)}</td><td>${escaped(outlet ?? '')}${marks.render(own)}</td></tr>`,
      )
      .join('');
    const record = held === null ? '' : `<p>The record holds: ${escaped(held)}.</p>`;
    return `<table><caption>${escaped(title)}</caption><thead><tr><th scope="col">What</th><th scope="col">Who</th></tr></thead><tbody>${rows}</tbody></table>${record}`;
  });
  return `<section><h2>Where reports differ</h2>${tables.join('')}</section>`;
}

function changedHtml(layout: Layout, marks: Marks): string {
  if (layout.changed.length === 0) return '';
  const rows = layout.changed.map((change) => `<li>${marks.said(change)}</li>`).join('');
  return `<section><h2>What changed since the last brief</h2><ul>${rows}</ul></section>`;
}

function orderHtml(layout: Layout): string {
  if (layout.order.length === 0) return '';
  const rows = layout.order.map((line) => `<li>${escaped(line)}</li>`).join('');
  return `<section><h2>Why in this order</h2><ol>${rows}</ol></section>`;
}

function sectionsHtml(layout: Layout, marks: Marks): string {
  return layout.sections
    .map(({ name, heading, sentences, silence }) => {
      const body =
        sentences.length === 0
          ? `<p class="silence">${escaped(silence ?? '')}</p>`
          : `<ul class="said">\n${sentences.map((sentence) => marks.item(sentence)).join('\n')}\n</ul>`;
      return `<section id="${name}"><h2>${escaped(heading)}</h2>\n${body}</section>`;
    })
    .join('\n');
}

/**
 * The brief as one HTML file without script, fonts or pictures: light and dark after the reader's setting,
 * prints on paper with its passages as footnotes. Everything that others wrote is escaped.
 */
export function renderHtml(brief: Brief, options: RenderOptions): string {
  const layout = layoutOf(brief, options);
  const marks = new Marks();
  const origins = layout.origins.map((origin) => `<li>${escaped(origin)}</li>`).join('');
  const main = [
    `<header><p class="kind"><span>Brief</span><span>${escaped(layout.sourceLine)}</span></p><h1>${escaped(layout.title)}</h1><p class="stage">${escaped(layout.stageLine)}</p></header>`,
    `<p class="key">${escaped(KEY)}</p>`,
    sectionsHtml(layout, marks),
    differenceHtml(layout, marks),
    changedHtml(layout, marks),
    orderHtml(layout),
    `<section><h2>Sources</h2><p>${escaped(layout.sourceLine)}.</p><ul>${origins}</ul></section>`,
  ].filter((part) => part !== '');
  const notes = layout.notes.map((note) => noteHtml(note, marks)).join('\n');
  const footer = notes === '' ? '' : `<footer><h2>Passages</h2><ol>\n${notes}\n</ol></footer>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(layout.title)}</title>
<style>
${HTML_STYLE}</style>
</head>
<body>
<main>
${main.join('\n')}
</main>
${footer}</body>
</html>
`;
}
