import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindWanted, Store } from '../../src/desk/store/contract.ts';
import { civilDay, type Dispatch, digestOf } from '../../src/kernel/index.ts';
import { verifyChain } from '../../src/record/index.ts';
import type { Development } from '../../src/stories/index.ts';
import type { SecondProcess } from './second-process.ts';
import {
  putSample,
  SAMPLE_SENTENCES,
  sampleAct,
  sampleClaim,
  sampleDevelopment,
  sampleDispatch,
  sampleFact,
  sampleRefusal,
  sampleStory,
} from './store-samples.ts';

/** One place of one engine, made empty for one test. */
export interface StorePlace {
  /** Opens the place; several openings see the same store. */
  open(): Promise<Store>;
  /** Appends facts to the place from another process. */
  appendElsewhere(prefix: string, count: number): SecondProcess;
  remove(): Promise<void>;
}

const DAY = civilDay('2025-11-07');

async function expectSoundLog(store: Store, count: number): Promise<readonly string[]> {
  const facts = await store.read((view) => view.facts({ limit: 10_000 }));
  expect(facts.map(({ seq }) => seq)).toEqual(
    Array.from({ length: count }, (_, index) => index + 1),
  );
  expect(verifyChain(facts)).toMatchObject({ isSound: true, why: null });
  return facts.map(({ id }) => id);
}

