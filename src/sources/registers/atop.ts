import { edtf } from '../../kernel/index.ts';
import { type CsvRegister, item, refused, Steps, wholeNumber } from './csv-register.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import { NO_PARTY, type RegisterItem, type RegisterRow } from './register-row.ts';

/*
 * Alliance Treaty Obligations and Provisions (Leeds et al.): parties by Correlates of War numbers, days in three
 * columns, 0 where not known. The first day of an alliance and of a member is that of the signature; phases of an
 * alliance are rows of their own, so that a member has entered in its first row and left in its last alone.
 */

interface Member {
  readonly first: CsvRecord;
  last: CsvRecord;
}

function memberRow(heading: CsvHeading, { first, last }: Member): RegisterItem[] {
  const cell = (record: CsvRecord, name: string): string => heading.cell(record, name);
  const cowNumber = wholeNumber(cell(first, 'member'));
  if (cowNumber === null) return [refused(first.row, 'no number of a member')];
  const steps = new Steps();
  steps.onParts(
    'signed',
    ['yrent', 'moent', 'dayent'].map((name) => cell(first, name)),
    'yrent',
  );
  steps.onParts(
    'terminated',
    ['yrexit', 'moexit', 'dayexit'].map((name) => cell(last, name)),
    'yrexit',
  );
  const row: RegisterRow = {
    row: first.row,
    party: { ...NO_PARTY, cowNumber },
    counterpart: null,
    accord: { id: cell(first, 'atopid'), title: null, signed: null },
    steps: steps.found,
  };
  return [...steps.trouble.map((why) => refused(first.row, why)), item(row)];
}

function openMembers(heading: CsvHeading): (record: CsvRecord | null) => Iterable<RegisterItem> {
  let alliance = '';
  let members = new Map<string, Member>();
  return function* take(record) {
    const id = record === null ? '' : heading.cell(record, 'atopid');
    if (id !== alliance || record === null) {
      for (const member of members.values()) yield* memberRow(heading, member);
      members = new Map();
      alliance = id;
    }
    if (record === null) return;
    const number = heading.cell(record, 'member');
    const known = members.get(number);
    if (known === undefined) members.set(number, { first: record, last: record });
    else known.last = record;
  };
}

/** The file of alliances names all members, not when each entered: on the day of the alliance or later. */
function openAlliances(heading: CsvHeading): (record: CsvRecord | null) => Iterable<RegisterItem> {
  const columns = heading.columns.filter((name) => /^mem\d+$/.test(name));
  return function* take(record) {
    if (record === null) return;
    const steps = new Steps();
    steps.onParts(
      'signed',
      ['begyr', 'begmo', 'begday'].map((name) => heading.cell(record, name)),
      'begyr',
    );
    for (const why of steps.trouble) yield refused(record.row, why);
    const begin = steps.found[0]?.holds ?? null;
    for (const column of columns) {
      const cowNumber = wholeNumber(heading.cell(record, column));
      if (cowNumber === null || cowNumber <= 0) continue;
      yield item({
        row: record.row,
        party: { ...NO_PARTY, cowNumber },
        counterpart: null,
        accord: { id: heading.cell(record, 'atopid'), title: null, signed: begin },
        steps: [
          {
            stage: 'signed',
            holds: begin === null ? null : edtf(`${begin}/..`),
            basis: 'stated',
            from: `${column}: with the alliance or later`,
          },
        ],
      });
    }
  };
}

export const ATOP: CsvRegister = {
  needs: [
    ['atopid', 'member', 'yrent', 'moent', 'dayent', 'yrexit', 'moexit', 'dayexit'],
    ['atopid', 'begyr', 'begmo', 'begday', 'mem1'],
  ],
  open: (heading) => (heading.has('member') ? openMembers(heading) : openAlliances(heading)),
};
