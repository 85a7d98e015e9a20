import type { Stage } from '../../kernel/index.ts';
import { byName, type CsvRegister, isBlank, item, refused, Steps } from './csv-register.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import type { RegisterItem } from './register-row.ts';

/*
 * International Environmental Agreements Database (Mitchell et al.): a row for each action of each country, with the
 * day as `2014-00-00` where parts are not known. Tacit acceptance of amendments is left to the amendments.
 */

/** What the register calls an action, and the stage; the first that fits decides, so that the longer come first. */
const ACTIONS: readonly (readonly [RegExp, Stage])[] = [
  [/^entry into force(?: \d)?$/i, 'in-force'],
  [/^(?:definitive )?signature$/i, 'signed'],
  [/^(?:ratification|deposit \(ratification\)|consent to be bound)$/i, 'ratified'],
  [
    /^(?:(?:definitive )?(?:accession|adhesion|adherence)|deposit \((?:accession|adhesion|adherence)\)|succession)$/i,
    'acceded',
  ],
  [/^(?:acceptance|deposit \(acceptance\))$/i, 'accepted'],
  [/^(?:approval|approbation)$/i, 'approved'],
  [/^provisional application$/i, 'provisional'],
  [/^(?:withdrawal(?: \d)?|denunciation \(effective date\))$/i, 'withdrawn'],
  [/^denunciation$/i, 'withdrawal-notified'],
  [/^termination$/i, 'terminated'],
];

function stageOf(action: string): Stage | null {
  return ACTIONS.find(([words]) => words.test(action))?.[1] ?? null;
}

function* actionRow(heading: CsvHeading, record: CsvRecord): Generator<RegisterItem> {
  const action = heading.cell(record, 'action');
  const stage = stageOf(action);
  const party = byName(heading.cell(record, 'country'));
  if (stage === null) {
    yield refused(record.row, `the action “${action.slice(0, 60)}” is not read`);
  } else if (party === null) {
    yield refused(record.row, 'no country');
  } else {
    const steps = new Steps();
    steps.onDay(stage, heading.cell(record, 'date'), 'date');
    for (const why of steps.trouble) yield refused(record.row, why);
    const title = heading.cell(record, 'name');
    yield item({
      row: record.row,
      party,
      counterpart: null,
      accord: {
        id: heading.cell(record, 'iea'),
        title: isBlank(title) ? null : title,
        signed: null,
      },
      steps:
        steps.found.length + steps.trouble.length > 0
          ? steps.found
          : [{ stage, holds: null, basis: 'stated', from: action }],
    });
  }
}

function* agreementRow(heading: CsvHeading, record: CsvRecord): Generator<RegisterItem> {
  const steps = new Steps();
  steps.onDay('signed', heading.cell(record, 'signed'), 'signed');
  const signed = steps.found[0]?.holds ?? null;
  steps.onDay('in-force', heading.cell(record, 'in_force'), 'in_force');
  for (const why of steps.trouble) yield refused(record.row, why);
  yield item({
    row: record.row,
    party: null,
    counterpart: null,
    accord: { id: heading.cell(record, 'iea'), title: heading.cell(record, 'name'), signed },
    steps: steps.found,
  });
}

export const IEADB: CsvRegister = {
  needs: [
    ['iea', 'country', 'action', 'date'],
    ['iea', 'name', 'signed', 'in_force'],
  ],
  open: (heading) =>
    function* open(record) {
      if (record === null) return;
      yield* heading.has('country') ? actionRow(heading, record) : agreementRow(heading, record);
    },
};
