import { expect, it } from 'vitest';
import { creditsOf, namedOutlet, outletKey } from './credits.ts';

const ONES = [
  ['Peru has ratified the pact, Andes Wire reported.', 'andes wire'],
  ['On Monday Andes Wire reported that Peru had ratified the pact.', 'andes wire'],
  ['According to the news agency Andes Wire, Peru has ratified the pact.', 'andes wire'],
  ['The minister told the Lima Post that Peru had ratified the pact.', 'lima post'],
  ['LIMA (Andes Wire) - Peru has ratified the pact.', 'andes wire'],
  ['Peru has ratified the pact, as first reported by The Harbour Courier.', 'harbour courier'],
] as const;

it.each(ONES)('%s', (text, outlet) => {
  expect(creditsOf(`Peru in\n\n${text}`, 7)).toContain(outlet);
});

it('a credit far down is of something beside the news, and a ministry is no outlet', () => {
  const far = `Peru in\n\n${'Nothing is said here. '.repeat(40)}Andes Wire reported a fire.`;
  expect(creditsOf(far, 7)).toEqual([]);
  expect(creditsOf('Peru in\n\nThe foreign ministry said that Peru had ratified it.', 7)).toEqual(
    [],
  );
  expect(namedOutlet(outletKey('Kaja Kallas'))).toBeNull();
  expect(namedOutlet(outletKey('The New Andes Wire'))).toBe('andes wire');
});

it('takes time that grows with the text and no faster', () => {
  const hostile = `${'A '.repeat(300)}${'Told '.repeat(100)}${"Wire's ".repeat(5_000)}`;
  expect(creditsOf(hostile, 0).length).toBeLessThanOrEqual(16);
});
