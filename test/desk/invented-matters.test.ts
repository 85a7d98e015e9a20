import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/briefs/index.ts';
import type { Desk } from '../../src/desk/index.ts';
import { type Draft, draft, from, TemporaryDesks } from './temporary-desks.ts';

/*
 * Matters of everyday diplomacy, each in a few dispatches as they come in: a plan and the step, a copy that names its
 * source, a later word that only seems to deny. What is expected was written before the desk had read them.
 */
const MATTERS: readonly Draft[] = [
  {
    outlet: 'Fjord Herald',
    day: '2025-11-12',
    title: 'Norway to close embassy in Chad',
    paragraphs: [
      'OSLO - Norway will close its embassy in N’Djamena on 31 December, the foreign ministry said on Wednesday.',
      'Norway opened the embassy in 2009.',
    ],
  },
  {
    outlet: 'Sahel Courier',
    kind: 'wire',
    day: '2026-01-02',
    title: 'Norway closes embassy in Chad',
    paragraphs: ['NDJAMENA - Norway closed its embassy in Chad on Wednesday, its envoy said.'],
  },
  {
    outlet: 'East River Wire',
    kind: 'wire',
    day: '2026-05-29',
    title: 'UN Security Council renews arms embargo on Libya',
    paragraphs: [
      'NEW YORK - The United Nations Security Council renewed the arms embargo on Libya for a year on Friday.',
    ],
  },
  {
    outlet: 'Gulf Reader',
    day: '2026-05-04',
    title: 'Armenia and Iran to exchange prisoners, Qatar says',
    paragraphs: [
      'DOHA - Armenia and Iran will exchange 24 prisoners on Thursday, the Qatari foreign ministry said on Monday.',
    ],
  },
  {
    outlet: 'Caspian Daily',
    day: '2026-05-08',
    title: 'Armenia and Iran exchange prisoners',
    paragraphs: ['MEGHRI - Armenia and Iran exchanged 21 prisoners at the border on Thursday.'],
  },
  {
    outlet: 'Lake Times',
    day: '2026-02-24',
    title: 'Zambia and India sign debt memorandum',
    paragraphs: [
      'LUSAKA - Zambia and India signed a memorandum of understanding on Monday on the restructuring of debt, the Zambian finance ministry said.',
    ],
  },
  {
    outlet: 'Lake Times',
    day: '2026-06-09',
    title: 'Zambia still waits for debt deal with India',
    paragraphs: [
      'LUSAKA - Zambia and India have not signed the agreement on debt that was due in May, Finance Minister Situmbeko Musokotwane said on Tuesday.',
    ],
  },
  {
    outlet: 'Oxus Wire',
    kind: 'wire',
    day: '2026-03-04',
    title: 'Kyrgyzstan and Tajikistan sign river treaty with arbitration clause',
    paragraphs: [
      'BISHKEK - Kyrgyzstan and Tajikistan signed the Isfara Waters Treaty on Tuesday, ending eleven years of talks, the Kyrgyz foreign ministry said.',
      'Each side may take a dispute to three arbitrators.',
      '"This is a treaty of neighbours, not of winners," Tajikistan’s foreign minister, Sirojiddin Muhriddin, told reporters.',
    ],
  },
  {
    outlet: 'Batken Post',
    day: '2026-03-05',
    title: 'Farmers told of Isfara treaty',
    paragraphs: [
      'BATKEN - Kyrgyzstan and Tajikistan signed the Isfara Waters Treaty on Tuesday, Oxus Wire reported.',
      'Farmers met in the valley to hear of it.',
    ],
  },
  {
    outlet: 'Steppe Ledger',
    day: '2026-06-25',
    title: 'Tajikistan applies to join Eurasian Economic Union',
    paragraphs: [
      'DUSHANBE - Tajikistan has applied to join the Eurasian Economic Union, its president said on Thursday.',
    ],
  },
  {
    outlet: 'Pamir News',
    day: '2026-06-27',
    title: 'Dushanbe denies pressure over union bid',
    paragraphs: [
      'DUSHANBE - Tajikistan’s foreign ministry denied on Saturday that Russia had put pressure on it to apply for membership of the Eurasian Economic Union.',
    ],
  },
  {
    outlet: 'Cape Letter',
    day: '2026-01-19',
    title: 'EU and Mauritania initial fisheries protocol',
    paragraphs: [
      'NOUAKCHOTT - The European Union and Mauritania initialled a fisheries protocol on Friday.',
      'The EU is to pay 61.5 million euros a year, up from 57.5 million euros before.',
    ],
  },
  {
    outlet: 'Quay Journal',
    day: '2026-02-17',
    title: 'EU and Mauritania sign fisheries protocol',
    paragraphs: [
      'BRUSSELS - The European Union and Mauritania signed a fisheries protocol on Monday.',
      'The EU is to pay 60 million euros a year, the Commission said.',
    ],
  },
  {
    outlet: 'Chobe Courier',
    day: '2026-11-09',
    title: 'Botswana and Zambia initial water treaty after night of talks',
    paragraphs: [
      'KASANE - Botswana and Zambia initialled the Zambezi Abstraction Treaty on Sunday, officials of both countries said.',
    ],
  },
  {
    outlet: 'Copperbelt Wire',
    kind: 'wire',
    day: '2026-11-12',
    title: 'Zambia’s cabinet clears Zambezi treaty for signature',
    paragraphs: [
      'LUSAKA - Zambia’s cabinet on Thursday approved the signing of the Zambezi Abstraction Treaty with Botswana.',
      'The opposition said that it would vote against ratification.',
    ],
  },
  {
    outlet: 'Ministry of Foreign Affairs of Namibia',
    kind: 'ministry',
    day: '2026-11-16',
    title: 'Statement on the Zambezi',
    paragraphs: [
      'The Republic of Namibia has taken note of reports that Botswana and Zambia intend to sign the Zambezi Abstraction Treaty.',
      'Namibia has not been consulted.',
    ],
  },
  {
    outlet: 'Chobe Courier',
    day: '2026-11-21',
    title: 'Presidents sign Zambezi treaty in Kasane',
    paragraphs: [
      'KASANE - The presidents of Botswana and Zambia signed the Zambezi Abstraction Treaty on Friday.',
      'It enters into force thirty days after the exchange of instruments of ratification.',
    ],
  },
  {
    outlet: 'Colchis Post',
    day: '2026-06-18',
    title: 'Georgian parliament rejects extradition treaty with Morocco',
    paragraphs: [
      'TBILISI - Georgia’s parliament on Thursday refused to ratify the extradition treaty with Morocco.',
    ],
  },
  {
    outlet: 'Atlas Letter',
    day: '2026-06-19',
    title: 'Morocco ratifies extradition treaty with Georgia',
    paragraphs: ['RABAT - Morocco ratified the extradition treaty with Georgia on Friday.'],
  },
  {
    outlet: 'Reykjavik Letter',
    day: '2026-08-30',
    title: 'Iceland to resume EU accession talks',
    paragraphs: [
      'REYKJAVIK - Iceland will resume talks on joining the European Union, Prime Minister Kristrun Frostadottir said on Sunday.',
      'Iceland applied to join the EU in July 2009, became a candidate in 2010 and asked in March 2015 not to be regarded as one.',
    ],
  },
  {
    outlet: 'Laeken Sun',
    day: '2026-08-31',
    title: 'Iceland joins EU talks again',
    paragraphs: [
      'BRUSSELS - Iceland applied for membership of the European Union anew on Monday, the Commission said.',
    ],
  },
  {
    outlet: 'Rift Ledger',
    day: '2026-02-03',
    title: 'Kenya and Rwanda sign water treaty',
    paragraphs: [
      'KIGALI - Kenya and Rwanda signed the Akagera Waters Treaty on Monday, the Kenyan foreign ministry said.',
    ],
  },
  {
    outlet: 'Rift Ledger',
    day: '2026-04-15',
    title: 'Kenyan parliament approves water treaty with Rwanda',
    paragraphs: [
      'NAIROBI - Kenya’s parliament approved the Akagera Waters Treaty with Rwanda on Tuesday.',
    ],
  },
  {
    outlet: 'Puna Wire',
    kind: 'wire',
    day: '2026-05-29',
    title: 'Bolivia and Chile sign rail agreement',
    paragraphs: [
      'LA PAZ - Bolivia and Chile signed an agreement on the railway from Arica to La Paz on Thursday, the Bolivian foreign ministry said.',
      'Chile is to invest 120 million dollars in the line, which has been closed since 2005.',
    ],
  },
  {
    outlet: 'Altiplano Letter',
    day: '2026-05-30',
    title: 'Rail agreement with Chile signed',
    paragraphs: [
      'LA PAZ - Bolivia and Chile signed an agreement on the railway from Arica to La Paz on Thursday, the Bolivian foreign ministry said, Puna Wire reported.',
      'The line was built under the treaty of peace of 1904 and opened in 1913.',
    ],
  },
];

