import { expect, it } from 'vitest';
import { officeInText, outletName } from './outlet-name.ts';

it.each([
  ['the outlet', { outlet: 'Fjord Wire', address: 'https://fjord.example/a' }, 'Fjord Wire'],
  ['the host', { outlet: null, address: 'https://www.Fjord.example:8443/a?b' }, 'fjord.example'],
  ['the text itself', { outlet: null, address: null }, 'the text given'],
  ['no host in a strange address', { outlet: null, address: 'file:///tmp/x' }, 'the text given'],
])('names %s', (_name, dispatch, name) => {
  expect(outletName(dispatch)).toBe(name);
});

it.each([
  ['European Commission', 'the European Commission'],
  ['Ministry of Fisheries', 'the Ministry of Fisheries'],
  ['Fiji’s Foreign Ministry', 'Fiji’s Foreign Ministry'],
  ['the United Nations', 'the United Nations'],
  ['Parliament', 'Parliament'],
  ['Fjord Wire', 'Fjord Wire'],
])('%s speaks as %s', (name, said) => {
  expect(officeInText(name)).toBe(said);
});
