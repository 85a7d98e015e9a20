import { expect, it } from 'vitest';
import { areOnOtherTopics, topicsOfHeadline, topicsOfPaper } from './paper-topic.ts';

it.each([
  ['x-fji-nzl-fisheries-agreement', ['FJI', 'NZL'], ['fish']],
  ['x-fji-nzl-treaty', ['FJI', 'NZL'], []],
  ['x-ken-vnm-memorandum-on-education', ['KEN', 'VNM'], ['educ']],
  ['x-are-isr-brokered-deal', ['ARE', 'ISR'], []],
])('%s is on %j', (accord, codes, topics) => {
  expect(topicsOfPaper(accord, new Set(codes))).toEqual(topics);
});

it.each([
  ['Kenya and Vietnam sign air services agreement', ['air', 'serv']],
  ['Samoa, Fiji ink pact on seasonal labour', ['seas', 'labo']],
  ['Fiji accord with New Zealand under fire', []],
  ['Lake states reach historic peace deal', []],
  [null, []],
])('the headline "%s" tells of papers on %j', (title, topics) => {
  const names = new Set(['fiji', 'samoa', 'kenya', 'vietnam', 'lake', 'states']);
  expect(topicsOfHeadline(title, names)).toEqual(topics);
});

it('what is on nothing in particular can be the same as anything', () => {
  const [fish, tax, none] = [new Set(['fish']), new Set(['tax']), new Set<string>()];
  expect(areOnOtherTopics(fish, tax)).toBe(true);
  expect(areOnOtherTopics(fish, none)).toBe(false);
  expect(areOnOtherTopics(fish, new Set(['fish', 'tuna']))).toBe(false);
});
