import type { Lexicon, Refusal, RefusalCode, Stage, StageResult } from '../kernel/index.ts';
import { type Ladder, ladderOf, type RegisteredStep } from '../record/index.ts';
import type { PartyName, RegisterItem, RegisterRow } from '../sources/index.ts';
import type { RegisterNames } from './resolve-register.ts';

/** The stages of a register in the words of the ladder that an accord's parties climb. */
const ON_ORGANISATIONS: Readonly<Partial<Record<Stage, Stage>>> = {
  signed: 'accession-signed',
  acceded: 'member',
  'in-force': 'member',
};
const ON_ACCORDS: Readonly<Partial<Record<Stage, Stage>>> = {
  member: 'in-force',
  'accession-signed': 'signed',
};

function stageOn(ladder: Ladder, stage: Stage): Stage {
  const own = ladder === 'organisation' ? ON_ORGANISATIONS : ON_ACCORDS;
  return own[stage] ?? stage;
}

function partyWords({ name, code, isoNumeric, cowNumber }: PartyName): string {
  if (name !== null) return name.slice(0, 100);
  if (code !== null) return code;
  return isoNumeric !== null ? `number ${isoNumeric}` : `number ${cowNumber ?? 'unknown'}`;
}

/** Makes the resolver of one file: an item → steps with codes and identifiers, or why not. */
export function registeredSteps(
  lexicon: Lexicon,
  names: RegisterNames,
  file: string,
): (item: RegisterItem) => StageResult<readonly RegisteredStep[]> {
  const ladders = new Map(lexicon.accords.map((accord) => [accord.id, ladderOf(accord)]));
  const refusal = (code: RefusalCode, params: Refusal['params']): Refusal => {
    return {
      stage: 'sources',
      code,
      dispatch: null,
      span: null,
      params: { name: file, ...params },
    };
  };
  const refused = (code: RefusalCode, params: Refusal['params']) => {
    return { items: [], refusals: [refusal(code, params)] };
  };
  const steps = (
    row: RegisterRow,
    who: Pick<RegisteredStep, 'subject' | 'accord' | 'counterpart'>,
  ): StageResult<readonly RegisteredStep[]> => {
    const ladder = ladders.get(who.accord ?? '') ?? 'accord';
    const items = row.steps.map(({ stage, holds, basis, from }) => {
      const own =
        who.accord === null || who.subject === who.accord ? stage : stageOn(ladder, stage);
      return { row: row.row, ...who, stage: own, holds, basis, from, replaces: [] };
    });
    return { items, refusals: [] };
  };
  return (item) => {
    if (item.kind === 'refused') {
      return refused('sources.register-row-invalid', { row: item.row, why: item.why });
    }
    const { row } = item;
    const day = row.steps[0]?.holds ?? null;
    const accord = row.accord === null ? null : names.accord(row.accord);
    if (row.accord !== null && accord === null) {
      const words = row.accord.title ?? row.accord.id ?? 'nothing';
      return refused('sources.register-accord-unknown', {
        row: row.row,
        accord: words.slice(0, 200),
      });
    }
    if (row.party === null) {
      return accord === null
        ? refused('sources.register-row-invalid', { row: row.row, why: 'it names nobody' })
        : steps(row, { subject: accord, accord, counterpart: null });
    }
    const unknown = (party: PartyName) =>
      refused('sources.register-party-unknown', { row: row.row, party: partyWords(party) });
    const subject = names.party(row.party, day);
    if (subject === null) return unknown(row.party);
    if (row.counterpart === null) return steps(row, { subject, accord, counterpart: null });
    const counterpart = names.party(row.counterpart, day);
    if (counterpart === null) return unknown(row.counterpart);
    if (counterpart === subject) {
      const why = 'both sides are the same';
      return refused('sources.register-row-invalid', { row: row.row, why });
    }
    return steps(row, { subject, accord: null, counterpart });
  };
}
