import { Parser } from 'htmlparser2';

/** A cell as lines of text, with the numbers of the notes that it points to. */
export interface PageCell {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

export interface PageTable {
  readonly id: string;
  readonly rows: readonly (readonly PageCell[])[];
  /** False where the page ends before the table does. */
  readonly isClosed: boolean;
}

/** What stands on a status page, before anybody says what it means. */
export interface PageParts {
  readonly tables: readonly PageTable[];
  /** Text of the elements with an identifier of interest, by the last part of that identifier. */
  readonly fields: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  /** `mtdsg_no` of the page's own address. */
  readonly number: string | null;
  /** Whether the page breaks off before its end. */
  readonly isCut: boolean;
}

const MAX_ROWS = 5_000;
const MAX_CELL = 4_000;
const MAX_FIELD = 4_000;
const MAX_NOTES = 5_000;
const MAX_DEPTH = 2_000;
const PIECE_LENGTH = 8 * 1024;
/** Elements whose text is kept, by how their identifier ends. */
const FIELD = /(?:rptTreaty_ctl00_tcTreaty|rptEIF_ctl00_tcText|rptStatus_ctl00_tcText|_div3)$/;
const HEAD_TABLE = /(?:tblgrid|tblDec)$/;

interface OpenTable {
  readonly id: string;
  readonly depth: number;
  readonly rows: PageCell[][];
  row: PageCell[] | null;
  lines: string[] | null;
  notes: string[];
  sup: number;
}

/**
 * Reads a status page piece by piece. Only tables of participants and of territories, four fields and the notes are
 * kept; everything else passes by. Nesting, rows and lengths are bounded, and what is over a bound is left out.
 */
export class StatusPageReader {
  readonly #tables: PageTable[] = [];
  readonly #fields = new Map<string, string>();
  readonly #notes = new Map<string, string>();
  readonly #parser: Parser;
  #number: string | null = null;
  #depth = 0;
  #table: OpenTable | null = null;
  #field: { key: string; depth: number; text: string } | null = null;
  #note: { number: string | null; depth: number; text: string } | null = null;

  #isCut = false;

  constructor() {
    this.#parser = new Parser({
      onopentag: (name, attributes) => this.#open(name, attributes),
      ontext: (text) => this.#text(text),
      onclosetag: (name, isImplied) => this.#close(name, isImplied),
    });
  }

  /** The parser cannot be stopped inside of a piece, so that long ones are cut. */
  write(piece: string): void {
    for (let from = 0; from < piece.length && this.#depth <= MAX_DEPTH; from += PIECE_LENGTH) {
      this.#parser.write(piece.slice(from, from + PIECE_LENGTH));
    }
  }

  end(): PageParts {
    if (this.#depth <= MAX_DEPTH) this.#parser.end();
    if (this.#table !== null) this.#endTable(false);
    return {
      tables: this.#tables,
      fields: this.#fields,
      notes: this.#notes,
      number: this.#number,
      isCut: this.#isCut,
    };
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    const id = attributes['id'] ?? '';
    if (name === 'form' && this.#number === null) {
      this.#number = /mtdsg_no=([A-Za-z0-9.-]{1,40})/.exec(attributes['action'] ?? '')?.[1] ?? null;
    }
    if (name === 'table' && this.#table === null && HEAD_TABLE.test(id)) {
      const depth = this.#depth;
      this.#table = { id, depth, rows: [], row: null, lines: null, notes: [], sup: 0 };
      return;
    }
    if (this.#table !== null) this.#openInTable(name, attributes, this.#table);
    else if (this.#field === null && FIELD.test(id) && !this.#fields.has(fieldKey(id))) {
      this.#field = { key: fieldKey(id), depth: this.#depth, text: '' };
    } else if (this.#note === null && /_divNotesAll$/.test(id)) {
      this.#note = { number: null, depth: this.#depth, text: '' };
    } else if (name === 'a' && this.#note !== null && attributes['name'] !== undefined) {
      this.#note.number ??= attributes['name'];
    }
    if (name === 'br') this.#text('\n');
  }

  #openInTable(name: string, attributes: Readonly<Record<string, string>>, table: OpenTable): void {
    if (name === 'tr') {
      table.row = [];
    } else if (name === 'td' || name === 'th') {
      table.row ??= [];
      table.lines = [''];
      table.notes = [];
      table.sup = 0;
    } else if (name === 'br') {
      table.lines?.push('');
    } else if (name === 'sup') {
      table.sup += 1;
    } else if (name === 'a' && table.sup > 0) {
      const note = /^#(\d{1,4})$/.exec(attributes['href'] ?? '')?.[1];
      if (note !== undefined && table.notes.length < 50) table.notes.push(note);
    }
  }

  #text(text: string): void {
    if (this.#table !== null) {
      const { lines, sup } = this.#table;
      const line = lines?.at(-1);
      if (lines === null || line === undefined || sup > 0 || line.length > MAX_CELL) return;
      if (text !== '\n') lines[lines.length - 1] = line + text;
    } else if (this.#field !== null && this.#field.text.length < MAX_FIELD) {
      this.#field.text += text;
    } else if (this.#note !== null && this.#note.text.length < MAX_FIELD) {
      this.#note.text += text;
    }
  }

  #close(name: string, isImplied: boolean): void {
    // Of a page that has its end, no parser needs to guess it.
    if (name === 'html' && isImplied) this.#isCut = true;
    const table = this.#table;
    if (table !== null) {
      if (name === 'sup') table.sup = Math.max(0, table.sup - 1);
      if ((name === 'td' || name === 'th') && table.lines !== null) {
        table.row?.push({ lines: table.lines, notes: table.notes });
        table.lines = null;
      }
      if (name === 'tr' && table.row !== null) {
        if (table.rows.length < MAX_ROWS) table.rows.push(table.row);
        table.row = null;
      }
      if (name === 'table' && this.#depth === table.depth) this.#endTable(!isImplied);
    } else if (this.#field !== null && this.#depth === this.#field.depth) {
      this.#fields.set(this.#field.key, plainWords(this.#field.text));
      this.#field = null;
    } else if (this.#note !== null && this.#depth === this.#note.depth) {
      const { number, text } = this.#note;
      if (number !== null && this.#notes.size < MAX_NOTES)
        this.#notes.set(number, withoutNumber(plainWords(text), number));
      this.#note = null;
    }
    this.#depth -= 1;
  }

  #endTable(isClosed: boolean): void {
    if (this.#table === null) return;
    const { id, rows } = this.#table;
    this.#tables.push({ id, rows, isClosed });
    this.#table = null;
  }
}

function fieldKey(id: string): string {
  return /tcTreaty$/.test(id)
    ? 'title'
    : /rptEIF/.test(id)
      ? 'entry-into-force'
      : /rptStatus/.test(id)
        ? 'counts'
        : 'status-day';
}

/** The number of a note is the first word of its text. */
function withoutNumber(text: string, number: string): string {
  return text.startsWith(number) ? text.slice(number.length).trim() : text;
}

/** White space, and the hard spaces of these pages, folded. */
export function plainWords(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
