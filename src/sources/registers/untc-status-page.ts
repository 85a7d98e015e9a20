import { type CivilDay, parseCivilDay } from '../../kernel/index.ts';
import { parseWrittenDay } from './register-days.ts';
import { type CellDay, countingDay, marksOf, parseCell } from './untc-cell.ts';
import {
  type PageCell,
  type PageParts,
  type PageTable,
  plainWords,
  StatusPageReader,
} from './untc-table-reader.ts';

/** One participant of a treaty, as the depositary's page has it. */
export interface Participant {
  readonly name: string;
  readonly signature: CellDay | null;
  /** The act of consent to be bound that counts. */
  readonly consent: CellDay | null;
  readonly provisional: CivilDay | null;
  /** The act stands in brackets: the participant has left. */
  readonly isWithdrawn: boolean;
  /** Since when, where a note of the row says so. */
  readonly withdrawnDay: CivilDay | null;
  readonly withdrawalNotified: CivilDay | null;
  readonly notes: readonly string[];
}

/** That a treaty was extended to, or declared for, a territory. */
export interface TerritorialNotice {
  readonly participant: string;
  readonly day: CivilDay | null;
  readonly territories: string;
}

/** A page of the UN Treaty Collection on the status of one treaty. */
export interface StatusPage {
  /** Chapter and number: `XXVI-6`. */
  readonly number: string | null;
  readonly title: string;
  /** The day of which the page speaks. */
  readonly statusDay: CivilDay | null;
  readonly inForce: CivilDay | null;
  readonly statedSignatories: number | null;
  readonly statedParties: number | null;
  readonly columns: readonly string[];
  readonly participants: readonly Participant[];
  readonly territorial: readonly TerritorialNotice[];
  /** Cells that hold something that is no day: where, and what. */
  readonly strange: readonly { readonly row: number; readonly words: string }[];
  /** False where the page breaks off. */
  readonly isWhole: boolean;
}

type Role = 'participant' | 'signature' | 'provisional' | 'consent' | 'other';

