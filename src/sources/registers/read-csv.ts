import { ChanceryError } from '../../kernel/index.ts';

/** A row longer than this is no row of a register; it is what a forgotten quotation mark makes of a file. */
const MAX_ROW_LENGTH = 512 * 1024;
const MAX_COLUMNS = 4_000;

/** A record of a table with the number of its row; the row below the heading is 1. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Takes a text in pieces and gives its records: RFC 4180, with any delimiter of one character. */
class CsvSplitter {
  readonly #name: string;
  readonly #delimiter: string;
  #cells: string[] = [];
  #cell = '';
  #length = 0;
  #row = 0;
  /** `after` is just behind a closing quotation mark. */
  #state: 'start' | 'plain' | 'quoted' | 'after' = 'start';

  constructor(name: string, delimiter: string) {
    this.#name = name;
    this.#delimiter = delimiter;
  }

  *write(text: string): Generator<CsvRecord> {
    let at = 0;
    while (at < text.length) {
      if (this.#state === 'quoted') {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        this.#grow(text.slice(at, end));
        at = end;
        if (quote >= 0) {
          this.#state = 'after';
          at += 1;
        }
        continue;
      }
      const char = text[at] ?? '';
      if (char === '"' && this.#state !== 'plain') {
        if (this.#state === 'after') this.#grow('"');
        this.#state = 'quoted';
        at += 1;
      } else if (char === this.#delimiter) {
        this.#endCell();
        at += 1;
      } else if (char === '\n') {
        yield* this.#endRow();
        at += 1;
      } else if (char === '\r') {
        at += 1;
      } else {
        const end = this.#plainEnd(text, at);
        this.#grow(text.slice(at, end));
        this.#state = 'plain';
        at = end;
      }
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.#state === 'quoted') {
      throw new ChanceryError('import.cut-short', {
        name: this.#name,
        where: `row ${this.#row}, inside of quotation marks`,
      });
    }
    if (this.#cells.length > 0 || this.#cell !== '') yield* this.#endRow();
  }

  #plainEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const char = text[at];
      if (char === '\n' || char === '\r' || char === this.#delimiter) return at;
    }
    return text.length;
  }

  #grow(text: string): void {
    this.#length += text.length;
    if (this.#length > MAX_ROW_LENGTH) {
      throw new ChanceryError('import.row-too-long', {
        name: this.#name,
        row: this.#row,
        limit: MAX_ROW_LENGTH,
      });
    }
    this.#cell += text;
  }

  #endCell(): void {
    if (this.#cells.length < MAX_COLUMNS) this.#cells.push(this.#cell);
    this.#cell = '';
    this.#length += 1;
    this.#state = 'start';
  }

  *#endRow(): Generator<CsvRecord> {
    this.#endCell();
    const cells = this.#cells;
    this.#cells = [];
    this.#length = 0;
    if (cells.length === 1 && cells[0] === '') return;
    yield { row: this.#row, cells };
    this.#row += 1;
  }
}

const DELIMITERS = [';', '\t', ','] as const;
/** Longest heading in which a delimiter is looked for. */
const MAX_HEADING = 64 * 1024;

/** What parts the cells: as told, or where the heading has none of that, the mark that spreadsheets put there instead. */
function delimiterIn(heading: string, told: string): string {
  const bare = heading.replace(/"[^"]*"/g, '');
  if (bare.includes(told)) return told;
  return DELIMITERS.find((mark) => bare.includes(mark)) ?? told;
}

/**
 * The records of a table, the heading first with row 0. A byte-order mark is passed over, and so is the line `sep=;`
 * that spreadsheets write.
 */
export async function* readCsv(
  texts: AsyncIterable<string>,
  options: { readonly name: string; readonly delimiter: string },
): AsyncGenerator<CsvRecord> {
  let splitter: CsvSplitter | null = null;
  let head = '';
  for await (const text of texts) {
    if (splitter !== null) {
      yield* splitter.write(text);
      continue;
    }
    head += text;
    const body = head.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
    const end = body.indexOf('\n');
    if ((end < 0 || /^sep=.?\r?$/i.test(body.slice(0, end))) && head.length < MAX_HEADING) continue;
    splitter = new CsvSplitter(options.name, delimiterIn(body.slice(0, end), options.delimiter));
    yield* splitter.write(body);
  }
  if (splitter === null) {
    const body = head.replace(/^\ufeff/, '');
    splitter = new CsvSplitter(options.name, delimiterIn(body, options.delimiter));
    yield* splitter.write(body);
  }
  yield* splitter.end();
}

/** Looks cells up by the names of a heading, case and white space folded. */
export class CsvHeading {
  readonly #at = new Map<string, number>();
  readonly columns: readonly string[];

  constructor(cells: readonly string[]) {
    this.columns = cells.map((cell) => cell.trim());
    for (const [index, name] of this.columns.entries()) {
      const key = name.toLowerCase();
      if (key !== '' && !this.#at.has(key)) this.#at.set(key, index);
    }
  }

  has(name: string): boolean {
    return this.#at.has(name.toLowerCase());
  }

  /** The trimmed cell of a record; empty where the column or the cell is not there. */
  cell(record: CsvRecord, name: string): string {
    const index = this.#at.get(name.toLowerCase());
    return index === undefined ? '' : (record.cells[index] ?? '').trim();
  }
}
