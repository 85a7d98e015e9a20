import { edtf } from '../../kernel/index.ts';
import { type CsvRegister, isBlank, item, refused, wholeNumber } from './csv-register.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import { NO_PARTY, type PartyName, type RegisterItem, type RegisterStep } from './register-row.ts';

/*
 * Correlates of War, Intergovernmental Organizations: a row for each state and year with a column for each
 * organisation, or a row for each organisation and year with a column for each state. 1 is full membership; 0, 2 and 3
 * (none, associate, observer) are not; -9 is missing and -1 outside of the system of states. A spell of years of full
 * membership gives a member since its first year, and one that has withdrawn in the year after its last. Rows must
 * be in order of year within a state or organisation, as the files are.
 */

const NOT_COLUMNS = new Set([
  'ccode',
  'year',
  'state',
  'stateabb',
  'ioname',
  'orgname',
  'ionum',
  'igocode',
]);

interface Spell {
  readonly row: number;
  readonly from: number;
  /** The year of the row before; null where there is none, so that the member may have entered earlier. */
  readonly before: number | null;
  to: number;
  /** The first year in which the file says that it is no full member; null where it says nothing. */
  leftBy: number | null;
}

function year(value: number): string {
  return String(value).padStart(4, '0');
}

function stepsOf({ from, to, before, leftBy }: Spell): RegisterStep[] {
  const since: RegisterStep = {
    stage: 'member',
    holds: edtf(
      before === null
        ? `../${year(from)}`
        : before === from - 1
          ? year(from)
          : `${year(before + 1)}/${year(from)}`,
    ),
    basis: 'stated',
    from: `full member from ${from} to ${to}`,
  };
  if (leftBy === null) return [since];
  const left = leftBy === to + 1 ? year(leftBy) : `${year(to + 1)}/${year(leftBy)}`;
  const words = `full member up to ${to}, not in ${leftBy}`;
  return [since, { stage: 'withdrawn', holds: edtf(left), basis: 'inferred', from: words }];
}

interface Shape {
  readonly key: (record: CsvRecord) => string;
  readonly party: (key: string, column: string) => PartyName;
  readonly accord: (
    key: string,
    column: string,
  ) => { readonly id: string; readonly title: string | null };
}

function shapeOf(heading: CsvHeading): Shape {
  if (heading.has('ccode')) {
    return {
      key: (record) => heading.cell(record, 'ccode'),
      party: (key) => ({ ...NO_PARTY, cowNumber: wholeNumber(key) }),
      accord: (_key, column) => ({ id: column, title: null }),
    };
  }
  return {
    key: (record) => heading.cell(record, 'ioname'),
    party: (_key, column) => ({ ...NO_PARTY, name: column }),
    accord: (key) => ({ id: key, title: null }),
  };
}

function open(heading: CsvHeading): (record: CsvRecord | null) => Iterable<RegisterItem> {
  const shape = shapeOf(heading);
  const columns = heading.columns.filter(
    (name) => name !== '' && !NOT_COLUMNS.has(name.toLowerCase()),
  );
  let key = '';
  let lastYear: number | null = null;
  let spells = new Map<string, Spell[]>();
  function* flush(): Generator<RegisterItem> {
    for (const [column, list] of spells) {
      yield item({
        row: list[0]?.row ?? 0,
        party: shape.party(key, column),
        counterpart: null,
        accord: { ...shape.accord(key, column), signed: null },
        steps: list.flatMap(stepsOf),
      });
    }
    spells = new Map();
    lastYear = null;
  }
  function follow(column: string, value: string, at: { row: number; year: number }): void {
    const list = spells.get(column) ?? [];
    const last = list.at(-1);
    const isOpen = last !== undefined && last.to === lastYear && last.leftBy === null;
    if (value !== '1') {
      if (isOpen && value !== '-9') last.leftBy = at.year;
    } else if (isOpen) {
      last.to = at.year;
    } else {
      list.push({ row: at.row, from: at.year, to: at.year, before: lastYear, leftBy: null });
      spells.set(column, list);
    }
  }
  return function* take(record) {
    const next = record === null ? '' : shape.key(record);
    if (next !== key || record === null) {
      yield* flush();
      key = next;
    }
    if (record === null) return;
    const at = wholeNumber(heading.cell(record, 'year'));
    if (at === null || isBlank(next)) {
      yield refused(record.row, at === null ? 'no year' : 'no code');
    } else if (lastYear !== null && at <= lastYear) {
      yield refused(record.row, 'the years are not in order');
    } else {
      for (const column of columns) {
        follow(column, heading.cell(record, column), { row: record.row, year: at });
      }
      lastYear = at;
    }
  };
}

export const COW_IGO: CsvRegister = {
  needs: [
    ['ccode', 'year'],
    ['ioname', 'year'],
  ],
  open,
};
