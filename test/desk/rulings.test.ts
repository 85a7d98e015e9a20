import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk, RulingCommand } from '../../src/desk/index.ts';
import { type CivilDay, civilDay } from '../../src/kernel/index.ts';
import type { SourceItem } from '../../src/sources/index.ts';
import { EMBASSIES, ESCAZU } from '../support/escazu-dispatches.ts';
import { draft, from, shuffled, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
const ENTRY = 'party/escazu-agreement/PRY';
const WHO = { author: 'A. Editor', reason: 'The instrument was seen.' } as const;

const ITEMS: readonly SourceItem[] = [
  draft(ESCAZU.announced),
  draft(ESCAZU.joined),
  draft(EMBASSIES),
  draft(ESCAZU.signed),
];

let desk: Desk;
beforeAll(async () => {
  desk = await desks.open();
  await desk.take(from(ITEMS));
});
afterAll(() => desks.clear());

async function stageOf(of: Desk, asOf?: CivilDay): Promise<string> {
  const view = await of.accord('escazu-agreement', asOf === undefined ? {} : { asOf });
  const row = view.parties.find(({ entry }) => entry === ENTRY);
  return row?.standing.stage ?? 'nothing';
}

async function toldTogether(of: Desk, asOf?: CivilDay): Promise<string[]> {
  const rows = await of.developments({ limit: 50, ...(asOf === undefined ? {} : { asOf }) });
  const titles = new Map(
    (await of.dispatches()).map((one) => [one.id, `${one.outlet} ${one.knownDay}`]),
  );
  const groups = [];
  for (const { id } of rows) {
    const { dispatches } = await of.development(id, asOf === undefined ? {} : { asOf });
    groups.push(
      dispatches
        .map((one) => titles.get(one) ?? one)
        .sort()
        .join(' + '),
    );
  }
  return groups.sort();
}

async function idOf(of: Desk, outlet: string, day: string): Promise<string> {
  const found = (await of.dispatches()).find(
    (one) => one.outlet === outlet && one.knownDay === day,
  );
  return found?.id ?? '';
}

async function developmentWith(of: Desk, dispatch: string): Promise<string> {
  return (await of.dispatch(dispatch)).development ?? '';
}

describe('an editor', () => {
  it('sets an entry from a day on, with author and reason, and takes it back', async () => {
    expect(await stageOf(desk)).toBe('signed');
    const set = await desk.rule({
      ruling: 'set',
      target: ENTRY,
      values: ['ratified', '2026-03'],
      ...WHO,
      on: civilDay('2026-03-10'),
    });
    expect(await stageOf(desk)).toBe('ratified');
    expect(await stageOf(desk, civilDay('2026-03-09'))).toBe('signed');
    const history = await desk.history(ENTRY);
    expect(history.rulings).toMatchObject([
      { author: 'A. Editor', reason: WHO.reason, value: 'ratified 2026-03' },
    ]);
    const fates = history.claims.map(({ claim, fate }) => `${claim.stage} ${fate}`);
    expect(fates).toContain('signed ruled');
    expect(history.steps.at(-1)).toMatchObject({ knownDay: '2026-03-10', before: 'signed' });
    await desk.rule({
      ruling: 'undo',
      target: set.id,
      values: [],
      ...WHO,
      on: civilDay('2026-03-11'),
    });
    expect(await stageOf(desk)).toBe('signed');
    expect(await stageOf(desk, civilDay('2026-03-10'))).toBe('ratified');
    expect((await desk.check()).isSound).toBe(true);
  });

  it('retracts a dispatch: standing, expectation and brief go without it', async () => {
    const wire = await idOf(desk, 'Andes Wire', '2026-03-03');
    const name = await developmentWith(desk, wire);
    const undo = await desk.rule({
      ruling: 'reject',
      target: wire,
      values: [],
      ...WHO,
      on: civilDay('2026-03-12'),
    });
    expect(await stageOf(desk)).toBe('announced');
    const brief = (await desk.brief(name)).items;
    expect(JSON.stringify(brief.sections)).not.toContain(wire);
    await desk.rule({
      ruling: 'undo',
      target: undo.id,
      values: [],
      ...WHO,
      on: civilDay('2026-03-12'),
    });
    expect(await stageOf(desk)).toBe('signed');
    expect(JSON.stringify((await desk.brief(name)).items.sections)).toContain(wire);
  });

  it('renames a development and an accord', async () => {
    const name = await developmentWith(desk, await idOf(desk, 'Plains Gazette', '2026-02-10'));
    await desk.rule({ ruling: 'rename', target: name, values: ['Suva', 'ties'], ...WHO });
    expect((await desk.brief(name)).items.title).toBe('Suva ties');
    await desk.rule({
      ruling: 'rename',
      target: 'escazu-agreement',
      values: ['Escazú Accord'],
      ...WHO,
    });
    expect((await desk.accord('escazu-agreement')).name).toBe('Escazú Accord');
    // Two questions at a time: each is answered with the names of its own day.
    const before = { asOf: civilDay('2026-01-31') };
    await Promise.all([desk.accord('escazu-agreement', before), desk.accord('escazu-agreement')]);
    await desk.accord('escazu-agreement', before);
    const names = [desk.nameOf('escazu-agreement', {}), desk.nameOf('escazu-agreement', before)];
    expect(names).toEqual(['Escazú Accord', 'Escazú Agreement']);
  });

  it('is refused what is not there or makes no sense', async () => {
    const bad: readonly [Partial<RulingCommand>, string][] = [
      [{ ruling: 'confirm', target: 'c-000000000000' }, 'record.unknown'],
      [{ ruling: 'reject', target: 'nonsense' }, 'record.unknown'],
      [{ ruling: 'set', target: 'party/escazu-agreement', values: ['signed'] }, 'input.argument'],
      [{ ruling: 'set', target: ENTRY, values: ['joined'] }, 'input.argument'],
      [{ ruling: 'set', target: 'party/no-such-pact/PRY', values: ['signed'] }, 'record.unknown'],
      [
        { ruling: 'merge', target: 'nowhere-2020-01', values: ['elsewhere-2020-01'] },
        'record.unknown',
      ],
      [{ ruling: 'undo', target: 'f-000000000000' }, 'record.unknown'],
      [{ ruling: 'set', target: ENTRY, values: ['signed'], reason: ' ' }, 'input.argument'],
    ];
    for (const [part, code] of bad) {
      const command = { ruling: 'set', target: '', values: [], ...WHO, ...part } as RulingCommand;
      await expect(desk.rule(command), JSON.stringify(part)).rejects.toMatchObject({ code });
    }
  });
});

describe('grouping', () => {
  it('keeps what was merged and split, also when later dispatches arrive', async () => {
    const own = await desks.open();
    await own.take(from(ITEMS.slice(0, 3)));
    const wire = await idOf(own, 'Andes Wire', '2026-01-05');
    const other = await idOf(own, 'Plains Gazette', '2026-02-10');
    const merged = await own.rule({
      ruling: 'merge',
      target: await developmentWith(own, wire),
      values: [await developmentWith(own, other)],
      ...WHO,
      on: civilDay('2026-02-11'),
    });
    expect(await developmentWith(own, wire)).toBe(await developmentWith(own, other));
    await own.take(from(ITEMS.slice(3)));
    expect(await developmentWith(own, wire)).toBe(await developmentWith(own, other));
    expect((await toldTogether(own, civilDay('2026-02-10'))).length).toBe(2);
    expect((await own.check()).isSound).toBe(true);
    await own.rule({ ruling: 'undo', target: merged.id, values: [], ...WHO });
    expect(await developmentWith(own, wire)).not.toBe(await developmentWith(own, other));
    const joined = await idOf(own, 'Harbour Post', '2026-01-06');
    await own.rule({
      ruling: 'split',
      target: await developmentWith(own, wire),
      values: [joined],
      ...WHO,
    });
    expect(await developmentWith(own, wire)).not.toBe(await developmentWith(own, joined));
    expect((await own.check()).isSound).toBe(true);
  });
});

type Step = { readonly day: string; readonly do: (of: Desk) => Promise<unknown> };

const STEPS: readonly Step[] = [
  ...ITEMS.map(
    (item): Step => ({
      day: item.kind === 'document' ? (item.document.meta.publishedDay ?? '') : '',
      do: (of) => of.take(from([item])),
    }),
  ),
  {
    day: '2026-03-04',
    do: (of) =>
      of.rule({
        ruling: 'set',
        target: ENTRY,
        values: ['interest'],
        ...WHO,
        on: civilDay('2026-03-04'),
      }),
  },
  {
    day: '2026-03-05',
    do: async (of) => {
      const set = (await of.rulings({ asOf: civilDay('2030-01-01') })).find(
        ({ ruling }) => ruling === 'set',
      );
      if (set !== undefined && set.undoneBy === null)
        await of.rule({
          ruling: 'undo',
          target: set.id,
          values: [],
          ...WHO,
          on: civilDay('2026-03-05'),
        });
    },
  },
  {
    day: '2026-03-06',
    do: async (of) => {
      const [wire, post] = [
        await idOf(of, 'Andes Wire', '2026-01-05'),
        await idOf(of, 'Plains Gazette', '2026-02-10'),
      ];
      if (wire !== '' && post !== '')
        await of.rule({
          ruling: 'merge',
          target: wire,
          values: [post],
          ...WHO,
          on: civilDay('2026-03-06'),
        });
    },
  },
];

describe('a log in any order', () => {
  it('replays to its tables, and as of a day is a store that was stopped on that day', async () => {
    const steps = shuffled(STEPS, 17);
    const whole = await desks.open();
    for (const step of steps) await step.do(whole);
    expect(await whole.check()).toMatchObject({ isSound: true, trouble: null });
    const [first, second] = [await whole.rebuild(), await whole.rebuild()];
    expect(second.digest).toBe(first.digest);
    for (const day of ['2026-02-10', '2026-03-05']) {
      const stopped = await desks.open();
      for (const step of steps.filter((one) => one.day <= day)) await step.do(stopped);
      const asOf = civilDay(day);
      expect(await stageOf(whole, asOf), day).toBe(await stageOf(stopped, asOf));
      expect(await toldTogether(whole, asOf), day).toEqual(await toldTogether(stopped, asOf));
      expect(await whole.changes({ asOf }), day).toEqual(await stopped.changes({ asOf }));
      expect(await whole.next({ asOf }), day).toEqual(await stopped.next({ asOf }));
    }
  }, 60_000);
});
