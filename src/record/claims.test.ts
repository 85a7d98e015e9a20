import { describe, expect, it } from 'vitest';
import {
  type ActSample,
  actOf,
  dispatchOf,
  LEXICON,
} from '../../test/builders/sample-diplomacy.ts';
import { civilDay, type Dispatch } from '../kernel/index.ts';
import { claimsOf, liveClaims } from './claims.ts';

function claimsFor(
  sample: ActSample,
  dispatch: Partial<Omit<Dispatch, 'knownDay'>> = {},
): string[] {
  const context = { dispatch: dispatchOf('d-1', dispatch), origin: 'o-1', lexicon: LEXICON };
  return claimsOf(actOf('d-1', sample), context).map(
    (claim) => `${claim.entry} ${claim.stage} ${claim.evidenceClass} ${claim.holds ?? 'undated'}`,
  );
}

const SIGNED = { treatyAction: 'signature', stage: 'signed', modality: 'done' } as const;

describe('claims', () => {
  it.each([
    ['before', '2021-05', '../2021-04'],
    ['before', '2021-01', '../2020-12'],
    ['before', '2021', '../2020'],
    ['before', '2021-05-01', '../2021-04-30'],
    ['before', '2021-06-01/2021-08-31', '../2021-05-31'],
    ['by', '2021-05', '../2021-05'],
    ['until', '2021-05-04', '../2021-05-04'],
    ['after', '2021-12', '2022-01/..'],
    ['after', '2021', '2022/..'],
    ['after', '2021-05-31', '2021-06-01/..'],
    ['about', '2021-05', '2021-05~'],
    ['on', '2021-05', '2021-05'],
  ] as const)('what was done %s %s holds from a day of %s', (relation, value, holds) => {
    const act = actOf('d-1', { ...SIGNED, day: value });
    const day = act.day === null ? null : { ...act.day, relation };
    const context = { dispatch: dispatchOf('d-1'), origin: 'o-1', lexicon: LEXICON };
    expect(claimsOf({ ...act, day }, context).map((claim) => claim.holds)).toEqual([holds]);
  });

  it.each<[string, ActSample, readonly string[]]>([
    [
      'what is planned holds from the word and not from the day of the step',
      { day: '2025-11-20' },
      ['party/abraham-accords/KAZ announced one-origin 2025-11-06'],
    ],
    [
      'a word reported later holds from the day it was given',
      { saidDay: '2025-11-05', day: '2025-12' },
      ['party/abraham-accords/KAZ announced one-origin 2025-11-05'],
    ],
    [
      'a planned signature is announced, whatever stage the act leads to',
      { treatyAction: 'signature', stage: 'signed', modality: 'planned' },
      ['party/abraham-accords/KAZ announced one-origin 2025-11-06'],
    ],
    [
      'who plans to leave is still in',
      { treatyAction: 'withdrawal', stage: 'withdrawn', modality: 'planned' },
      ['party/abraham-accords/KAZ in-force one-origin 2025-11-06'],
    ],
    [
      'a treaty of accession without an organisation is a text of its own',
      { ...SIGNED, accord: 'x-treaty-of-accession' },
      ['party/x-treaty-of-accession/KAZ signed one-origin undated'],
    ],
    ['what others expect claims nothing', { modality: 'expected' }, []],
    ['what is denied claims nothing', { ...SIGNED, modality: 'denied' }, []],
    ['no stage, no claim', { stage: null }, []],
    [
      'what is done holds from its day',
      { ...SIGNED, day: '2025-11-04' },
      ['party/abraham-accords/KAZ signed one-origin 2025-11-04'],
    ],
    [
      'what is done without a day is undated',
      SIGNED,
      ['party/abraham-accords/KAZ signed one-origin undated'],
    ],
    [
      'the broker who signs along is no party',
      { ...SIGNED, subjects: ['KAZ', 'USA'] },
      ['party/abraham-accords/KAZ signed one-origin undated'],
    ],
    [
      'the broker who announces it speaks of the one who joins',
      { treatyAction: 'announcement', modality: 'done', subjects: ['USA'], objects: ['KAZ'] },
      ['party/abraham-accords/KAZ announced one-origin undated'],
    ],
    [
      'an invitation puts the invited on the rung',
      {
        treatyAction: 'invitation',
        stage: 'invited',
        modality: 'done',
        accord: 'river-union',
        subjects: ['RU-ORG'],
        objects: ['KAZ'],
      },
      ['party/river-union/KAZ invited one-origin undated'],
    ],
    [
      'entry into force without states is of the accord',
      {
        treatyAction: 'entry-into-force',
        stage: 'in-force',
        modality: 'done',
        accord: 'sea-treaty',
        subjects: [],
        day: '2026-01-17',
      },
      ['accord/sea-treaty in-force one-origin 2026-01-17'],
    ],
    [
      'relations are of the pair, in order of code',
      {
        bilateralAct: 'establish-relations',
        stage: 'established',
        modality: 'done',
        subjects: ['KAZ', 'ISR'],
        day: '1992-04-10',
      },
      ['relation/ISR/KAZ established one-origin 1992-04-10'],
    ],
    [
      'relations agreed are announced',
      {
        bilateralAct: 'restore-relations',
        stage: 'restored',
        modality: 'planned',
        subjects: ['KAZ'],
        objects: ['ISR'],
      },
      ['relation/ISR/KAZ announced one-origin 2025-11-06'],
    ],
    [
      'a list of three gives no pairs',
      {
        bilateralAct: 'establish-relations',
        stage: 'established',
        modality: 'done',
        subjects: ['KAZ', 'ISR', 'ARE'],
      },
      [],
    ],
  ])('%s', (_name, sample, expected) => {
    expect(claimsFor(sample)).toEqual(expected);
  });

  it.each<[string, ActSample, Partial<Omit<Dispatch, 'knownDay'>>, string]>([
    ['the state’s own word', { speaker: { actors: ['KAZ'] } }, {}, 'party'],
    ['the broker', { speaker: { actors: ['USA'] } }, {}, 'counterpart-or-broker'],
    ['another party of the accord', { speaker: { actors: ['ARE'] } }, {}, 'counterpart-or-broker'],
    [
      'an official who is not named',
      { speaker: { actors: ['KAZ'], isAnonymous: true } },
      {},
      'anonymous',
    ],
    ['an analyst', { speaker: { actors: [] } }, {}, 'one-origin'],
    ['an outlet in its own voice', {}, { outletKind: 'national-daily' }, 'one-origin'],
    [
      'the state’s ministry',
      {},
      { outlet: 'Ministry of Foreign Affairs of Kazakhstan', outletKind: 'ministry' },
      'party',
    ],
    [
      'an agency named after the state',
      {},
      { outlet: 'Kazakh Press Agency', outletKind: 'state-agency' },
      'party',
    ],
    [
      'a state agency that no name ties to it',
      {},
      { outlet: 'Orda Press', outletKind: 'state-agency' },
      'one-origin',
    ],
    [
      'another state’s ministry',
      {},
      { outlet: 'Foreign Ministry of Israel', outletKind: 'ministry' },
      'counterpart-or-broker',
    ],
    [
      'a daily named after the state',
      {},
      { outlet: 'Kazakhstan Times', outletKind: 'national-daily' },
      'one-origin',
    ],
    [
      'the depositary’s page',
      {},
      { outlet: 'Treaty Office', outletKind: 'depositary' },
      'depositary',
    ],
    [
      'the depositary, quoted, of what is done',
      { ...SIGNED, accord: 'sea-treaty', speaker: { actors: ['UN'] } },
      {},
      'depositary',
    ],
    [
      'one of several depositaries, quoted, of what is done',
      { ...SIGNED, accord: 'moon-treaty', speaker: { actors: ['USA'] } },
      {},
      'depositary',
    ],
    [
      'another of them',
      { ...SIGNED, accord: 'moon-treaty', speaker: { actors: ['RUS'] } },
      {},
      'depositary',
    ],
    [
      'a depositary of what is ahead',
      { accord: 'moon-treaty', speaker: { actors: ['RUS'] } },
      {},
      'one-origin',
    ],
    [
      'an unnamed official on a ministry’s page',
      { speaker: { isAnonymous: true } },
      { outlet: 'Ministry of Kazakhstan', outletKind: 'ministry' },
      'anonymous',
    ],
  ])('asserted by %s are of its class', (_name, sample, dispatch, expected) => {
    expect(claimsFor(sample, dispatch)[0]?.split(' ')[2]).toBe(expected);
  });

  it('of a replaced version live until the correction is known', () => {
    const context = { dispatch: dispatchOf('d-1'), origin: 'o-1', lexicon: LEXICON };
    const claims = claimsOf(actOf('d-1'), context);
    const replacements = [{ replaced: 'd-1', by: 'd-2', knownDay: civilDay('2025-11-08') }];
    expect(liveClaims(claims, replacements, '2025-11-07')).toEqual(claims);
    expect(liveClaims(claims, replacements, '2025-11-08')).toEqual([]);
  });
});
