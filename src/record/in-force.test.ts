import { describe, expect, it } from 'vitest';
import { LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { edtf, type Stage } from '../kernel/index.ts';
import { withForce } from './in-force.ts';
import type { Standing } from './types.ts';

function standing(entry: string, stage: Stage, since: string | null): Standing {
  const [, accord = '', subject = accord] = entry.split('/');
  return {
    entry,
    subject,
    accord,
    counterpart: null,
    stage,
    since: since === null ? null : edtf(since),
    sinceBasis: since === null ? null : 'stated',
    evidenceClass: 'depositary',
    because: [`c-${entry}`],
    held: [],
    previous: null,
    rule: 'bound',
  };
}

const ENTRY = 'party/x-water-pact/KAZ';
const FORCE = standing('accord/x-water-pact', 'in-force', '2026-01-17');

describe('entry into force', () => {
  it('makes parties of those that had consented, on both claims', () => {
    const [party] = withForce([standing(ENTRY, 'ratified', '2025-09-19')], [FORCE], LEXICON);
    expect(party).toMatchObject({
      stage: 'in-force',
      since: '2026-01-17',
      previous: { stage: 'ratified', since: '2025-09-19' },
      because: [`c-${ENTRY}`, 'c-accord/x-water-pact'],
    });
  });

  it.each<[string, Standing, readonly Standing[]]>([
    ['a signature', standing(ENTRY, 'signed', '2025-09-19'), [FORCE]],
    ['a consent that came later', standing(ENTRY, 'ratified', '2026-02-01'), [FORCE]],
    ['a consent of an uncertain year', standing(ENTRY, 'ratified', '2026'), [FORCE]],
    ['a consent without a day', standing(ENTRY, 'ratified', null), [FORCE]],
    ['an accord that is not in force', standing(ENTRY, 'ratified', '2025-09-19'), []],
    [
      'an accord whose day of force is not known',
      standing(ENTRY, 'ratified', '2025-09-19'),
      [standing('accord/x-water-pact', 'in-force', null)],
    ],
  ])('leaves %s where it is', (_name, party, accords) => {
    expect(withForce([party], accords, LEXICON)).toEqual([party]);
  });
});
