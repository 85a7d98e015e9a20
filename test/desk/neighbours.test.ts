import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { NEIGHBOURS, type Neighbour } from '../support/neighbours.ts';
import { draft, from, shuffled, TemporaryDesks, tickingClock } from './temporary-desks.ts';

const desks = new TemporaryDesks();
/** After the last of them. */
const clock = () => tickingClock(Date.UTC(2029, 0, 1));
let groups: string[][];
/** Some whole matters, most of them of states that others have a part in. */
const SOME = NEIGHBOURS.slice(0, 14);
/** The matter of each dispatch, by its title. */
const matterOf = new Map(NEIGHBOURS.map(({ title, matter }) => [title, matter]));

beforeAll(async () => {
  const desk = await desks.open({ clock: clock() });
  await desk.take(from(NEIGHBOURS.map(draft)));
  groups = await groupsOf(desk);
});
afterAll(() => desks.clear());

/** Titles of the dispatches of each development, in order. */
async function groupsOf(desk: Desk): Promise<string[][]> {
  const titles = new Map(
    (await desk.dispatches({ limit: 1_000 })).map(({ id, title }) => [id, title ?? '']),
  );
  const rows = await desk.developments({ limit: 1_000 });
  const views = await Promise.all(rows.map(({ id }) => desk.development(id)));
  return views
    .map(({ dispatches }) => dispatches.map((id) => titles.get(id) ?? '').sort())
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

describe('matters that lie side by side', () => {
  it.each([...new Set(NEIGHBOURS.map(({ matter }) => matter))])('%s', (matter) => {
    const own = NEIGHBOURS.filter((one: Neighbour) => one.matter === matter);
    const found = groups.filter((group) => group.some((title) => matterOf.get(title) === matter));
    expect(found).toEqual([own.map(({ title }) => title).sort()]);
  });

  it('are told apart whatever comes first, and whatever an editor ruled and took back between', async () => {
    const desk = await desks.open({ clock: clock() });
    const order = shuffled(SOME, 88);
    await desk.take(from(order.slice(0, 9).map(draft)));
    const [one, two] = await desk.developments({ limit: 2 });
    const by = { author: 'A. Editor', reason: 'They are two matters.' };
    const ruling = await desk.rule({
      ruling: 'merge',
      target: one?.id ?? '',
      values: [two?.id ?? ''],
      ...by,
    });
    await desk.take(from(order.slice(9).map(draft)));
    await desk.rule({ ruling: 'undo', target: ruling.id, values: [], ...by });
    const titles = new Set(SOME.map(({ title }) => title));
    expect(await groupsOf(desk)).toEqual(
      groups.filter((group) => group.every((title) => titles.has(title))),
    );
  });
});

describe('what one wire reports', () => {
  const told = (outlet: string, title: string, text: string) =>
    draft({ outlet, day: '2025-04-02', title, paragraphs: [text] });

  it('is one voice with those who give it as its report, and moves no standing that needs two', async () => {
    const desk = await desks.open();
    await desk.take(
      from([
        told('Isthmus Wire', 'Guyana ratifies', 'Guyana has ratified the Escazú Agreement.'),
        told(
          'Gulf Clarion',
          'Forests',
          'Guyana has ratified the Escazú Agreement, Isthmus Wire reported.',
        ),
        told(
          'Port Echo',
          'Rivers',
          'According to Isthmus Wire, Guyana has ratified the Escazú Agreement.',
        ),
      ]),
    );
    const [row] = await desk.developments({ limit: 1 });
    const { sources } = (await desk.brief(row?.id ?? '')).items;
    expect([sources.outlets.length, sources.origins.length, sources.independent]).toEqual([
      3, 1, 1,
    ]);
    const stage = async () => {
      const { parties } = await desk.accord('escazu-agreement');
      return parties.find(({ entry }) => entry.endsWith('/GUY'))?.standing.stage;
    };
    expect(await stage()).not.toBe('ratified');
    const own = told(
      'Plains Gazette',
      'A long night in Georgetown',
      'Guyana ratified the Escazú Agreement late on Tuesday, when all but nine members of its assembly had spoken. Miners in the interior fear for their licences.',
    );
    await desk.take(from([own]));
    expect(await stage()).toBe('ratified');
  });
});