/** What every engine of the store must do. `newPlace` makes an empty one for each test. */
export function storeContract(engine: string, newPlace: () => Promise<StorePlace>): void {
  let place: StorePlace;
  let store: Store;

  beforeEach(async () => {
    place = await newPlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  describe(`${engine}: the log`, () => {
    it('gives facts back as they went in, numbered and chained', async () => {
      const facts = ['A', 'B', 'C'].map((name) => sampleFact(name));
      const stored = await store.write((tx) => tx.append(facts));
      expect(stored).toEqual(
        facts.map((fact, index) => expect.objectContaining({ ...fact, seq: index + 1 })),
      );
      expect(await store.read((view) => view.facts({ limit: 10 }))).toEqual(stored);
      expect(await store.read((view) => view.facts({ after: 1, limit: 1 }))).toEqual([stored[1]]);
      expect(await store.read((view) => view.lastFact())).toEqual(stored[2]);
      const { seq, chain } = stored[2] ?? {};
      expect(await store.read((view) => view.lastPlace())).toEqual({ seq, chain });
      await expectSoundLog(store, 3);
    });

    it('writes a known fact once, in one call and in several', async () => {
      const first = await store.write((tx) => tx.append([sampleFact('A'), sampleFact('A')]));
      const second = await store.write((tx) => tx.append([sampleFact('B'), sampleFact('A')]));
      expect(first.map(({ seq }) => seq)).toEqual([1, 1]);
      expect(second.map(({ seq }) => seq)).toEqual([2, 1]);
      await expectSoundLog(store, 2);
    });

    it('holds back facts that were not known on the day', async () => {
      await store.write((tx) =>
        tx.append([sampleFact('A', '2025-11-09'), sampleFact('B', '2025-11-06')]),
      );
      const asOf = await store.read((view) => view.factsOfKind('ruling-made', { asOf: DAY }));
      expect(asOf.map(({ id }) => id)).toEqual([sampleFact('B', '2025-11-06').id]);
      expect(await store.read((view) => view.lastDay())).toBe('2025-11-09');
    });

    it('keeps nothing of a write that rejects, and numbers go on without a gap', async () => {
      const failing = store.write(async (tx) => {
        await tx.append([sampleFact('A')]);
        await putSample(tx, 'd-1');
        throw new Error('changed its mind');
      });
      await expect(failing).rejects.toThrow('changed its mind');
      await store.write((tx) => tx.append([sampleFact('B')]));
      await expectSoundLog(store, 1);
      expect(await store.read((view) => view.dispatch('d-1'))).toBeNull();
    });

    it('lets writes of one process follow one another, whatever they wait for', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `N${index}`);
      await Promise.all(
        names.map((name) =>
          store.write(async (tx) => {
            const before = (await tx.lastFact())?.seq ?? 0;
            await new Promise((resolve) => setTimeout(resolve, 1));
            const [fact] = await tx.append([sampleFact(name)]);
            expect(fact?.seq).toBe(before + 1);
          }),
        ),
      );
      await expectSoundLog(store, 20);
    });

    it('refuses a write inside a write, and a view after its work', async () => {
      const nested = store.write(() => store.write((tx) => tx.append([sampleFact('A')])));
      await expect(nested).rejects.toThrow('inside a write');
      const kept = await store.read(async (view) => view);
      await expect(kept.lastFact()).rejects.toThrow('after its work had ended');
      await expectSoundLog(store, 0);
    });
  });

  describe(`${engine}: reading and writing at once`, () => {
    it('reads the state before, while a write is open', async () => {
      await store.write((tx) => tx.append([sampleFact('A')]));
      await store.write(async (tx) => {
        await tx.append([sampleFact('B')]);
        expect((await store.read((view) => view.facts({ limit: 9 }))).length).toBe(1);
        expect((await tx.facts({ limit: 9 })).length).toBe(2);
      });
      expect((await store.read((view) => view.facts({ limit: 9 }))).length).toBe(2);
    });

    it('shows one view one state, although another connection writes meanwhile', async () => {
      const other = await place.open();
      await store.read(async (view) => {
        expect(await view.lastFact()).toBeNull();
        await other.write((tx) => tx.append([sampleFact('A')]));
        expect(await view.lastFact()).toBeNull();
      });
      await other.close();
      await expectSoundLog(store, 1);
    });

    it('lets two connections of one process write in turn', async () => {
      const other = await place.open();
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          [store, other][index % 2]?.write(async (tx) => {
            await new Promise((resolve) => setTimeout(resolve, 1));
            await tx.append([sampleFact(`N${index}`)]);
          }),
        ),
      );
      await other.close();
      await expectSoundLog(store, 20);
    });

    it('lets more readers wait for their turn than it has connections', async () => {
      const read = () =>
        store.read(async (view) => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          return view.lastFact();
        });
      expect(await Promise.all(Array.from({ length: 30 }, read))).toEqual(Array(30).fill(null));
    });

    it('lets two processes write at once, without a gap and with a whole chain', async () => {
      const processes = ['one', 'two'].map((prefix) => place.appendElsewhere(prefix, 200));
      expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0]);
      const ids = await expectSoundLog(store, 400);
      const said = processes.flatMap(({ acknowledged }) => acknowledged());
      expect([...ids].sort()).toEqual(said.map((name) => sampleFact(name).id).sort());
    });

    it('holds everything that was acknowledged before the process was killed', async () => {
      const killed = place.appendElsewhere('killed', 100_000);
      while (killed.acknowledged().length < 50)
        await new Promise((resolve) => setTimeout(resolve, 5));
      killed.child.kill('SIGKILL');
      expect(await killed.ended).toBeNull();
      const said = killed.acknowledged();
      await store.close();
      store = await place.open();
      const count = (await store.status()).facts;
      const ids = new Set(await expectSoundLog(store, count));
      expect(said.filter((name) => !ids.has(sampleFact(name).id))).toEqual([]);
      // At most the one that it was about to acknowledge.
      expect(count - said.length).toBeLessThanOrEqual(1);
      await store.write((tx) => tx.append([sampleFact('after')]));
      await expectSoundLog(store, count + 1);
    });
  });

  describe(`${engine}: dispatches`, () => {
    it('gives a dispatch back by identifier, source, address and text', async () => {
      const dispatch = { ...sampleDispatch('d-1'), text: 'A\u0000 \ud83d lone half and “quotes”' };
      await store.write((tx) => tx.putDispatch({ dispatch, sourceId: 'urn:1' }));
      const kept = { dispatch, sourceId: 'urn:1' };
      await store.read(async (view) => {
        expect(await view.dispatch('d-1')).toEqual(kept);
        expect(await view.dispatchesBySourceId('urn:1')).toEqual([kept]);
        expect(await view.dispatchesByAddress('https://example.org/d-1')).toEqual([kept]);
        expect(await view.dispatchesByTextDigest(digestOf(dispatch.text))).toEqual([kept]);
        expect(await view.dispatch('d-2')).toBeNull();
        expect(await view.dispatchesBySourceId('urn:2')).toEqual([]);
      });
    });

    it('puts the edition received last first, and names the revisions', async () => {
      const first = { ...sampleDispatch('d-1'), address: 'https://example.org/a' };
      const second = { ...first, id: 'd-2', receivedAt: first.receivedAt + 9, revisionOf: 'd-1' };
      await store.write(async (tx) => {
        for (const dispatch of [first, second]) await tx.putDispatch({ dispatch, sourceId: null });
      });
      await store.read(async (view) => {
        const editions = await view.dispatchesByAddress('https://example.org/a');
        expect(editions.map((kept) => kept.dispatch.id)).toEqual(['d-2', 'd-1']);
        const revisions = await view.revisionsOf('d-1');
        expect(revisions.map((kept) => kept.dispatch.id)).toEqual(['d-2']);
        const many = Array.from({ length: 3_000 }, (_, at) => `d-'"${at}`);
        expect(await view.replacementsOf([...many, 'd-1', 'd-2', 'd-1'])).toEqual([
          { replaced: 'd-1', by: 'd-2', knownDay: second.knownDay },
        ]);
        expect(await view.replacementsOf([])).toEqual([]);
      });
    });

    it('lists the newest first, up to a day, and keeps the order that is asked for', async () => {
      const days = { 'd-1': '2025-11-05', 'd-2': '2025-11-08', 'd-3': '2025-11-07' };
      await store.write(async (tx) => {
        for (const [id, day] of Object.entries(days)) await putSample(tx, id, day);
      });
      await store.read(async (view) => {
        const ids = (kept: readonly { dispatch: { id: string } }[]) =>
          kept.map((it) => it.dispatch.id);
        expect(ids(await view.dispatches({ limit: 2 }))).toEqual(['d-2', 'd-3']);
        expect(ids(await view.dispatches({ limit: 9, asOf: DAY }))).toEqual(['d-3', 'd-1']);
        expect(ids(await view.dispatchesOf(['d-3', 'x', 'd-1', 'd-3']))).toEqual(['d-3', 'd-1']);
        expect(await view.dispatchesOf([])).toEqual([]);
      });
    });

    it('goes on in its lists after any place, whether something stands there or not', async () => {
      const days = ['2025-11-07', '2025-11-08', '2025-11-08', '2025-11-09', '2025-11-07'];
      await store.write(async (tx) => {
        for (const [at, day] of days.entries()) await putSample(tx, `d-${at}`, day);
      });
      const paged = async <T>(
        next: (after: T | undefined) => Promise<readonly T[]>,
      ): Promise<T[]> => {
        const all: T[] = [];
        for (;;) {
          const [row] = await next(all.at(-1));
          if (row === undefined || all.length > 9) return all;
          all.push(row);
        }
      };
      await store.read(async (view) => {
        const dispatches = await paged<Dispatch>(async (after) =>
          (await view.dispatches({ limit: 1, ...(after === undefined ? {} : { after }) })).map(
            ({ dispatch }) => dispatch,
          ),
        );
        expect(dispatches.map(({ id }) => id)).toEqual(['d-3', 'd-2', 'd-1', 'd-4', 'd-0']);
        const developments = await paged<Development>((after) =>
          view.developments({ limit: 1, ...(after === undefined ? {} : { after }) }),
        );
        expect(developments.map(({ id }) => id)).toEqual([
          'dev-d-3',
          'dev-d-1',
          'dev-d-2',
          'dev-d-0',
          'dev-d-4',
        ]);
        const gap = { lastDay: civilDay('2025-11-08'), id: 'dev-d-1x' };
        const after = await view.developments({
          limit: 9,
          after: gap,
          asOf: civilDay('2025-11-08'),
        });
        expect(after.map(({ id }) => id)).toEqual(['dev-d-2', 'dev-d-0', 'dev-d-4']);
      });
    });

    it('asks for long lists in parts', async () => {
      const ids = Array.from({ length: 950 }, (_, index) => `d-${index}`);
      await store.write(async (tx) => {
        for (const id of ids)
          await tx.putDispatch({ dispatch: sampleDispatch(id, '2025-11-07', id), sourceId: null });
      });
      const found = await store.read((view) => view.dispatchesOf(ids));
      expect(found.map((kept) => kept.dispatch.id)).toEqual(ids);
    });

    it('replaces what was read of a dispatch', async () => {
      await store.write((tx) => putSample(tx, 'd-1'));
      await store.write(async (tx) => {
        await tx.putSentences('d-1', SAMPLE_SENTENCES.slice(0, 2));
        await tx.putActs('d-1', [sampleAct('a-2', 'd-1'), sampleAct('a-1', 'd-1')]);
        await tx.removeRefusals(['d-1']);
        await tx.putRefusals(2, [sampleRefusal('d-1', 'x'), sampleRefusal(null, 'y')]);
        await tx.putRefusals(2, [sampleRefusal('d-1', 'z')]);
      });
      await store.read(async (view) => {
        expect(await view.sentences('d-1')).toEqual(SAMPLE_SENTENCES.slice(0, 2));
        expect((await view.actsOf(['d-1'])).map(({ id }) => id)).toEqual(['a-2', 'a-1']);
        expect(await view.act('a-d-1')).toBeNull();
        expect(await view.act('a-1')).toEqual(sampleAct('a-1', 'd-1'));
        const texts = (await view.refusals({ limit: 9 })).map(({ params }) => params['text']);
        expect(texts).toEqual(['x', 'y', 'z']);
        expect((await view.refusalsOf('d-1')).length).toBe(2);
      });
    });

    it('refuses to hang anything on a dispatch that it does not hold', async () => {
      const orphan = store.write((tx) => tx.putActs('d-9', []));
      await expect(orphan).rejects.toThrow('d-9');
    });
  });

  describe(`${engine}: search`, () => {
    const found = async (query: string, asOf = '2025-11-30') => {
      const passages = await store.read((view) =>
        view.search(query, { limit: 5, asOf: civilDay(asOf) }),
      );
      return passages.map(({ dispatch, sentence }) => `${dispatch}/${sentence}`);
    };
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['sign', ['d-1/1', 'd-1/2']],
      ['Signed NOTHING', ['d-1/2']],
      ['"sign in" astana', ['d-1/1']],
      ['"in sign"', []],
      ['absent', []],
      ['', []],
      ['?!*()', []],
      ['NOT AND OR NEAR( : ^ - *', []],
      ['astana"', ['d-1/1']],
      ['words:astana', []],
    ];
    it.each(cases)('%j', async (query, expected) => {
      await store.write((tx) => putSample(tx, 'd-1'));
      expect([...(await found(query))].sort()).toEqual(expected);
    });

    it('gives the span, holds back later days, and forgets what was replaced', async () => {
      await store.write((tx) => putSample(tx, 'd-1', '2025-11-08'));
      const [passage] = await store.read((view) => view.search('astana', { limit: 5 }));
      expect(passage).toEqual({
        dispatch: 'd-1',
        sentence: 1,
        start: 28,
        end: 51,
        knownDay: '2025-11-08',
      });
      expect(await found('astana', '2025-11-07')).toEqual([]);
      await store.write((tx) => tx.putSentences('d-1', SAMPLE_SENTENCES.slice(0, 1)));
      expect(await found('astana')).toEqual([]);
      expect(await found('kazakhstan')).toEqual(['d-1/0']);
    });

    it('finds dispatches by words, keys and days, the newest first', async () => {
      await store.write(async (tx) => {
        for (const [id, day] of [
          ['d-2', '2025-11-06'],
          ['d-1', '2025-11-08'],
          ['d-3', '2025-11-07'],
        ] as const) {
          await putSample(tx, id, day);
          await tx.indexDispatch(id);
        }
      });
      const all = { terms: [], keys: [], limit: 9 };
      const find = (wanted: Partial<FindWanted>) =>
        store.read((view) => view.find({ ...all, ...wanted }));
      const day = civilDay('2025-11-07');
      const three = ['d-1', 'd-3', 'd-2'];
      expect(await find({})).toEqual(three);
      expect(await find({ terms: [['signed'], ['astana']] })).toEqual(three);
      expect(await find({ terms: [['join', 'accords']] })).toEqual(three);
      expect(await find({ terms: [['accords', 'join']] })).toEqual([]);
      expect(await find({ keys: [['state:kaz'], ['stage:signed', 'stage:announced']] })).toEqual(
        three,
      );
      expect(await find({ keys: [['state:kaz'], ['stage:signed']] })).toEqual([]);
      expect(await find({ terms: [['nobody']], keys: [['state:kaz']] })).toEqual([]);
      expect(await find({ from: day })).toEqual(['d-1', 'd-3']);
      expect(await find({ to: day, terms: [['sign']] })).toEqual(['d-3', 'd-2']);
      expect(await find({ after: 'd-1', limit: 1, keys: [['lang:en']] })).toEqual(['d-3']);
      await store.write(async (tx) => {
        await putSample(tx, 'd-2', '2025-11-09');
        await tx.putActs('d-2', []);
        await tx.indexDispatch('d-2');
        await tx.indexDispatch('d-2');
      });
      expect(await find({})).toEqual(['d-2', 'd-1', 'd-3']);
      expect(await find({ keys: [['state:kaz']] })).toEqual(['d-1', 'd-3']);
    });

    it('answers a text of any length', async () => {
      await store.write((tx) => putSample(tx, 'd-1'));
      expect(await found('word '.repeat(100_000))).toEqual([]);
      expect(await found('"'.repeat(10_000))).toEqual([]);
    });
  });

  describe(`${engine}: developments and claims`, () => {
    it('finds candidates by keys they share, within the days', async () => {
      await store.write(async (tx) => {
        await tx.putStory(sampleStory('d-1', '2025-11-05'), ['a', 'b']);
        await tx.putStory(sampleStory('d-2', '2025-11-06'), ['a', 'b', 'c']);
        await tx.putStory(sampleStory('d-3', '2025-11-07'), ['a']);
        await tx.putStory(sampleStory('d-3', '2025-11-07'), ['c']);
        await tx.putStory(sampleStory('d-4', '2025-10-01'), ['a', 'b', 'c']);
      });
      const wanted = { from: civilDay('2025-11-01'), to: DAY, limit: 2 };
      const ask = (keys: readonly string[]) =>
        store.read(async (view) =>
          (await view.candidates({ ...wanted, keys })).map((it) => it.dispatch),
        );
      expect(await ask(['a', 'b', 'c', 'a'])).toEqual(['d-2', 'd-1']);
      expect(await ask(['c'])).toEqual(['d-3', 'd-2']);
      expect(await ask([])).toEqual([]);
      expect(await ask(Array.from({ length: 900 }, (_, index) => `k${index}`).concat('b'))).toEqual(
        ['d-2', 'd-1'],
      );
    });

    it('lists developments newest first, by accord, by actor and by dispatch', async () => {
      await store.write(async (tx) => {
        await putSample(tx, 'd-1', '2025-11-07');
        await putSample(tx, 'd-2', '2025-11-09');
        const third = sampleDevelopment('dev-3', ['d-1'], civilDay('2025-11-08'));
        await tx.putDevelopment(third, { actors: ['ARM'], accord: null });
      });
      const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
      await store.read(async (view) => {
        expect(ids(await view.developments({ limit: 9 }))).toEqual(['dev-d-2', 'dev-3', 'dev-d-1']);
        expect(ids(await view.developments({ limit: 9, asOf: civilDay('2025-11-01') }))).toEqual(
          [],
        );
        expect(ids(await view.developmentsByAccord('abraham-accords', { limit: 1 }))).toEqual([
          'dev-d-2',
        ]);
        expect(ids(await view.developmentsByActor('ARM', { limit: 9 }))).toEqual(['dev-3']);
        expect((await view.developmentOf('d-2'))?.id).toBe('dev-d-2');
        expect((await view.itemsOf('dev-d-2')).map((it) => it.dispatch)).toEqual(['d-2']);
        expect(await view.developmentTally()).toEqual({
          accords: [{ id: 'abraham-accords', count: 2 }],
          actors: [
            { id: 'ARM', count: 1 },
            { id: 'ISR', count: 2 },
            { id: 'KAZ', count: 2 },
          ],
        });
      });
      // Of whom one that has moved on is told, the place in the list moves with it, whoever else it is about by then.
      const newest = () =>
        store.read(async (view) => ids(await view.developmentsByActor('KAZ', { limit: 9 })));
      expect(await newest()).toEqual(['dev-d-2', 'dev-d-1']);
      for (const [day, first] of [
        ['2025-11-20', 'dev-d-1'],
        ['2025-11-05', 'dev-d-2'],
      ] as const) {
        await store.write(async (tx) => {
          const moved = sampleDevelopment('dev-d-1', ['d-1'], civilDay(day));
          await tx.putDevelopment(moved, { actors: ['KAZ', 'UZB'], accord: null });
        });
        expect((await newest())[0]).toBe(first);
      }
      await store.write((tx) => tx.removeDevelopments(['dev-3', 'unknown']));
      expect(await store.read((view) => view.developmentsByActor('ARM', { limit: 9 }))).toEqual([]);
    });

    it('finds claims by entry, accord, either state and dispatch, up to a day', async () => {
      const relation = {
        ...sampleClaim('c-3', 'd-2', '2025-11-09'),
        entry: 'relation/ISR/KAZ',
        subject: 'ISR',
        accord: null,
        counterpart: 'KAZ',
      };
      await store.write((tx) =>
        tx.replaceClaims([], [relation, sampleClaim('c-2', 'd-1'), sampleClaim('c-1', 'd-1')]),
      );
      const ids = (claims: readonly { id: string }[]) => claims.map(({ id }) => id);
      await store.read(async (view) => {
        expect(await view.claim('c-3')).toEqual(relation);
        expect(ids(await view.claims())).toEqual(['c-1', 'c-2', 'c-3']);
        expect(ids(await view.claims({ asOf: DAY }))).toEqual(['c-1', 'c-2']);
        expect(ids(await view.claimsOf(['relation/ISR/KAZ', 'x']))).toEqual(['c-3']);
        expect(ids(await view.claimsByAccord('abraham-accords'))).toEqual(['c-1', 'c-2']);
        expect(ids(await view.claimsByState('KAZ'))).toEqual(['c-1', 'c-2', 'c-3']);
        expect(ids(await view.claimsByState('KAZ', { asOf: DAY }))).toEqual(['c-1', 'c-2']);
        expect(ids(await view.claimsByDispatches(['d-2']))).toEqual(['c-3']);
        expect(await view.statesUnderAccords()).toEqual([
          { accord: 'abraham-accords', states: ['KAZ'] },
        ]);
        expect(await view.statesUnderAccords({ asOf: civilDay('2025-11-01') })).toEqual([]);
      });
      await store.write((tx) => tx.replaceClaims(['d-1'], [sampleClaim('c-4', 'd-1')]));
      expect(ids(await store.read((view) => view.claims()))).toEqual(['c-4', 'c-3']);
    });
  });

  describe(`${engine}: what accords without a name are looked up by`, () => {
    it('finds dispatches by how their keys begin', async () => {
      await store.write(async (tx) => {
        await tx.putStory(sampleStory('d-1', '2025-11-05'), ['accord:x-a:KAZ', 'accord:x-b:KAZ']);
        await tx.putStory(sampleStory('d-2', '2025-11-06'), ['accord:y:KAZ', 'term:accord']);
      });
      await store.read(async (view) => {
        const first = { dispatch: 'd-1', knownDay: '2025-11-05' };
        const second = { dispatch: 'd-2', knownDay: '2025-11-06' };
        expect(await view.dispatchesKeyed('accord:x-')).toEqual([first]);
        expect(await view.dispatchesKeyed('accord:')).toEqual([first, second]);
        expect(await view.dispatchesKeyed('accord:x-', { asOf: civilDay('2000-01-01') })).toEqual(
          [],
        );
      });
    });

    it('finds claims of registers under accords of both', async () => {
      const of = (id: string, subject: string, dispatch: string | null) => ({
        ...sampleClaim(id, dispatch ?? 'd-1'),
        dispatch,
        subject,
        accord: 'x-a',
        entry: `party/x-a/${subject}`,
      });
      const news = { ...of('c-3', 'UZB', 'd-1'), accord: 'x-b', entry: 'party/x-b/UZB' };
      await store.write((tx) =>
        tx.replaceClaims([], [of('c-1', 'KAZ', null), of('c-2', 'ISR', null), news]),
      );
      await store.read(async (view) => {
        const found = await view.registeredOfBoth('KAZ', 'ISR');
        expect(found.map(({ id }) => id)).toEqual(['c-1', 'c-2']);
        expect(await view.registeredOfBoth('KAZ', 'UZB')).toEqual([]);
      });
    });
  });

  describe(`${engine}: rebuilding`, () => {
    const fill = async (ids: readonly string[]): Promise<void> => {
      await store.write(async (tx) => {
        for (const id of ids) await putSample(tx, id);
      });
    };
    const digest = () => store.read((view) => view.projectionDigest());

    it('empties the tables and leaves the log', async () => {
      await store.write((tx) => tx.append([sampleFact('A')]));
      const empty = await digest();
      await fill(['d-1']);
      await store.write((tx) => tx.clearProjections());
      expect(await digest()).toBe(empty);
      expect(await store.status()).toMatchObject({ facts: 1, dispatches: 0, acts: 0, claims: 0 });
      expect(await store.read((view) => view.search('astana', { limit: 1 }))).toEqual([]);
    });

    it('has one digest for equal tables, and another for a changed cell', async () => {
      await fill(['d-1', 'd-2']);
      const before = await digest();
      await store.write((tx) => tx.clearProjections());
      await fill(['d-1', 'd-2']);
      expect(await digest()).toBe(before);
      await store.write((tx) =>
        tx.replaceClaims([], [{ ...sampleClaim('c-d-1', 'd-1'), stage: 'signed' }]),
      );
      expect(await digest()).not.toBe(before);
    });

    it('dumps every row once, page by page', async () => {
      await fill(Array.from({ length: 200 }, (_, index) => `d-${index}`));
      const lines = await store.read(async (view) => {
        const all: string[] = [];
        for await (const line of view.dumpProjections()) all.push(line);
        return all;
      });
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines.filter((line) => line.startsWith('["sentences"')).length).toBe(600);
    });
  });

  describe(`${engine}: closing`, () => {
    it('waits for work under way, then refuses more', async () => {
      const writing = store.write(async (tx) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return tx.append([sampleFact('A')]);
      });
      await Promise.all([store.close(), store.close()]);
      await expect(writing).resolves.toHaveLength(1);
      await expect(store.read((view) => view.lastFact())).rejects.toThrow('closed');
    });
  });
}
