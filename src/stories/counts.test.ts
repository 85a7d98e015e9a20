import { describe, expect, it } from 'vitest';
import { countsOf } from './counts.ts';

describe('places in a row', () => {
  it.each<[string, readonly [string, number][]]>([
    ['It would be the fourth country to join.', [['state', 4]]],
    ['Ruritania becomes the FIFTH Arab nation in the club.', [['state', 5]]],
    ['It will be the 32nd member of the alliance.', [['state', 32]]],
    ['She said it was the fifth after Oman and Kuwait.', [['state', 5]]],
    ['The 60th ratification came on Friday.', [['ratification', 60]]],
    ['It is the first country of his second term to join.', []],
    ['On the fifth day of the talks', []],
    ['Four of the fifth-placed teams', []],
  ])('%s', (text, expected) => {
    expect(countsOf(text).map(({ noun, value }) => [noun, value])).toEqual(expected);
  });

  it.each<[string, readonly [string, number][]]>([
    ['The treaty has 83 parties.', [['party', 83]]],
    ['Ratified by forty-one states, it is in force.', [['party', 41]]],
    [
      'With 81 states having completed ratification and 148 having signed',
      [
        ['party', 81],
        ['signatory', 148],
      ],
    ],
    ['Its ratification brings the total to 49.', [['party', 49]]],
    ['The group now has ten countries.', [['state', 10]]],
    ['The alliance counts 32 members.', [['state', 32]]],
    ['Of the 120 members present all but two agreed.', [['present', 120]]],
    ['The house passed it by 157 votes to 18.', [['voting for', 157]]],
    ['Sixty ratifications are needed.', []],
    ['A sum that two other members have not paid', []],
    ['It is 11 ratifications short of the goal.', []],
    ['He has met three diplomats from member states.', []],
  ])('totals: %s', (text, expected) => {
    expect(countsOf(text).map(({ noun, value }) => [noun, value])).toEqual(expected);
  });

  it('lie inside the text', () => {
    const text = 'The fourth country. The 61st state party signed.';
    for (const { span } of countsOf(text))
      expect(text.slice(span.start, span.end)).toMatch(/^(fourth|61st)/);
  });

  it('take linear time', () => {
    const started = performance.now();
    countsOf('the fourth '.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
