import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePage } from './status-page-sample.ts';
import { countsOfPage, parseStatusPage, type StatusPage } from './untc-status-page.ts';

function parsed(html: string): StatusPage {
  const page = parseStatusPage([html]);
  if (page === null) throw new Error('no table was found');
  return page;
}

const LAKES = {
  number: 'XXVII-99',
  title: 'Convention on Shared Lakes',
  counts: 'Signatories : 3. Parties : 4',
  columns: [
    'Participant <SUP><A href="#1">1</A></SUP>',
    'Signature, Succession to signature(d)',
    'Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)',
  ],
  rows: [
    { name: 'Andorra', cells: ['3 Dec 2008 ', '8 Sep 2011 '] },
    { name: 'Chad', cells: ['', '9 Apr 2013 a'] },
    { name: 'Denmark', cells: ['16 Jul 2010 ', '23 Aug 2010 AA'] },
    { name: 'Fiji', cells: ['2 Jan 2009 d', ''] },
    { name: 'Malta', cells: ['[26 Feb 2009 ]', '[12 May 2013 ]'], note: '2' },
    { name: 'Serbia', cells: ['', '12 Mar 2014 d'] },
    { name: 'Togo', cells: ['', '[1 Jul 2012 a]'], note: '3' },
  ],
  notes: [
    'See the front matter of this volume.',
    'On 27 June 2023, the Government of Malta deposited a notification of withdrawal. The withdrawal took effect for Malta on 27 December 2023 in accordance with article 20.',
    'On 8 November 2022, the Government notified the Secretary-General of its denunciation with effect from 8 February 2023.',
  ],
  inForce: '1 August 2012',
  territories: [['Denmark', '11 Dec 2010', 'Greenland']] as const,
};

describe('parseStatusPage', () => {
  const page = parsed(samplePage(LAKES));

  it('reads what the page says of itself', () => {
    expect(page).toMatchObject({
      number: 'XXVII-99',
      title: 'Convention on Shared Lakes',
      statusDay: '2025-03-05',
      inForce: '2012-08-01',
      statedSignatories: 3,
      statedParties: 4,
      isWhole: true,
      strange: [],
    });
    expect(page.columns[0]).toBe('Participant');
  });

  it.each([
    ['Andorra', '2008-12-03', 'signature', '2011-09-08', 'ratification'],
    ['Chad', undefined, undefined, '2013-04-09', 'accession'],
    ['Denmark', '2010-07-16', 'signature', '2010-08-23', 'approval'],
    ['Fiji', '2009-01-02', 'succession to signature', undefined, undefined],
    ['Malta', '2009-02-26', 'signature', '2013-05-12', 'ratification'],
    ['Serbia', undefined, undefined, '2014-03-12', 'succession'],
    ['Togo', undefined, undefined, '2012-07-01', 'accession'],
  ])('%s: signature %s (%s), consent %s (%s)', (name, signed, signedKind, day, kind) => {
    const row = page.participants.find((one) => one.name === name);
    expect([
      row?.signature?.day,
      row?.signature?.kind,
      row?.consent?.day,
      row?.consent?.kind,
    ]).toEqual([signed, signedKind, day, kind]);
  });

  it('counts as the page counts: what stands in brackets has left', () => {
    expect(countsOfPage(page)).toEqual({ signatories: 3, parties: 4 });
  });

  it('takes from the notes when a participant left', () => {
    const left = page.participants.filter((one) => one.isWithdrawn);
    expect(
      left.map(({ name, withdrawnDay, withdrawalNotified }) => [
        name,
        withdrawnDay,
        withdrawalNotified,
      ]),
    ).toEqual([
      ['Malta', '2023-12-27', '2023-06-27'],
      ['Togo', '2023-02-08', '2022-11-08'],
    ]);
  });

  it('reads notices on territories beside the participants, not as participants', () => {
    expect(page.territorial).toEqual([
      { participant: 'Denmark', day: '2010-12-11', territories: 'Greenland' },
    ]);
    expect(page.participants).toHaveLength(7);
  });

  it.each([
    [
      'a protocol without signature',
      ['Participant', 'Consent to be bound(P), Succession(d)'],
      ['3 Feb 2001 P'],
      'consent to be bound',
      undefined,
    ],
    ['accession alone', ['Participant', 'Accession'], ['3 Feb 2001 '], 'accession', undefined],
    [
      'a definitive signature',
      ['Participant', 'Signature', 'Definitive signature(s), Acceptance(A)'],
      ['', '3 Feb 2001 s'],
      'definitive signature',
      undefined,
    ],
    [
      'a letter that no heading explains',
      ['Participant', 'Signature', 'Ratification'],
      ['', '3 Feb 2001 a'],
      'accession',
      undefined,
    ],
    [
      'formal confirmation',
      ['Participant', 'Signature', 'Formal confirmation(c), Accession(a), Ratification'],
      ['1 Feb 2001 ', '3 Feb 2001 c'],
      'formal confirmation',
      '2001-02-01',
    ],
    [
      'an act of one who left and came back',
      ['Participant', 'Signature', 'Accession(a), Ratification'],
      ['', '[4 Oct 1967 ]<br>3 Feb 2001 a'],
      'accession',
      undefined,
    ],
  ])('%s', (_, columns, cells, kind, signed) => {
    const { participants } = parsed(
      samplePage({ ...LAKES, columns, rows: [{ name: 'Chad', cells }] }),
    );
    expect(participants[0]?.consent).toMatchObject({ kind, day: '2001-02-03', isBracketed: false });
    expect(participants[0]?.signature?.day).toBe(signed);
  });

  it('keeps provisional application apart from consent', () => {
    const columns = [
      'Participant',
      'Signature',
      'Provisional application(n)',
      'Accession(a), Ratification',
    ];
    const rows = [{ name: 'Chad', cells: ['', '1 Feb 2001 n', '3 Feb 2002 a'] }];
    expect(parsed(samplePage({ ...LAKES, columns, rows })).participants[0]).toMatchObject({
      provisional: '2001-02-01',
      consent: { day: '2002-02-03', kind: 'accession' },
    });
  });

  it('says which cell holds no day', () => {
    const rows = [{ name: 'Chad', cells: ['next year', '31 Feb 2001 '] }];
    expect(parsed(samplePage({ ...LAKES, rows })).strange).toEqual([
      { row: 1, words: 'next year' },
      { row: 1, words: '31 Feb 2001' },
    ]);
  });

  it('is told that a page was cut short', () => {
    const html = samplePage(LAKES);
    expect(parsed(html.slice(0, html.indexOf('Malta'))).isWhole).toBe(false);
  });

  it('finds nothing on a page of another kind', () => {
    expect(parseStatusPage(['<table id="x_tblgrid"><tr><td>Price</td></tr></table>'])).toBeNull();
    expect(parseStatusPage([''])).toBeNull();
  });

  it('gives the same however the page is cut into pieces, and takes any text', () => {
    const whole = samplePage(LAKES);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: whole.length }), { maxLength: 5 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const parts = at.slice(1).map((end, index) => whole.slice(at[index], end));
        expect(parseStatusPage(parts)).toEqual(page);
      }),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
        parseStatusPage([whole.slice(0, 900), noise, whole.slice(900)]);
      }),
      { numRuns: 50 },
    );
  });

  it('ends in bounded time on a page that nests without end', () => {
    const startedAt = performance.now();
    parseStatusPage([samplePage(LAKES).slice(0, 700), '<div>'.repeat(300_000)]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