const desks = new TemporaryDesks();
let desk: Desk;
beforeAll(async () => {
  desk = await desks.open();
  await desk.take(from(MATTERS.map((one) => draft(one))));
});
afterAll(() => desks.clear());

async function briefWith(outlet: string, day?: string): Promise<Brief> {
  const found = (await desk.dispatches()).find(
    (one) => one.outlet === outlet && (day === undefined || one.knownDay === day),
  );
  const { development } = await desk.dispatch(found?.id ?? '');
  return (await desk.brief(development ?? '')).items;
}
const leadOf = ({ sections }: Brief): string => sections.happening.sentences[0]?.text ?? '';
const allOf = ({ sections }: Brief): string =>
  Object.values(sections)
    .flatMap(({ sentences }) => sentences.map(({ text }) => text))
    .join(' ');

describe('matters that were invented', () => {
  it('has the plan of a closing and the closing on that day in one brief, and misses nothing that came', async () => {
    const brief = await briefWith('Fjord Herald');
    expect(leadOf(brief)).toBe('Norway closed its embassy in Chad on 31 December 2025.');
    expect(allOf(brief)).not.toContain('has not come');
    expect(brief.sources.outlets).toHaveLength(2);
  });

  it('extends an embargo that stands', async () => {
    expect((await briefWith('East River Wire')).title).toBe(
      'The United Nations Security Council extends the arms embargo on Libya',
    );
  });

  it('shows how many were to be exchanged beside how many were', async () => {
    const { differences } = await briefWith('Caspian Daily');
    const count = differences.find(({ about }) => about === 'count');
    expect(count?.claims.map(({ value }) => value)).toEqual(['24', '21']);
  });

  it('shows an amount of the plan beside that of the signing, and not what was paid before', async () => {
    const { differences } = await briefWith('Quay Journal');
    const amount = differences.find(({ about }) => about === 'amount');
    expect(amount?.claims.map(({ value }) => value)).toEqual([
      '61.5 million euros a year',
      '60 million euros a year',
    ]);
  });

  it('takes what is still to be signed for another paper than what was signed months before', async () => {
    const { standings } = await briefWith('Lake Times', '2026-06-09');
    expect(standings.filter(({ stage }) => stage === 'signed')).toEqual([]);
  });

  it('has a copy that names its source with it, as one origin, whatever its headline calls the paper', async () => {
    const brief = await briefWith('Batken Post');
    expect(brief.sources).toMatchObject({ independent: 1 });
    expect(brief.sources.outlets.map(({ outlet }) => outlet)).toContain('Oxus Wire');
    expect(brief.title).toBe('Kyrgyzstan and Tajikistan sign the Isfara Waters Treaty');
    expect(allOf(brief)).not.toContain('held talks');
    expect(allOf(brief)).not.toContain('neighbours');
  });

  it('does not take a denial of pressure for one of the step', async () => {
    const brief = await briefWith('Steppe Ledger');
    expect(leadOf(brief)).toContain('Tajikistan has applied to join the Eurasian Economic Union');
    expect(leadOf(brief)).not.toContain('den');
  });

  it('sets what one parliament did against nothing that the other did', async () => {
    const { differences } = await briefWith('Atlas Letter');
    expect(differences.filter(({ about }) => about === 'stage')).toEqual([]);
  });

  it('leads with the new application, not with a standing of sixteen years before nor with the headline', async () => {
    const brief = await briefWith('Laeken Sun');
    expect(leadOf(brief)).toContain('Iceland applied to join the European Union on 31 August 2026');
    const [first] = brief.sections.beyond.sentences;
    expect(first?.text).toContain('became a candidate in 2010 and asked in March 2015');
  });

  it('tells the approval of a parliament as its step at home', async () => {
    const brief = await briefWith('Rift Ledger', '2026-04-15');
    expect(brief.title).toBe("Kenya's parliament approves the Akagera Waters Treaty with Rwanda");
    expect(leadOf(brief)).toContain('14 April 2026; no ratification is on record');
  });

  it('prints of a copy what it adds, once, and no dateline', async () => {
    const brief = await briefWith('Altiplano Letter');
    const told = allOf(brief);
    expect(told).toContain('built under the treaty of peace of 1904');
    expect(told.split('the railway from Arica to La Paz')).toHaveLength(2);
    expect(told).not.toContain('LA PAZ');
    expect(brief.sources.independent).toBe(1);
  });

  it('leads with the signing of what was initialled and cleared for it, and finds no quarrel in that order', async () => {
    const brief = await briefWith('Chobe Courier', '2026-11-21');
    expect(brief.title).toBe('Botswana and Zambia sign the Zambezi Abstraction Treaty');
    expect(leadOf(brief)).toContain('20 November 2026; no ratification is on record');
    expect(brief.sources.outlets.map(({ outlet }) => outlet)).toContain('Copperbelt Wire');
    expect(brief.differences.filter(({ about }) => about === 'stage')).toEqual([]);
  });

  it('takes what a neighbour has heard of two states for no word of theirs', async () => {
    const claims = await desk.claims({ state: 'BWA' });
    const heard = claims.filter(({ known_day }) => known_day === '2026-11-16');
    expect(heard.map((row) => [row.stage, row.evidence_class])).toEqual([
      ['announced', 'one-origin'],
    ]);
  });
});
