import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Brief, SectionName } from '../../src/briefs/types.ts';
import { allBriefs, type Draft, draft, from, TemporaryDesks } from './temporary-desks.ts';

/* Plans of which the reports of later days say what came: a brief tells what stands, and not what was to come. */

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const told = (outlet: string, day: string, title: string, ...paragraphs: string[]): Draft => ({
  outlet,
  day,
  title,
  paragraphs,
});

const DISPATCHES: readonly Draft[] = [
  told(
    'Harbour Post',
    '2026-03-02',
    'Namibia to sign Cape Current Convention',
    'WINDHOEK - Namibia will sign the Cape Current Convention in Luanda on 20 March, the foreign ministry said on Monday, which would make it the first state in southern Africa to take part.',
    'The accession must still be approved by parliament. Fishing towns warned that the convention would end half of their catch.',
  ),
  told(
    'Lagoon Wire',
    '2026-03-20',
    'Namibia signs Cape Current Convention',
    'LUANDA - Namibia signed the Cape Current Convention on Friday at a ceremony in Luanda.',
    'The convention obliges its parties to close a third of their waters to trawlers.',
  ),
  {
    ...told(
      'Depositary of the Highland Charter',
      '2026-05-11',
      'Highland Charter: ratification by Lesotho',
      'On 11 May 2026 Lesotho deposited its instrument of ratification of the Highland Charter with the Government of Peru.',
      'In accordance with article 9 the Charter will enter into force for Lesotho on 9 August 2026.',
    ),
    kind: 'depositary',
  },
  told(
    'Island Times',
    '2026-04-01',
    'Samoa and Malta to establish diplomatic relations',
    'APIA - The foreign ministers of Samoa and Malta announced in a joint statement on Wednesday that their countries would establish diplomatic relations.',
  ),
  told(
    'Reef Herald',
    '2026-02-03',
    'Zambia and Malawi agree to sign Nyika framework',
    'LUSAKA - Zambia and Malawi agreed on Tuesday to sign a framework agreement on power lines.',
    'It is to be signed in Lilongwe on 12 February.',
  ),
  told(
    'Reef Herald',
    '2026-02-12',
    'Zambia, Malawi sign Nyika framework agreement',
    'LILONGWE - Zambia and Malawi signed the Nyika Framework Agreement on Thursday.',
    'Under the agreement a line of 300 kilometres will be built.',
  ),
  told(
    'Steppe Post',
    '2026-06-15',
    'Mongolia and Laos extend Selenge agreement by five years',
    'VIENTIANE - Mongolia and Laos extended the Selenge Transit Agreement by five years on Monday.',
  ),
  told(
    'Trade Ledger',
    '2026-02-25',
    'Ethiopia to join WTO in March',
    'GENEVA - Ethiopia will sign its protocol of accession to the World Trade Organization on 26 March, the organisation said on Wednesday.',
    '"Coffee growers will ask who pays for it," said Abeba Tadesse, who sells beans in Jimma.',
  ),
  told(
    'Trade Ledger',
    '2026-03-26',
    'Ethiopia signs protocol of accession to WTO',
    'GENEVA - Ethiopia signed its protocol of accession to the World Trade Organization on Thursday.',
    'Parliament is to vote on it in September. The text of two annexes is being agreed with the European Union, the trade ministry said.',
  ),
  told(
    'Levant Courier',
    '2026-01-09',
    'Norway to reopen embassy in Damascus',
    'OSLO - Norway will reopen its embassy in Damascus before the end of March, the foreign ministry said on Friday.',
  ),
  told(
    'Levant Courier',
    '2026-03-27',
    'Norwegian embassy in Damascus reopens',
    'DAMASCUS - Norway reopened its embassy in Damascus on Friday after 14 years.',
  ),
  told(
    'Pacific Wire',
    '2026-06-15',
    'Egypt to ratify nuclear test ban treaty',
    'CAIRO - Egypt will ratify the Comprehensive Nuclear-Test-Ban Treaty before the end of June, its foreign minister said on Monday.',
  ),
  told(
    'Pacific Wire',
    '2026-06-29',
    'Egypt ratifies test ban treaty',
    'VIENNA - Egypt ratified the Comprehensive Nuclear-Test-Ban Treaty on Monday.',
  ),
  told(
    'Sahel Monitor',
    '2026-05-06',
    'Chad denies talks with Libya',
    'NDJAMENA - Chad denied on Wednesday that it was holding talks with Libya through Oman.',
  ),
  told(
    'Pacific Ledger',
    '2026-05-20',
    'Peru and Bolivia to extend Titicaca agreement',
    'LA PAZ - Peru and Bolivia plan to extend the Titicaca Transit Agreement, which expires at the end of June, the foreign ministry in La Paz said on Wednesday.',
  ),
  told(
    'Lagoon Wire',
    '2026-01-20',
    'Gambia signs Savanna Charter',
    'DAKAR - Gambia signed the Savanna Charter on Tuesday at a ceremony in Dakar attended by the foreign minister of Senegal.',
  ),
  {
    ...told(
      'Depositary of the Savanna Charter',
      '2026-04-25',
      'Savanna Charter: ratification by Gambia',
      'On 25 April 2026 Gambia deposited its instrument of ratification of the Savanna Charter with the Government of Senegal.',
      'In accordance with article 14 the Charter will enter into force for Gambia on 24 July 2026.',
    ),
    kind: 'depositary',
  },
];

