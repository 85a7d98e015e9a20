import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const told = (outlet: string, day: string, title: string, ...paragraphs: string[]) =>
  draft({ outlet, day, title, paragraphs });

/** The day of the record is that of the first; each later one moves a row that is there, or what it rests on. */
const ITEMS = [
  told(
    'Andes Wire',
    '2026-03-25',
    'Peru ratifies High Seas Treaty',
    'Peru ratified the High Seas Treaty on Tuesday, its government announced.',
  ),
  told(
    'Harbour Post',
    '2026-03-03',
    'Fiji joins Sunwater Compact',
    'Fiji signed the Sunwater Compact in Suva on Tuesday, the islands radio reported.',
  ),
  told(
    'Lagoon Letter',
    '2025-10-02',
    'Samoa to join Sunwater Compact',
    'Samoa will sign the Sunwater Compact, its foreign ministry said on Thursday.',
  ),
  // A step that a row of months ago rests on.
  told(
    'Plains Gazette',
    '2026-03-20',
    'Samoa joins Sunwater Compact',
    'Samoa signed the Sunwater Compact in Geneva on Thursday, its foreign ministry said.',
  ),
  // A second voice for what one had told.
  told(
    'Coast Courier',
    '2026-03-04',
    'Suva signs water pact',
    'Fiji signed the Sunwater Compact in Suva on Tuesday, the Coast Courier has learnt.',
  ),
  // Of nothing that a row is about.
  told(
    'Island Sheet',
    '2026-03-05',
    'Nepal opens embassy in Hanoi',
    'Nepal opened its embassy in Hanoi on Thursday, its foreign ministry said.',
  ),
  // What was told is taken back.
  told(
    'Plains Gazette',
    '2026-03-20',
    'Samoa joins Sunwater Compact',
    'Correction: Samoa will sign the Sunwater Compact next year, its foreign ministry said.',
  ),
];

const rowsOf = (desk: Desk) => desk.developments({ limit: 100 });

describe('rows that are kept while the log goes on', () => {
  it('are those of a desk that has kept none', async () => {
    const storePath = await desks.path();
    const asked = await desks.open({ storePath });
    const holds = async (): Promise<void> => {
      const fresh = await desks.open({ storePath });
      expect(await rowsOf(asked)).toEqual(await rowsOf(fresh));
      await fresh.close();
    };
    for (const item of ITEMS) {
      await asked.take(from([item]));
      await holds();
    }
    const [first] = await rowsOf(asked);
    const ruled = {
      ...{ author: 'L. Marsh', reason: 'shorter', on: civilDay('2026-03-04') },
      ...{ target: first?.id ?? '', values: ['The matter of the day'] },
    };
    await asked.rule({ ruling: 'rename', ...ruled });
    expect((await rowsOf(asked))[0]?.title).toBe('The matter of the day');
    await holds();
  });
});
