import type { Stage } from '../../kernel/index.ts';
import { byCode, type CsvRegister, isBlank, item, refused, Steps } from './csv-register.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import { parseTableDay } from './register-days.ts';
import type { RegisterItem } from './register-row.ts';

/*
 * manytreaties (globalgov): a row for each state and treaty, with columns for its steps. 31.12.9999 means “no end”.
 * `stateRat` is the consent to be bound, whatever its kind; columns beside it say the kind by the same day.
 */

const KINDS: readonly (readonly [string, Stage])[] = [
  ['Accession', 'acceded'],
  ['Succession', 'acceded'],
  ['Acceptance', 'accepted'],
];

function consentStage(heading: CsvHeading, record: CsvRecord, cell: string): Stage {
  const day = parseTableDay(cell);
  const kind = KINDS.find(([column]) => parseTableDay(heading.cell(record, column)) === day);
  return day === null || day === undefined ? 'ratified' : (kind?.[1] ?? 'ratified');
}

function* take(heading: CsvHeading, record: CsvRecord): Generator<RegisterItem> {
  const cell = (name: string): string => heading.cell(record, name);
  const party = byCode(cell('stateID'), cell('StateName'));
  const title = cell('Title');
  if (party === null || isBlank(title)) {
    yield refused(record.row, party === null ? 'no state' : 'no title');
    return;
  }
  const steps = new Steps();
  const consent = isBlank(cell('stateRat')) ? cell('StateRatification') : cell('stateRat');
  steps.onDay('signed', cell('stateSignature'), 'stateSignature');
  steps.onDay(consentStage(heading, record, consent), consent, 'stateRat');
  if (isBlank(consent)) {
    steps.onDay('acceded', isBlank(cell('Accession')) ? '' : cell('Accession'), 'Accession');
  }
  steps.onDay('in-force', cell('stateForce'), 'stateForce');
  steps.onDay(
    'withdrawn',
    isBlank(cell('stateWithdrawal')) ? '' : cell('stateWithdrawal'),
    'stateWithdrawal',
  );
  for (const why of steps.trouble) yield refused(record.row, why);
  const signed = parseTableDay(isBlank(cell('Signature')) ? cell('Begin') : cell('Signature'));
  yield item({
    row: record.row,
    party,
    counterpart: null,
    accord: { id: cell('treatyID'), title, signed: signed ?? null },
    steps: steps.found,
  });
}

export const MANYTREATIES: CsvRegister = {
  needs: [['treatyID', 'stateID', 'Title', 'stateSignature', 'stateForce']],
  open: (heading) =>
    function* open(record) {
      if (record !== null) yield* take(heading, record);
    },
};
