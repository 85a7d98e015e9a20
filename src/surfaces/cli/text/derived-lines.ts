import type { DerivedFact, Desk } from '../../../desk/index.ts';
import { counted, stageWords, whenWords } from './words.ts';

function lineOf(fact: DerivedFact, desk: Desk): string {
  switch (fact.kind) {
    case 'party-count':
      return `Parties: ${fact.before} before, ${fact.after} now.`;
    case 'first-of':
      return `The first of its ${fact.of} (${fact.name.replaceAll('-', ' ')}) to come so far: ${stageWords(fact.stage)}.`;
    case 'relation': {
      const names = fact.pair.map((code) => desk.nameOf(code)).join(' and ');
      const since = fact.since === null ? '' : `, since ${whenWords(fact.since)}`;
      return `${names}: ${stageWords(fact.stage)}${since}${fact.isNew ? ', new with this step' : ', there before this step'}.`;
    }
    case 'until-force':
      return `Until entry into force: ${fact.have} of ${fact.needed}, ${fact.remaining} to go.`;
    case 'parallel-steps': {
      const steps = fact.steps.map(
        ({ entry, stage, day }) =>
          `${desk.nameOf(entry.split('/')[2] ?? '')} (${stageWords(stage)}, ${whenWords(day as never)})`,
      );
      return `Within ${fact.withinDays} days: ${steps.join(', ')}.`;
    }
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
