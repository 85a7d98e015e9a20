import type { DerivedFact, Desk } from '../../../desk/index.ts';
import { counted, stageWords, whenWords } from './words.ts';

type Steps = Extract<DerivedFact, { kind: 'parallel-steps' }>;

/** Steps of others under the accord by state, those under other accords by accord, ties by their two states. */
function parallelLine({ entries, steps, withinDays }: Steps, desk: Desk): string {
  const [, accord] = entries[0]?.split('/') ?? [];
  const nameOf = (entry: string): string => {
    const [kind, a = '', b = ''] = entry.split('/');
    if (kind === 'relation') return `${desk.nameOf(a)} and ${desk.nameOf(b)}`;
    return desk.nameOf(a === accord ? b : a);
  };
  const told = steps.map(
    ({ entry, stage, day }) =>
      `${nameOf(entry)} (${stageWords(stage)}, ${whenWords(day as never)})`,
  );
  return `Within ${withinDays} days: ${told.join(', ')}.`;
}

function lineOf(fact: DerivedFact, desk: Desk): string {
  switch (fact.kind) {
    case 'party-count':
      return `Parties: ${fact.before} before, ${fact.after} now.`;
    case 'first-of':
      return `The first of its ${fact.of} (${fact.name.replaceAll('-', ' ')}) to come so far: ${stageWords(fact.stage)}.`;
    case 'first-step':
      return `The first on record to take this step: ${stageWords(fact.stage)}.`;
    case 'relation': {
      const names = fact.pair.map((code) => desk.nameOf(code)).join(' and ');
      const since = fact.since === null ? '' : `, since ${whenWords(fact.since)}`;
      const isOwn = fact.entries[0]?.startsWith('relation/') === true;
      const age = isOwn
        ? fact.isNew
          ? ', new within the quarter'
          : ', not new'
        : fact.isNew
          ? ', new with this step'
          : ', there before this step';
      return `${names}: ${stageWords(fact.stage)}${since}${age}.`;
    }
    case 'until-force':
      return `Until entry into force: ${fact.have} of ${fact.needed}, ${fact.remaining} to go.`;
    case 'parallel-steps':
      return parallelLine(fact, desk);
    case 'days-since-change':
      return `${counted(fact.days, 'day')} after the step before (${stageWords(fact.before)}).`;
    case 'not-followed':
      return `Not followed, of ${fact.group.replaceAll('-', ' ')}: ${fact.states.map((code) => desk.nameOf(code)).join(', ')}.`;
    case 'stage-days': {
      const { figure } = fact;
      const of = fact.of === 'accord' ? 'under this accord' : 'by this state';
      return `From ${stageWords(figure.from)} to ${stageWords(figure.to)} ${of}: ${figure.medianDays} days in the middle, ${figure.shortestDays} to ${figure.longestDays}, ${counted(figure.cases, 'case')}.`;
    }
  }
}

/** What follows from the record, a line each. */
export function derivedLines(facts: readonly DerivedFact[], desk: Desk): string[] {
  return facts.map((fact) => lineOf(fact, desk));
}
