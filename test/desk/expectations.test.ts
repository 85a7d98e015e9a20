import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

/** A report: day, title, text. */
type Told = readonly [string, string, string];

async function deskOf(told: readonly Told[]): Promise<Desk> {
  const desk = await desks.open();
  const items = told.map(([day, title, text]) =>
    draft({ outlet: 'Lagoon Courier', day, title, paragraphs: [text] }),
  );
  await desk.take(from(items));
  return desk;
}

/** What was said of an action to come, and its state, on a day. */
async function on(desk: Desk, day: string, action: string): Promise<string[]> {
  const rows = await desk.next({ asOf: civilDay(day) });
  return rows
    .filter((row) => row.action === action && row.basis === 'said')
    .map(({ subjects, window, state }) => `${subjects.join('+')} ${window ?? 'some day'} ${state}`);
}

const said = (words: string): Told => ['2026-03-10', 'Peru and the sea', words];

describe('windows of expectations', () => {
  it.each<[string, string]>([
    ['within 30 days', '2026-03-10/2026-04-09'],
    ['by autumn', '2026-03-10/2026-11-30'],
    ['before summer', '2026-03-10/2026-05-31'],
    ['before June', '2026-03-10/2026-05-31'],
    ['before the end of the year', '2026-03-10/2026-12-31'],
    ['early next year', '2027-01/2027-06'],
    ['at the summit in July', '2026-07'],
    ['in the first quarter of 2027', '2027-01/2027-03'],
    ['no later than 30 June', '2026-03-10/2026-06-30'],
    ['in June at the latest', '2026-03-10/2026-06-30'],
    ['no earlier than June', '2026-06-01/..'],
    ['in 2027 at the earliest', '2027-01-01/..'],
    ['after the summer', '2026-09-01/..'],
    ['after 4 May', '2026-05-05/..'],
  ])('reads “%s” as %s', async (words, window) => {
    const desk = await deskOf([said(`Peru will sign the High Seas Treaty ${words}.`)]);
    expect(await on(desk, '2026-03-10', 'signature')).toEqual([`PER ${window} open`]);
  });
});

const SIGNED: Told = [
  '2026-04-02',
  'Peru signs the High Seas Treaty',
  'Peru signed the High Seas Treaty in New York on Thursday, its foreign ministry said.',
];

