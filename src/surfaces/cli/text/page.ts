import { createColors } from 'picocolors';
import type { Terminal } from '../cli-deps.ts';
import { plain } from './plain.ts';
import { type Column, table } from './table.ts';
import { paragraph, widthOf } from './wrap.ts';

const WIDTH = 88;
const WIDEST = 100;
const NARROWEST = 40;

/** Columns that text output is laid out for: those of the terminal within reason, 88 without one. */
function pageWidth(terminal: Terminal): number {
  if (terminal.columns === null || terminal.columns <= 0) return WIDTH;
  return Math.min(WIDEST, Math.max(NARROWEST, terminal.columns));
}

/** Whether standard output may be coloured (https://no-color.org). */
function isColoured({ env, isOutTerminal }: Terminal): boolean {
  return isOutTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** Text output in the making: blocks with an empty line between them. */
export class Page {
  readonly width: number;
  readonly #blocks: string[] = [];
  readonly #colours: ReturnType<typeof createColors>;

  constructor(terminal: Terminal) {
    this.width = pageWidth(terminal);
    this.#colours = createColors(isColoured(terminal));
  }

  /** The name of the thing, with lines of facts under it. */
  title(text: string, ...facts: readonly string[]): void {
    const lines = facts
      .filter((fact) => fact !== '')
      .map((fact) => paragraph(plain(fact), { width: this.width }));
    const head = paragraph(plain(text), { width: this.width });
    this.#blocks.push([this.#colours.bold(head), ...lines].join('\n'));
  }

  heading(text: string): void {
    this.#blocks.push(this.#colours.bold(plain(text)));
  }

  text(text: string, indent = ''): void {
    this.#blocks.push(paragraph(plain(text), { width: this.width, indent }));
  }

  /** Lines as they are; what others wrote in them must have gone through `plain`. */
  block(lines: readonly string[]): void {
    if (lines.length > 0) this.#blocks.push(lines.join('\n'));
  }

  /** A heading with a list under it; nothing where the list is empty. */
  list(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    this.heading(heading);
    this.block(
      items.map((item) =>
        paragraph(plain(item), { width: this.width, indent: '    ', first: '  - ' }),
      ),
    );
  }

  /** Entries of several lines each; `mark` stands in a column of its own before the first. */
  entries(
    heading: string,
    rows: readonly { readonly mark: string; readonly lines: readonly string[] }[],
  ): void {
    if (rows.length === 0) return;
    if (heading !== '') this.heading(heading);
    const widest = Math.max(...rows.map(({ mark }) => widthOf(plain(mark))));
    const indent = ' '.repeat(widest === 0 ? 4 : widest + 2);
    const blocks = rows.map(({ mark, lines }) => {
      const [head = '', ...others] = lines.map(plain);
      const first = widest === 0 ? '' : plain(mark) + indent.slice(widthOf(plain(mark)));
      const parts = [paragraph(head, { width: this.width, indent, first })];
      for (const line of others) parts.push(paragraph(line, { width: this.width, indent }));
      return parts.join('\n');
    });
    this.#blocks.push(blocks.join('\n'));
  }

  /** A heading with a table under it; nothing where there are no rows. */
  table(heading: string, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    if (heading !== '') this.heading(heading);
    this.#blocks.push(table(columns, rows, this.width));
  }

  toString(): string {
    return `${this.#blocks.join('\n\n')}\n`;
  }
}
