import { edtf } from '../../kernel/index.ts';
import { type CsvRegister, isBlank, item, refused, Steps, wholeNumber } from './csv-register.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import { NO_PARTY, type PartyName, type RegisterItem } from './register-row.ts';

/*
 * Design of Trade Agreements (Dür, Baccini, Elsig): parties by ISO numbers in `c1` and on, or two to a row in the list
 * of pairs; a year of signature, and one in which the treaty as a whole entered into force, for a party then or later. `mc` is 1 for the one that leaves in a withdrawal. Rows
 * on accessions name members and those who join without telling them apart, and amendments are accords of their own.
 */

function parties(
  heading: CsvHeading,
  record: CsvRecord,
): (PartyName & { readonly mark: string })[] {
  if (heading.has('iso1')) {
    return (['1', '2'] as const).map((number) => ({
      ...NO_PARTY,
      isoNumeric: wholeNumber(heading.cell(record, `iso${number}`)),
      name: heading.cell(record, `country${number}`),
      mark: '',
    }));
  }
  return heading.columns
    .filter((name) => /^c\d+$/.test(name))
    .flatMap((name) => {
      const isoNumeric = wholeNumber(heading.cell(record, name));
      if (isoNumeric === null) return [];
      return { ...NO_PARTY, isoNumeric, mark: heading.cell(record, `m${name}`) };
    });
}

function stepsOf(heading: CsvHeading, record: CsvRecord, isWithdrawal: boolean): Steps {
  const steps = new Steps();
  const year = heading.cell(record, 'year');
  const force = heading.cell(record, 'entryforceyear');
  if (isWithdrawal) {
    steps.onParts('withdrawn', [isBlank(force) ? year : force], 'entryforceyear');
    return steps;
  }
  steps.onParts('signed', [year], 'year');
  const inForce = new Steps();
  inForce.onParts('in-force', [force], 'entryforceyear');
  steps.trouble.push(...inForce.trouble);
  for (const step of inForce.found) {
    const holds = step.holds === null ? null : edtf(`${step.holds}/..`);
    steps.found.push({ ...step, holds, from: 'entryforceyear of the treaty: then or later' });
  }
  return steps;
}

function* take(heading: CsvHeading, record: CsvRecord): Generator<RegisterItem> {
  const kind = heading.cell(record, 'entry_type');
  if (kind !== 'base_treaty' && kind !== 'withdrawal') {
    yield refused(record.row, `rows of the type “${kind.slice(0, 40)}” are not read`);
    return;
  }
  const title = heading.cell(record, 'name');
  const base = heading.cell(record, 'base_treaty');
  const id = kind === 'withdrawal' ? base : heading.cell(record, 'number');
  const steps = stepsOf(heading, record, kind === 'withdrawal');
  for (const why of steps.trouble) yield refused(record.row, why);
  const all = parties(heading, record);
  const own = kind === 'withdrawal' ? all.filter(({ mark }) => mark === '1') : all;
  for (const { mark: _mark, ...party } of own) {
    yield item({
      row: record.row,
      party,
      counterpart: null,
      accord: { id, title: kind === 'withdrawal' ? null : title, signed: null },
      steps: steps.found,
    });
  }
}

export const DESTA: CsvRegister = {
  needs: [
    ['number', 'base_treaty', 'name', 'entry_type', 'year', 'entryforceyear', 'c1'],
    ['number', 'base_treaty', 'name', 'entry_type', 'year', 'entryforceyear', 'iso1', 'iso2'],
  ],
  open: (heading) =>
    function* open(record) {
      if (record !== null) yield* take(heading, record);
    },
};