describe('what becomes of expectations', () => {
  it('is met by what is told as done, and was open until that was known', async () => {
    const desk = await deskOf([
      said('Peru will sign the High Seas Treaty within 30 days.'),
      SIGNED,
    ]);
    const window = '2026-03-10/2026-04-09';
    expect(await on(desk, '2026-04-01', 'signature')).toEqual([`PER ${window} open`]);
    expect(await on(desk, '2026-04-02', 'signature')).toEqual([`PER ${window} met`]);
  });

  it('is missed when the window has passed, and met when it comes late', async () => {
    const desk = await deskOf([said('Peru will sign the High Seas Treaty this month.'), SIGNED]);
    expect(await on(desk, '2026-03-31', 'signature')).toEqual(['PER 2026-03 open']);
    expect(await on(desk, '2026-04-01', 'signature')).toEqual(['PER 2026-03 missed']);
    expect(await on(desk, '2026-04-02', 'signature')).toEqual(['PER 2026-03 met']);
  });

  it('is overtaken by another window of the same voice', async () => {
    const desk = await deskOf([
      said('Peru will sign the High Seas Treaty on 24 March.'),
      ['2026-03-20', 'Peru waits', 'Peru will sign the High Seas Treaty on 12 May, not before.'],
    ]);
    expect(await on(desk, '2026-03-21', 'signature')).toEqual([
      'PER 2026-03-24 overtaken',
      'PER 2026-05-12 open',
    ]);
  });

  it.each([
    ['A visit by Chile to Peru planned for Friday has been postponed, Lima said.', 'overtaken'],
    ['The visit by Chile to Bolivia has been postponed, La Paz said.', 'open'],
  ])('is overtaken where a report calls it off: “%s”', async (words, state) => {
    const desk = await deskOf([
      ['2026-03-10', 'Peru and the sea', "Chile's president is due to visit Peru on 20 March."],
      ['2026-03-17', 'A visit put off', words],
    ]);
    expect(await on(desk, '2026-03-16', 'visit')).toEqual(['CHL 2026-03-20 open']);
    expect(await on(desk, '2026-03-18', 'visit')).toEqual([`CHL 2026-03-20 ${state}`]);
  });

  it('never misses what is to come no earlier than a day', async () => {
    const desk = await deskOf([
      said('Peru will sign the High Seas Treaty in 2027 at the earliest.'),
    ]);
    expect(await on(desk, '2030-01-01', 'signature')).toEqual(['PER 2027-01-01/.. open']);
  });

  it('says that what was to come very soon did not, when half a year has gone by', async () => {
    const desk = await deskOf([said('Peru will sign the High Seas Treaty very soon.')]);
    expect(await on(desk, '2026-09-08', 'signature')).toEqual(['PER some day open']);
    expect(await on(desk, '2026-09-09', 'signature')).toEqual(['PER some day missed']);
  });

  it('leaves open what is to come as soon as possible', async () => {
    const desk = await deskOf([said('Peru will sign the High Seas Treaty as soon as possible.')]);
    expect(await on(desk, '2027-09-09', 'signature')).toEqual(['PER some day open']);
  });

  it('keeps one expectation where two reports give the same deadline', async () => {
    const desk = await deskOf([
      said('Peru will sign the High Seas Treaty before the end of the year.'),
      [
        '2026-03-12',
        'Lima and the oceans',
        'Peru will sign the High Seas Treaty before the end of the year.',
      ],
    ]);
    expect(await on(desk, '2026-03-12', 'signature')).toEqual(['PER 2026-03-10/2026-12-31 open']);
  });

  it('meets a threshold when the day of entry into force is named, and not before', async () => {
    const desk = await deskOf([
      [
        '2026-03-10',
        'Almost there',
        'Campaigners expect the Escazú Agreement to reach its threshold of 30 ratifications this month.',
      ],
      [
        '2026-03-20',
        'There',
        'The last instrument has been deposited, and the Escazú Agreement will enter into force on 18 June 2026.',
      ],
    ]);
    expect(await on(desk, '2026-03-19', 'entry-into-force')).toContain(' 2026-03 open');
    expect(await on(desk, '2026-03-20', 'entry-into-force')).toContain(' 2026-03 met');
  });

  it('finds a text without a name again by its kind, its parties and its day', async () => {
    const desk = await deskOf([
      [
        '2026-03-10',
        'To Quito',
        'A Peruvian delegation is to fly to Quito on Sunday to sign a joint declaration with Ecuador.',
      ],
      ['2026-03-15', 'In Quito', 'Peru and Ecuador signed a declaration in Quito on Sunday.'],
    ]);
    expect(await on(desk, '2026-03-14', 'signature')).toEqual(['PER 2026-03-15 open']);
    expect(await on(desk, '2026-03-15', 'signature')).toEqual(['PER 2026-03-15 met']);
  });

  it('takes “will not join” of one who was invited as a refusal to come', async () => {
    const desk = await deskOf([
      ['2026-02-02', 'BRICS', 'The BRICS invited Peru to join the group on Monday.'],
      [
        '2026-03-10',
        'Peru will not join the BRICS',
        'Peru will not join the BRICS, its president said.',
      ],
      [
        '2026-03-30',
        'Peru declines',
        'Peru has formally declined the invitation to join the BRICS, its foreign ministry said on Monday.',
      ],
    ]);
    expect(await on(desk, '2026-03-10', 'decline')).toEqual(['PER some day open']);
    expect(await on(desk, '2026-03-30', 'decline')).toEqual(['PER some day met']);
  });

  it('takes “will not join” of one whom nobody asked as no more than a word', async () => {
    const desk = await deskOf([
      ['2026-03-10', 'Peru and NATO', 'Peru will not join NATO, its president said.'],
    ]);
    expect(await on(desk, '2026-03-10', 'decline')).toEqual([]);
  });
});
