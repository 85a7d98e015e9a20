import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { claimOf, LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { civilDay, edtf, LEXICON_FILES, lexiconFileSchema } from '../kernel/index.ts';
import { baselineClaims } from './baseline.ts';
import { decideStanding, decideStandings } from './standing.ts';

const RULES = lexiconFileSchema(LEXICON_FILES['standing-rules']).parse(
  parse(readFileSync(new URL('../../lexicon/standing-rules.yaml', import.meta.url), 'utf8')),
).items;

describe('the baseline', () => {
  const claims = baselineClaims(LEXICON);
  const stageOn = (entry: string, asOf: string) =>
    decideStandings(claims, { rules: RULES, asOf: civilDay(asOf), lexicon: LEXICON }).items.find(
      (standing) => standing.entry === entry,
    )?.stage ?? 'nothing';

  it.each([
    ['relation/ISR/KAZ', '1992-04-09', 'nothing'],
    ['relation/ISR/KAZ', '1992-04-10', 'established'],
    ['party/abraham-accords/ARE', '2020-09-14', 'nothing'],
    ['party/abraham-accords/ARE', '2020-09-15', 'signed'],
    ['party/abraham-accords/ARE', '2022-01-01', 'in-force'],
    ['party/river-union/ARE', '2001-03-01', 'member'],
    ['party/river-union/ISR', '2020-01-01', 'nothing'],
    ['party/river-union/ISR', '2025-12-31', 'applied'],
    ['accord/sea-treaty', '2026-01-17', 'in-force'],
    ['relation/ARE/KAZ', '2024-01-01', 'none'],
  ])('says of %s on %s: %s', (entry, asOf, expected) => {
    expect(stageOn(entry, asOf)).toBe(expected);
  });

  it('that two states have no relations outweighs an outlet up to the day of the file, and not after', () => {
    const entry = 'relation/ARE/KAZ';
    const stageGiven = (known: string) => {
      const report = claimOf('established', 'one-origin', { known, entry });
      const context = { rules: RULES, asOf: civilDay('2026-12-31') };
      return decideStanding(entry, [...claims, report], context).standing?.stage;
    };
    expect([stageGiven('2025-06-01'), stageGiven('2026-06-01')]).toEqual(['none', 'established']);
  });

  it('knows of one who left when it came, when it gave notice and when it was out', () => {
    const leaver = {
      state: 'KAZ',
      stage: 'withdrawn' as const,
      since: edtf('2025-12-27'),
      signed: null,
      consented: edtf('2004-05-12'),
      by: 'acceded' as const,
      notified: edtf('2025-06-27'),
    };
    const accords = LEXICON.accords.map((accord) =>
      accord.id === 'sea-treaty'
        ? { ...accord, inForce: edtf('1999-03-01'), parties: [leaver] }
        : accord,
    );
    const lexicon = { ...LEXICON, accords };
    const known = baselineClaims(lexicon);
    const on = (asOf: string) =>
      decideStandings(known, { rules: RULES, asOf: civilDay(asOf), lexicon }).items.find(
        ({ entry }) => entry === 'party/sea-treaty/KAZ',
      )?.stage ?? 'nothing';
    expect(
      ['2004-05-11', '2004-05-12', '2005-05-12', '2025-06-26', '2025-06-27', '2025-12-27'].map(on),
    ).toEqual(['nothing', 'acceded', 'in-force', 'in-force', 'withdrawal-notified', 'withdrawn']);
  });

  it('knows from the notice on when it takes effect, and lets it take effect', () => {
    const leaver = {
      state: 'KAZ',
      stage: 'withdrawal-notified' as const,
      since: edtf('2025-06-02'),
      signed: null,
      consented: edtf('2001-11-30'),
      effect: edtf('2026-06-02'),
    };
    const accords = LEXICON.accords.map((accord) =>
      accord.id === 'sea-treaty'
        ? { ...accord, inForce: edtf('1999-03-01'), parties: [leaver] }
        : accord,
    );
    const lexicon = { ...LEXICON, accords };
    const known = baselineClaims(lexicon);
    const own = known.filter(({ entry }) => entry === 'party/sea-treaty/KAZ');
    expect(own.find(({ stage }) => stage === 'withdrawn')).toMatchObject({
      holds: '2026-06-02',
      knownDay: '2025-06-02',
    });
    const on = (asOf: string) =>
      decideStandings(known, { rules: RULES, asOf: civilDay(asOf), lexicon }).items.find(
        ({ entry }) => entry === 'party/sea-treaty/KAZ',
      )?.stage;
    expect(['2025-06-01', '2025-06-02', '2026-06-01', '2026-06-02'].map(on)).toEqual([
      'in-force',
      'withdrawal-notified',
      'withdrawal-notified',
      'withdrawn',
    ]);
  });

  it.each([
    [{ stage: 'signed' as const, since: null, signed: edtf('2021-05-03') }, '2021-05-03'],
    [{ stage: 'signed' as const, since: edtf('2021'), signed: edtf('2021-05-03') }, '2021'],
    [{ stage: 'in-force' as const, since: null, signed: edtf('2021-05-03') }, null],
  ])('dates a party of which it has %j from %s', (row, since) => {
    const note = 'It has said that it leaves.';
    const parties = [{ state: 'KAZ', ...row, note }];
    const accords = LEXICON.accords.map((accord) =>
      accord.id === 'sea-treaty' ? { ...accord, parties } : accord,
    );
    const claim = baselineClaims({ ...LEXICON, accords }).find(
      ({ entry, stage }) => entry === 'party/sea-treaty/KAZ' && stage === row.stage,
    );
    expect(claim?.holds).toBe(since);
    expect(claim?.classWhy).toContain(note);
  });

  it('says of each claim from when it is used, and why', () => {
    for (const claim of claims) {
      expect(claim).toMatchObject({
        evidenceClass: 'register',
        origin: 'baseline',
        dispatch: null,
      });
      expect(claim.classWhy).toContain(claim.knownDay);
    }
    expect(new Set(claims.map((claim) => claim.id)).size).toBe(claims.length);
  });
});
