import { describe, expect, it } from 'vitest';
import { LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { civilDay, edtf } from '../kernel/index.ts';
import type { AccordTold } from '../record/index.ts';
import { namesOfThen } from './accord-names.ts';
import { compileNames } from './names.ts';

function nameOf(id: string, told: Partial<AccordTold>): string {
  const one: AccordTold = {
    id,
    name: 'trade agreement',
    isNamed: false,
    parties: [],
    topics: [],
    kind: null,
    signed: [],
    firstDay: civilDay('2023-04-03'),
    lastDay: civilDay('2023-04-03'),
    ...told,
  };
  const names = namesOfThen(compileNames(LEXICON), {
    told: new Map([[id, one]]),
    united: [],
    doubtful: [],
    idOf: (asked) => asked,
    idsOf: (asked) => [asked],
    nameOf: () => null,
  });
  return names.of(id);
}

describe('a paper without a name of its own', () => {
  it.each<[string, Partial<AccordTold>, string]>([
    ['x-isr-trade-agreement', { parties: ['ISR'] }, 'trade agreement of Israel (April 2023)'],
    ['x-isr-trade-agreement', {}, 'trade agreement of Israel (April 2023)'],
    [
      'x-isr-trade-agreement',
      { parties: ['ISR', 'KAZ'] },
      'trade agreement between Israel and Kazakhstan (April 2023)',
    ],
    [
      'x-isr-kaz-communique',
      { parties: ['KAZ', 'ISR', 'ARE'], signed: [edtf('2023-05-02')] },
      'communique between Kazakhstan, Israel and United Arab Emirates (May 2023)',
    ],
    ['x-trade-agreement', {}, 'trade agreement (April 2023)'],
    ['x-almaty-compact', { isNamed: true, name: 'Almaty Compact' }, 'Almaty Compact'],
    ['x-kaz-isr-pact', {}, 'pact between Kazakhstan and Israel (April 2023)'],
  ])('%s with %j is called “%3$s”', (id, told, name) => {
    expect(nameOf(id, told)).toBe(name);
  });
});