const CONSENT =
  /ratif|access|accept|approv|consent|confirmation|succession\s*\(|adhesion|definitive/i;

function roleOf(heading: string, index: number): Role {
  if (index === 0) return 'participant';
  if (/provisional/i.test(heading)) return 'provisional';
  if (/^\s*signature/i.test(heading))
    return /ratif|access\w*\(|accept/i.test(heading) ? 'consent' : 'signature';
  return CONSENT.test(heading) ? 'consent' : 'other';
}

function wordsOf(cell: PageCell | undefined): string {
  return plainWords(cell?.lines.join(' ') ?? '');
}

const LEAVING = /withdr|denunci|denounc/i;
const TAKES_EFFECT =
  /(?:took effect|takes? effect|taking effect|with effect|effective|effect)(?: for [\w '’.()-]{1,60}?)?(?: as)?(?: from| on| as of)? (\d{1,2} [A-Z][a-z]{2,8} \d{4})/;
const NOTIFIED = /^On (\d{1,2} [A-Z][a-z]{2,8} \d{4}),/;

function leavingDays(
  notes: readonly string[],
): Pick<Participant, 'withdrawnDay' | 'withdrawalNotified'> {
  for (const note of notes) {
    if (!LEAVING.test(note)) continue;
    const effect = TAKES_EFFECT.exec(note)?.[1];
    const notice = NOTIFIED.exec(note)?.[1];
    return {
      withdrawnDay: effect === undefined ? null : parseWrittenDay(effect),
      withdrawalNotified: notice === undefined ? null : parseWrittenDay(notice),
    };
  }
  return { withdrawnDay: null, withdrawalNotified: null };
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PageCell[])[];
  readonly isClosed: boolean;
}

/** The table of participants: the one of that identifier, whose heading opens with “Participant”. */
function participantTable(tables: readonly PageTable[]): Table | null {
  for (const { id, rows, isClosed } of tables) {
    const [heading, ...rest] = rows;
    const columns = heading?.map(wordsOf) ?? [];
    if (!id.endsWith('tblgrid') || !/^(?:participant|state|signator)/i.test(columns[0] ?? ''))
      continue;
    return { columns, rows: rest, isClosed };
  }
  return null;
}

function participants(
  table: Table,
  notes: ReadonlyMap<string, string>,
): Pick<StatusPage, 'participants' | 'strange'> {
  const roles = table.columns.map(roleOf);
  const marks = table.columns.map(marksOf);
  const found: Participant[] = [];
  const strange: { row: number; words: string }[] = [];
  for (const [index, cells] of table.rows.entries()) {
    const name = wordsOf(cells[0]);
    if (name === '' || cells.length < 2) continue;
    const daysOf = (role: Role): CellDay[] =>
      cells.flatMap((cell, column) => {
        const own = marks[column];
        if (roles[column] !== role || own === undefined) return [];
        const { days, strange: odd } = parseCell(cell.lines, own);
        for (const words of odd) strange.push({ row: index + 1, words: words.slice(0, 100) });
        return [...days];
      });
    const signature = countingDay(daysOf('signature'));
    const consent = countingDay(daysOf('consent'));
    const provisional = countingDay(daysOf('provisional'));
    const own = [...new Set(cells.flatMap((cell) => cell.notes))].flatMap(
      (n) => notes.get(n) ?? [],
    );
    const isWithdrawn = (consent ?? signature)?.isBracketed ?? false;
    found.push({
      name,
      signature,
      consent,
      provisional: provisional?.day ?? null,
      isWithdrawn,
      ...(isWithdrawn ? leavingDays(own) : leavingDays([])),
      notes: own,
    });
  }
  return { participants: found, strange };
}

function territorialNotices(tables: readonly PageTable[]): TerritorialNotice[] {
  return tables
    .filter(({ id }) => id.endsWith('tblDec'))
    .flatMap(({ rows }) => rows.slice(1))
    .flatMap((cells) => {
      const participant = wordsOf(cells[0]);
      if (participant === '' || cells.length < 3) return [];
      const territories = wordsOf(cells[2]).slice(0, 1_000);
      return [{ participant, day: parseWrittenDay(wordsOf(cells[1])), territories }];
    });
}

function numberAfter(word: string, text: string): number | null {
  const match = new RegExp(`${word}\\s*:\\s*(\\d{1,4})`, 'i').exec(text);
  return match === null ? null : Number(match[1]);
}

function statusDay(text: string): CivilDay | null {
  const match = /(\d{2})-(\d{2})-(\d{4})/.exec(text);
  return match === null ? null : parseCivilDay(`${match[3]}-${match[2]}-${match[1]}`);
}

/** The title without its number in the chapter: “15. a Optional Protocol …”. */
function titleOf(field: string): string {
  return field.replace(/^\d{1,3}\s*\.\s*(?:[a-z]{1,2}\s+(?=[A-Z]))?/, '').trim();
}

/** What the parts of a page say; null where there is no table of participants. */
export function statusPageOf(parts: PageParts): StatusPage | null {
  const table = participantTable(parts.tables);
  if (table === null) return null;
  const field = (key: string): string => parts.fields.get(key) ?? '';
  const force = /\d{1,2} [A-Z][a-z]{2,8} \d{4}/.exec(field('entry-into-force'))?.[0];
  return {
    number: parts.number,
    title: titleOf(field('title')),
    statusDay: statusDay(field('status-day')),
    inForce: force === undefined ? null : parseWrittenDay(force),
    statedSignatories: numberAfter('Signatories', field('counts')),
    statedParties: numberAfter('Parties', field('counts')),
    columns: table.columns,
    ...participants(table, parts.notes),
    territorial: territorialNotices(parts.tables),
    isWhole: table.isClosed && !parts.isCut,
  };
}

/** Reads a status page from its pieces; null where it holds no table of participants. Never throws. */
export function parseStatusPage(pieces: Iterable<string>): StatusPage | null {
  const reader = new StatusPageReader();
  for (const piece of pieces) reader.write(piece);
  return statusPageOf(reader.end());
}

/** Signatories and parties as the page counts them: what stands in brackets does not count. */
export function countsOfPage(page: StatusPage): {
  readonly signatories: number;
  readonly parties: number;
} {
  const counts = (day: CellDay | null): boolean => day !== null && !day.isBracketed;
  return {
    signatories: page.participants.filter(({ signature }) => counts(signature)).length,
    parties: page.participants.filter(
      ({ consent, signature }) =>
        counts(consent) ||
        (consent === null && counts(signature) && signature?.kind === 'definitive signature'),
    ).length,
  };
}
