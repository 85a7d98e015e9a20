import { describe, expect, it } from 'vitest';
import { civilDay, edtf } from '../kernel/index.ts';
import { newFact } from './facts.ts';
import { registerClaims } from './register-claims.ts';
import type { FactBodies, RegisteredStep } from './types.ts';

const STEP: RegisteredStep = {
  row: 7,
  subject: 'URY',
  accord: 'lake-compact',
  counterpart: null,
  stage: 'ratified',
  holds: edtf('2004-05-03'),
  basis: 'stated',
  from: 'ratified',
  replaces: [],
};
const BODY: FactBodies['register-rows'] = {
  register: 'lakes',
  file: 'lakes.csv',
  edition: 'ab'.repeat(32),
  evidenceClass: 'register',
  asserter: 'The Lake Office',
  steps: [STEP],
  refusals: [],
};
const DAY = civilDay('2026-01-31');

describe('registerClaims', () => {
  it('gives a claim of the class of the register, with row and edition', () => {
    expect(registerClaims(BODY, DAY)).toEqual([
      {
        id: expect.stringMatching(/^c-[0-9a-f]{12}$/),
        entry: 'party/lake-compact/URY',
        subject: 'URY',
        accord: 'lake-compact',
        counterpart: null,
        stage: 'ratified',
        modality: 'done',
        holds: '2004-05-03',
        holdsBasis: 'stated',
        holdsFrom: 'ratified',
        knownDay: '2026-01-31',
        dispatch: null,
        act: null,
        origin: 'register/lakes',
        evidence: [],
        evidenceClass: 'register',
        classWhy: 'row 7 of lakes.csv (edition abababababab)',
        asserter: 'The Lake Office',
      },
    ]);
  });

  it.each([
    ['another row', { ...STEP, row: 9 }, true],
    ['another day', { ...STEP, holds: edtf('2004-05-04') }, false],
    ['another stage', { ...STEP, stage: 'signed' as const }, false],
  ])('%s', (_, step, isSame) => {
    const [a] = registerClaims(BODY, DAY);
    const [b] = registerClaims({ ...BODY, edition: 'cd'.repeat(32), steps: [step] }, DAY);
    expect(a?.id === b?.id).toBe(isSame);
  });

  it('keeps the accord itself and the relation of two states under their own entries', () => {
    const own = { ...STEP, subject: 'lake-compact', stage: 'in-force' as const };
    const pair = { ...STEP, accord: null, subject: 'URY', counterpart: 'ARG' };
    const claims = registerClaims({ ...BODY, steps: [own, pair] }, DAY);
    expect(claims.map(({ entry }) => entry)).toEqual(['accord/lake-compact', 'relation/ARG/URY']);
    expect(claims[1]).toMatchObject({ subject: 'ARG', counterpart: 'URY' });
  });

  it('is one fact on whatever day it is imported', () => {
    const at = (day: string) =>
      newFact('register-rows', { holds: null, knownDay: civilDay(day), recordedAt: 0, body: BODY });
    expect(at('2026-01-31').id).toBe(at('2026-02-01').id);
  });
});
