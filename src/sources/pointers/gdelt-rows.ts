import { type CivilDay, parseCivilDay } from '../../kernel/index.ts';
import type { PointerCodes, PointerItem, PointerOrigin } from './pointer.ts';
import { pointerRefusal } from './pointer.ts';

/**
 * Rows of GDELT 2.0 after its codebooks (Event and Mentions V2.0, Global Knowledge Graph V2.1), and of the daily tables of events
 * of GDELT 1.0, whose places have a column less each (codebook V1.03): tabs between columns, no heading, UTF-8. Of a row only the columns that lead to the text and code it are looked at; scores and places are not.
 */
export type GdeltOrigin = Exclude<PointerOrigin, 'sitemap'>;

const EVENT = {
  id: 0,
  day: 1,
  actor1: 5,
  actor2: 15,
  cameo: 26,
  addedAt: 59,
  address: 60,
  columns: 61,
} as const;
/** The columns up to the code are the same in both. */
const EVENT_1 = { ...EVENT, addedAt: 56, address: 57, columns: 58 } as const;
/** Days before April 2013, and the files of whole months and years, have no address of a source. */
const EVENT_1_WITHOUT_ADDRESS = 57;
const MENTION = {
  id: 0,
  seenAt: 2,
  type: 3,
  address: 5,
  sentence: 6,
  confidence: 11,
  columns: 16,
} as const;
const GKG = { id: 0, seenAt: 1, collection: 2, address: 4, themes: 7, columns: 27 } as const;

/** Both tables call texts on the open web so; the others are citations, which lead nowhere. */
const ON_THE_WEB = '1';
const MAX_THEMES = 40;
const MAX_ADDRESS = 2000;

class Row {
  readonly #cells: readonly string[];

  /** Bytes are kept one to a unit until a cell is asked for: only that cell has to be valid. */
  constructor(line: Uint8Array) {
    this.#cells = Buffer.from(line.buffer, line.byteOffset, line.byteLength)
      .toString('latin1')
      .replace(/\r$/, '')
      .split('\t');
  }

  get columns(): number {
    return this.#cells.length;
  }

  /** Null where the cell is not valid UTF-8. */
  cell(at: number): string | null {
    const bytes = Buffer.from(this.#cells[at] ?? '', 'latin1');
    const text = bytes.toString('utf8');
    return text.includes('\ufffd') ? null : text.trim();
  }
}

function dayOf(digits: string | null): CivilDay | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(digits ?? '');
  return match === null ? null : parseCivilDay(`${match[1]}-${match[2]}-${match[3]}`);
}

function addressOf(cell: string | null): string | null {
  if (cell === null || cell.length > MAX_ADDRESS) return null;
  return /^https?:\/\//i.test(cell) && URL.canParse(cell) ? cell : null;
}

function actorsOf(...cells: readonly (string | null)[]): string[] {
  return cells.filter((cell): cell is string => /^[A-Z0-9]{2,30}$/i.test(cell ?? ''));
}

interface Coded {
  readonly address: string | null;
  readonly seenDay: CivilDay | null;
  readonly codes: PointerCodes;
}

function eventOf(row: Row, id: string): Coded | string {
  const places = row.columns === EVENT_1.columns ? EVENT_1 : EVENT;
  const cameo = row.cell(EVENT.cameo) ?? '';
  if (!/^\d{2,4}$/.test(cameo)) return 'it has no CAMEO code';
  return {
    address: addressOf(row.cell(places.address)),
    seenDay: dayOf(row.cell(places.addedAt)),
    codes: {
      id,
      eventDay: dayOf(row.cell(EVENT.day)),
      cameo,
      actors: actorsOf(row.cell(EVENT.actor1), row.cell(EVENT.actor2)),
      confidence: null,
      themes: [],
    },
  };
}

function mentionOf(row: Row, id: string): Coded | null {
  if (row.cell(MENTION.type) !== ON_THE_WEB) return null;
  const confidence = Number(row.cell(MENTION.confidence) ?? '');
  return {
    address: addressOf(row.cell(MENTION.address)),
    seenDay: dayOf(row.cell(MENTION.seenAt)),
    codes: {
      id: `${id}/${row.cell(MENTION.sentence) ?? ''}`,
      eventDay: null,
      cameo: null,
      actors: [],
      confidence: confidence >= 0 && confidence <= 100 ? confidence : null,
      themes: [],
    },
  };
}

function recordOf(row: Row, id: string): Coded | null {
  if (row.cell(GKG.collection) !== ON_THE_WEB) return null;
  const themes = (row.cell(GKG.themes) ?? '')
    .split(';')
    .filter((name) => /^[A-Z0-9_]{2,60}$/.test(name));
  return {
    address: addressOf(row.cell(GKG.address)),
    seenDay: dayOf(row.cell(GKG.seenAt)),
    codes: {
      id,
      eventDay: null,
      cameo: null,
      actors: [],
      confidence: null,
      themes: [...new Set(themes)].slice(0, MAX_THEMES),
    },
  };
}

interface Table {
  /** How many columns a row has, by version. */
  readonly columns: readonly number[];
  readonly read: (row: Row, id: string) => Coded | string | null;
}

const TABLES: Readonly<Record<GdeltOrigin, Table>> = {
  'gdelt-events': { columns: [EVENT.columns, EVENT_1.columns], read: eventOf },
  'gdelt-mentions': { columns: [MENTION.columns], read: mentionOf },
  'gdelt-gkg': { columns: [GKG.columns], read: recordOf },
};

/** Reads one row. Null for one that leads to no text on the web; refused with a reason where it is broken. */
export function parseGdeltRow(
  line: Uint8Array,
  origin: GdeltOrigin,
  at: { readonly name: string; readonly row: number },
): PointerItem | null {
  const table = TABLES[origin];
  const row = new Row(line);
  const refused = (why: string): PointerItem => pointerRefusal(at.name, at.row, why);
  if (origin === 'gdelt-events' && row.columns === EVENT_1_WITHOUT_ADDRESS)
    return refused('it is of a table of GDELT 1.0 without addresses');
  if (!table.columns.includes(row.columns))
    return refused(`it has ${row.columns} columns, not ${table.columns.join(' or ')}`);
  const id = row.cell(0) ?? '';
  if (!/^[\w-]{1,60}$/.test(id)) return refused('it has no identifier');
  const coded = table.read(row, id);
  if (coded === null) return null;
  if (typeof coded === 'string') return refused(coded);
  const { address, seenDay, codes } = coded;
  if (address === null) return refused('it has no address that leads to the web');
  if (seenDay === null) return refused('it has no day on which it was seen');
  return {
    kind: 'pointer',
    row: at.row,
    pointer: {
      address,
      origin,
      seenDay,
      publishedAt: null,
      publishedDay: null,
      title: null,
      outlet: null,
      language: null,
      codes,
    },
  };
}
