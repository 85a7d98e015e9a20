import { describe, expect, it } from 'vitest';
import { smallDeps } from '../../test/support/affairs.ts';
import { AFFAIRS } from '../../test/support/six-affairs.ts';
import { civilDay } from '../kernel/index.ts';
import { composeBrief } from './compose-brief.ts';
import { composeOverview, type OverviewTopic } from './compose-overview.ts';
import { SECTION_NAMES } from './types.ts';

const parts = AFFAIRS.map(([, build]) => {
  const input = build();
  return { input, brief: composeBrief(input, smallDeps).items };
});
const NOTHING = { standings: [], claims: [], expectations: [], differences: [] };
const asOf = civilDay('2026-03-01');

function over(
  topic: OverviewTopic,
  of = parts,
  state = NOTHING as (typeof parts)[0]['input']['state'],
) {
  return composeOverview({ topic, asOf, parts: of, state }, smallDeps).items;
}

describe('a brief over several developments', () => {
  const day = over({ kind: 'day', day: asOf });

  it('puts the most consequential first and says why', () => {
    const points = day.order?.map((place) => place.points) ?? [];
    expect(points).toEqual([...points].sort((a, b) => b - a));
    for (const { points: sum, parts: reasons } of day.order ?? [])
      expect(reasons.reduce((total, reason) => total + reason.points, 0)).toBe(sum);
    const first = parts.find(({ brief }) => brief.id === day.order?.[0]?.development);
    expect(day.sections.happening.sentences[0]).toEqual(
      first?.brief.sections.happening.sentences[0],
    );
  });

  it('says nothing that its briefs do not say, nothing twice, and no more than five sentences a section', () => {
    const known = new Set(
      parts.flatMap(({ brief }) =>
        SECTION_NAMES.flatMap((name) => brief.sections[name].sentences.map((one) => one.text)),
      ),
    );
    const said = SECTION_NAMES.map((name) => day.sections[name].sentences.map((one) => one.text));
    for (const section of said) expect(section.length).toBeLessThanOrEqual(5);
    for (const text of said.flat()) expect(known).toContain(text);
    expect(new Set(said.flat()).size).toBe(said.flat().length);
  });

  it('does not depend on the order in which the developments come', () => {
    expect(over({ kind: 'day', day: asOf }, [...parts].reverse())).toEqual(day);
  });

  it('says in each section why it is empty where there is nothing', () => {
    const empty = over({ kind: 'state', state: 'NOR' }, []);
    expect(empty.title).toBe('Norway');
    for (const name of SECTION_NAMES) {
      expect(empty.sections[name].sentences).toEqual([]);
      expect(empty.sections[name].silence).toMatch(/\w.+\.$/);
    }
  });

  it('tells where a state stands from its entries alone', () => {
    const [kazakh] = parts;
    const state = kazakh?.input.state;
    const told = over({ kind: 'pair', states: ['ISR', 'KAZ'] }, [], state).sections.beyond;
    expect(told.sentences.map((one) => one.text)).toContain(
      'Israel and Kazakhstan have had diplomatic relations since 1992.',
    );
  });
});
