import type { Stage } from '../../kernel/index.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import { isEitherOfTwoDays, parseTableDay, partsDay } from './register-days.ts';
import {
  NO_PARTY,
  type PartyName,
  type RegisterItem,
  type RegisterRow,
  type RegisterStep,
} from './register-row.ts';

/** A register that comes as a table: which columns tell it, and what its records say. */
export interface CsvRegister {
  /** Sets of columns of which one must be there whole; the messages name the first. */
  readonly needs: readonly (readonly string[])[];
  /** Starts on a file; the function it gives is called for each record in order, and once with null at the end. */
  readonly open: (heading: CsvHeading) => (record: CsvRecord | null) => Iterable<RegisterItem>;
}

/** A cell that means “nothing”. */
export function isBlank(cell: string): boolean {
  return cell === '' || cell === 'NA' || cell === 'NULL' || cell === '.';
}

export function wholeNumber(cell: string): number | null {
  return /^-?\d{1,9}$/.test(cell) ? Number(cell) : null;
}

export function byName(name: string): PartyName | null {
  return isBlank(name) ? null : { ...NO_PARTY, name };
}

export function byCode(code: string, name: string): PartyName | null {
  if (isBlank(code)) return byName(name);
  const isCode = /^[A-Z]{3}$/.test(code);
  return {
    ...NO_PARTY,
    code: isCode ? code : null,
    name: isBlank(name) ? (isCode ? null : code) : name,
  };
}

export function refused(row: number, why: string): RegisterItem {
  return { kind: 'refused', row, why };
}

export function item(row: RegisterRow): RegisterItem {
  return { kind: 'row', row };
}

/** Gathers the steps of a record and what is wrong with its days. */
export class Steps {
  readonly found: RegisterStep[] = [];
  readonly trouble: string[] = [];

  /** A step whose day stands in a cell; no step where the cell holds none. */
  onDay(stage: Stage, cell: string, column: string): void {
    const holds = parseTableDay(cell);
    if (holds === undefined) {
      const why = isEitherOfTwoDays(cell) ? 'may be either of two days' : 'is no day';
      this.trouble.push(`“${cell.slice(0, 40)}” in ${column} ${why}`);
    }
    if (holds != null) this.found.push({ stage, holds, basis: 'stated', from: column });
  }

  /** The same from cells for year, month and day. */
  onParts(stage: Stage, parts: readonly string[], column: string): void {
    const [year, month, day] = parts.map((part) => wholeNumber(part) ?? 0);
    const holds = partsDay(year ?? 0, month ?? 0, day ?? 0);
    if (holds === undefined) this.trouble.push(`${parts.join('-')} in ${column} is no day`);
    else if (holds !== null) this.found.push({ stage, holds, basis: 'stated', from: column });
  }
}
