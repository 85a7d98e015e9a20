import { describe, expect, it } from 'vitest';
import { type ActSample, itemOf } from '../../test/builders/sample-diplomacy.ts';
import { leadActOf } from './lead-act.ts';

const ACCESSION: ActSample = {};
const TALKS: ActSample = {
  bilateralAct: 'hold-talks',
  subjects: ['KAZ', 'USA'],
  stage: null,
  modality: 'done',
};
const BY_BROKER: ActSample = {
  treatyAction: 'announcement',
  subjects: ['USA'],
  objects: ['KAZ'],
  modality: 'done',
};

describe('the leading act', () => {
  it.each<[string, readonly ActSample[], string | null]>([
    ['is the step and not the talks about it', [TALKS, { ...ACCESSION, at: 300 }], 'accession'],
    [
      'is the joining state’s before the broker’s',
      [BY_BROKER, { ...ACCESSION, at: 300 }],
      'accession',
    ],
    [
      'is the headline’s',
      [
        { treatyAction: 'ratification', at: 900 },
        { ...ACCESSION, at: 0 },
      ],
      'accession',
    ],
    [
      'is not history',
      [
        { ...ACCESSION, isBackground: true },
        { ...TALKS, at: 300 },
      ],
      'hold-talks',
    ],
    ['is not a supposition', [{ ...ACCESSION, modality: 'hypothetical' }], null],
    ['is none without actor and accord', [{ subjects: [], accord: null }], null],
  ])('%s', (_name, acts, expected) => {
    const act = leadActOf([itemOf('d-1', { acts })]);
    expect(act?.treatyAction ?? act?.bilateralAct ?? null).toBe(expected);
  });

  it.each<[string, readonly ActSample[], string]>([
    ['planned below it', [{ modality: 'planned', at: 300 }], 'planned'],
    ['done below it', [{ modality: 'done', at: 300 }], 'done'],
    [
      'both below it',
      [
        { modality: 'planned', at: 300 },
        { modality: 'done', at: 500 },
      ],
      'done',
    ],
    ['of another state below it', [{ modality: 'planned', at: 300, subjects: ['USA'] }], 'done'],
    ['alone', [], 'done'],
  ])('is told as done in the headline and %s: %s leads', (_name, below, modality) => {
    const head: ActSample = { stage: 'acceded', modality: 'done', at: 0 };
    const item = itemOf('d-1', { acts: [head, ...below], title: 'Kazakhstan joins accords' });
    expect(leadActOf([item])?.modality).toBe(modality);
  });

  it('is what most dispatches tell, a tabloid counting half', () => {
    const joined: ActSample = { stage: 'acceded', modality: 'done' };
    const items = [
      itemOf('d-1', { acts: [joined], outletKind: 'tabloid' }),
      itemOf('d-2', { acts: [joined], outletKind: 'tabloid' }),
      itemOf('d-3', { acts: [ACCESSION] }),
    ];
    expect(leadActOf(items)?.stage).toBe('announced');
    expect(leadActOf([...items].reverse())).toEqual(leadActOf(items));
  });
});
