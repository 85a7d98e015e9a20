import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSystem } from '../../../gate/system.ts';
import { civilDay, type Dispatch } from '../../kernel/index.ts';
import {
  renderCsv as csvOf,
  joinedList,
  renderParquet as parquetOf,
  renderJsonLines,
} from '../exports/render-table.ts';
import { EVENT_COLUMNS } from './event-columns.ts';
import { compileEventCoder, type EventRow } from './event-row.ts';
import { renderEvents } from './render-events.ts';

const renderCsv = (some: readonly EventRow[]) => csvOf({ columns: EVENT_COLUMNS, rows: some });
const renderParquet = (some: readonly EventRow[]) =>
  parquetOf({ columns: EVENT_COLUMNS, rows: some });

const TEXT =
  'Uruguay, "joining" =SUM(A1)\n\nUruguay signed the Paris Agreement on Thursday, Foreign Minister Ana Sosa said.\n\nChile will recall its ambassador from Peru.';

const DISPATCH: Dispatch = {
  id: 'd-000000000001',
  address: 'https://example.org/a?b=1,2',
  outlet: '=cmd|calc',
  outletKind: 'wire',
  title: 'Uruguay, "joining" =SUM(A1)',
  text: TEXT,
  titleSpan: null,
  language: 'en',
  byline: null,
  publishedAt: null,
  referenceDay: civilDay('2026-03-06'),
  referenceFrom: 'published',
  receivedAt: 0,
  knownDay: civilDay('2026-03-06'),
  revisionOf: null,
};

let rows: readonly EventRow[] = [];
beforeAll(async () => {
  const system = await openSystem();
  const coder = compileEventCoder(system.lexicon, system.names);
  const acts = system.acts({ text: TEXT, day: DISPATCH.referenceDay });
  rows = acts.map((act) => coder.rowOf(act, DISPATCH));
});

/** Reads CSV as RFC 4180 says, and takes the apostrophe away that keeps a spreadsheet from running a cell. */
function readCsv(csv: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/gy;
  for (let found = cell.exec(csv); found !== null; found = cell.exec(csv)) {
    const raw = found[1]?.replaceAll('""', '"') ?? found[2] ?? '';
    lines.at(-1)?.push(raw.startsWith("'") ? raw.slice(1) : raw);
    if (found[3] !== ',') lines.push([]);
  }
  return lines.slice(0, -1);
}

function asText(row: EventRow): string[] {
  return EVENT_COLUMNS.map(({ name }) => {
    const value = row[name];
    if (Array.isArray(value)) return joinedList(value as readonly string[]);
    return value === null ? '' : String(value);
  });
}

describe('rows of event data', () => {
  it('hold the act, its codes and its evidence', () => {
    const signed = rows.find((row) => row.treaty_action === 'signature');
    expect(signed).toMatchObject({
      event_date: '2026-03-05',
      event_date_basis: 'inferred',
      event_type: 'SUPPORT',
      quad_code: 1,
      cameo_code: '057',
      actor_name: ['Uruguay'],
      actor_country: ['URY'],
      actor_sector: ['GOV'],
      accord_id: 'paris-agreement',
      stage: 'signed',
      modality: 'done',
      trigger_text: 'signed',
      publication_date: '2026-03-06',
      story_id: DISPATCH.id,
    });
    expect(TEXT.slice(signed?.evidence_start, signed?.evidence_end)).toContain('signed');
  });

  it('give an act that lies ahead the code of the threat', () => {
    const recall = rows.find((row) => row.bilateral_act === 'recall-envoy');
    expect(recall).toMatchObject({
      event_type: 'THREATEN',
      event_mode: 'relations',
      cameo_code: '1313',
      quad_code: 3,
      actor_country: ['CHL'],
      recipient_country: ['PER'],
      modality: 'planned',
    });
  });
});

describe('formats', () => {
  it('JSON Lines read back as the rows', () => {
    const lines = renderJsonLines(rows).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
    expect(Object.keys(JSON.parse(lines[0] ?? '{}'))).toEqual(
      EVENT_COLUMNS.map(({ name }) => name),
    );
  });

  it('CSV reads back as the rows', () => {
    const [head, ...lines] = readCsv(renderCsv(rows));
    expect(head).toEqual(EVENT_COLUMNS.map(({ name }) => name));
    expect(lines).toEqual(rows.map(asText));
  });

  it('no cell of CSV begins as a formula', () => {
    const csv = renderCsv(rows);
    expect(csv).toContain(",'=cmd|calc,");
    expect(csv).not.toMatch(/(?:^|,|\n)"?[=+@-][a-z]/i);
  });

  it('any text comes back from CSV, and none runs', () => {
    const [row] = rows;
    if (row === undefined) throw new Error('no row');
    const printable = fc.string({ unit: fc.constantFrom(...'=+-@\'",;\n\r ab😀', 'é') });
    fc.assert(
      fc.property(printable, (headline) => {
        const csv = renderCsv([{ ...row, headline }]);
        const at = EVENT_COLUMNS.findIndex(({ name }) => name === 'headline');
        expect(readCsv(csv)[1]?.[at]).toBe(headline);
        const cell = /(?:^|[,\n])"?[=+\-@]/;
        expect(
          cell.test(renderCsv([{ ...row, headline: headline.replace(/[,\r\n"]/g, '') }])),
        ).toBe(false);
      }),
    );
  });

  it('Parquet reads back as the rows, with numbers and flags as such', async () => {
    const file = await renderParquet(rows);
    const read = await parquetReadObjects({ file: file.slice().buffer });
    expect(read).toHaveLength(rows.length);
    const expected = rows.map((row) =>
      Object.fromEntries(
        EVENT_COLUMNS.map(({ name, type }) => {
          const value = row[name];
          return [name, type === 'list' ? joinedList(value as readonly string[]) : value];
        }),
      ),
    );
    expect(read).toEqual(expected);
  });

  it('no rows are a file without rows', async () => {
    expect(await renderEvents([], 'jsonl')).toBe('');
    expect(readCsv(renderCsv([]))).toHaveLength(1);
    const file = await renderParquet([]);
    expect(await parquetReadObjects({ file: file.slice().buffer })).toEqual([]);
  });
});

describe('docs/reference/events.md', () => {
  const page = readFileSync(new URL('../../../docs/reference/events.md', import.meta.url), 'utf8');
  it.each(EVENT_COLUMNS)('has a row for $name with its type', ({ name, type }) => {
    expect(page).toContain(`| \`${name}\` | ${type} |`);
  });
});
