import { ChanceryError } from '../../kernel/index.ts';
import { byName, type CsvRegister, isBlank, item, refused, Steps } from './csv-register.ts';
import type { RegisterMapping } from './mapping.ts';
import type { CsvHeading, CsvRecord } from './read-csv.ts';
import { NO_PARTY, type PartyName, type RegisterItem } from './register-row.ts';

type Columns = NonNullable<RegisterMapping['columns']>;
type StepRule = Columns['steps'][number];

function columnsOf(on: StepRule['on']): string[] {
  if (on === undefined) return [];
  if (typeof on === 'string') return [on];
  return [on.year, on.month, on.day].filter((name) => name !== undefined);
}

function partyOf(cell: string): PartyName | null {
  if (/^[A-Z]{3}$/.test(cell)) return { ...NO_PARTY, code: cell, name: cell };
  return byName(cell);
}

function stageOf(rule: StepRule, heading: CsvHeading, record: CsvRecord) {
  if ('stage' in rule) return rule.stage;
  return rule.values[heading.cell(record, rule.stageFrom)] ?? null;
}

function stepsOf(columns: Columns, heading: CsvHeading, record: CsvRecord): Steps {
  const steps = new Steps();
  for (const rule of columns.steps) {
    const stage = stageOf(rule, heading, record);
    if (stage === null) continue;
    const { on } = rule;
    if (on === undefined) {
      steps.found.push({ stage, holds: null, basis: 'stated', from: 'the row' });
    } else if (typeof on === 'string') {
      steps.onDay(stage, heading.cell(record, on), on);
    } else {
      const cell = (name: string | undefined): string =>
        name === undefined ? '' : heading.cell(record, name);
      steps.onParts(stage, [cell(on.year), cell(on.month), cell(on.day)], on.year);
    }
  }
  return steps;
}

function* take(
  mapping: RegisterMapping,
  columns: Columns,
  at: { readonly heading: CsvHeading; readonly record: CsvRecord },
): Generator<RegisterItem> {
  const { heading, record } = at;
  const party = partyOf(heading.cell(record, columns.party));
  if (party === null) {
    yield refused(record.row, `no party in ${columns.party}`);
    return;
  }
  const steps = stepsOf(columns, heading, record);
  for (const why of steps.trouble) yield refused(record.row, why);
  const title = columns.accord === undefined ? '' : heading.cell(record, columns.accord);
  const id = columns.accordId === undefined ? '' : heading.cell(record, columns.accordId);
  const counterpart =
    columns.counterpart === undefined ? null : partyOf(heading.cell(record, columns.counterpart));
  yield item({
    row: record.row,
    party,
    counterpart,
    accord:
      columns.counterpart !== undefined
        ? null
        : {
            id: mapping.accord ?? (isBlank(id) ? null : id),
            title: isBlank(title) ? null : title,
            signed: null,
          },
    steps: steps.found,
  });
}

/** The register that a mapping describes. Throws `import.mapping` where it says nothing of columns. */
export function mappedCsv(mapping: RegisterMapping, name: string): CsvRegister {
  const { columns } = mapping;
  if (columns === undefined) {
    throw new ChanceryError('import.mapping', { name, why: '“columns” is missing' });
  }
  const hasAccord = columns.counterpart ?? columns.accord ?? columns.accordId ?? mapping.accord;
  if (hasAccord === undefined) {
    const why = 'it says neither of what accord the rows are, nor of what two parties';
    throw new ChanceryError('import.mapping', { name, why });
  }
  const needed = [
    columns.party,
    columns.counterpart,
    columns.accord,
    columns.accordId,
    ...columns.steps.flatMap((rule) => [
      ...('stageFrom' in rule ? [rule.stageFrom] : []),
      ...columnsOf(rule.on),
    ]),
  ].filter((one) => one !== undefined);
  return {
    needs: [needed],
    open: (heading) =>
      function* open(record) {
        if (record !== null) yield* take(mapping, columns, { heading, record });
      },
  };
}