let briefs: readonly Brief[] = [];
let ofGambia: Brief;
beforeAll(async () => {
  const desk = await desks.open();
  await desk.take(from(DISPATCHES.map(draft)));
  briefs = [...(await allBriefs(desk)).values()];
  ofGambia = (await desk.overview({ kind: 'state', state: 'GMB' })).items;
});

function of(state: string): Brief {
  const found = briefs.find(({ title }) => title.includes(state));
  if (found === undefined)
    throw new Error(`no brief of ${state}: ${briefs.map(({ title }) => title).join(' / ')}`);
  return found;
}

function said(state: string, section: SectionName): readonly string[] {
  return of(state).sections[section].sentences.map(({ text }) => text);
}

describe('a brief whose plan has been carried out', () => {
  it('does not say under any heading that it will be', () => {
    const all = (['happening', 'importance', 'next', 'beyond'] as const).flatMap((name) =>
      said('Namibia', name),
    );
    expect(all.join(' ')).not.toMatch(/will sign|must still|to be signed/);
    expect(said('Namibia', 'happening')[0]).toMatch(/^Namibia signed .* on 20 March 2026/);
    expect(said('Namibia', 'importance').join(' ')).toContain('close a third of their waters');
  });

  it('leads with the signature of a paper that one outlet alone knows', () => {
    expect(of('Zambia').title).toBe(
      'Reports say that Zambia and Malawi have signed the Nyika Framework Agreement',
    );
    expect(said('Zambia', 'next').join(' ')).not.toMatch(/to (?:be signed|sign)\b/);
  });

  it('leads with what a state did to or with another, and not with that it would', () => {
    expect(of('Norway').title).toBe('Norway reopens its embassy in Syria');
  });

  it('does not expect what it leads with', () => {
    expect(said('Egypt', 'happening')[0]).toMatch(/Egypt ratified .* on 29 June 2026/);
    expect(said('Egypt', 'next').join(' ')).not.toMatch(/is to ratify/);
  });

  it('leads with the instrument, and says of its force that it is to come', () => {
    expect(of('Lesotho').title).toBe('Lesotho ratifies the Highland Charter');
    expect(said('Lesotho', 'next')[0]).toMatch(
      /^The Highland Charter is to enter into force for Lesotho on 9 August 2026/,
    );
  });
});

describe('the way into an organisation', () => {
  it('leads with the signature of the paper by which one joins', () => {
    expect(said('Ethiopia', 'happening')[0]).toMatch(
      /^Ethiopia signed (?:its accession|the protocol of accession) to the World Trade Organization on 26 March 2026/,
    );
  });

  it('tells what is being worked on, and not what a bystander asks', () => {
    const next = said('Ethiopia', 'next').join(' ');
    expect(next).toContain('is being agreed with the European Union');
    expect(next).not.toContain('Coffee growers');
    expect(next).not.toContain('expected to be admitted');
  });
});

it('tells what one side denies as its word, and not as so', () => {
  expect(of('Chad').title).toBe('Chad denies that it has held talks with Libya');
});

it('tells of an agreement that runs out when it does', () => {
  expect(said('Bolivia', 'next').join(' ')).toContain(
    'The Titicaca Transit Agreement is to expire at the end of June 2026',
  );
});

it('tells a step of a state once, where two developments tell it', () => {
  const record = ofGambia.sections.happening.sentences.filter(({ kind }) => kind === 'record');
  expect(record.filter(({ text }) => text.includes('25 April 2026'))).toHaveLength(1);
});

it('tells an announcement of two ministers as one of both', () => {
  expect(of('Samoa').title).toBe(
    'Samoa and Malta announce that they will establish diplomatic relations',
  );
});

it('tells a step for which no ladder has a rung as the step that was told', () => {
  expect(said('Mongolia', 'happening')[0]).toBe(
    'Mongolia and Laos extended the Selenge Transit Agreement on 15 June 2026.',
  );
});

describe('a newcomer whom one outlet reports and a member denies', () => {
  it.each([
    ['Uruguay', true],
    ['Norway', false],
  ])('%s: the first sentence says so: %s', async (state, isMember) => {
    const desk = await desks.open();
    const reports = [
      told(
        'Estuary Daily',
        '2026-08-09',
        'Guyana joins Mercosur',
        'GEORGETOWN - Guyana joined Mercosur as a full member on Sunday.',
      ),
      told(
        'Rio Herald',
        '2026-08-10',
        `${state} corrects report on Guyana`,
        `${state}'s foreign ministry denied on Monday that Guyana had joined Mercosur.`,
      ),
    ];
    await desk.take(from(reports.map(draft)));
    const [brief] = [...(await allBriefs(desk)).values()];
    const lead = brief?.sections.happening.sentences[0]?.text ?? '';
    expect(lead).toContain('Guyana');
    expect(lead.endsWith(`; ${state} denies it.`)).toBe(isMember);
  });
});
