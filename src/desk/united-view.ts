import type { Act } from '../events/index.ts';
import type { Lexicon } from '../kernel/index.ts';
import type { Claim } from '../record/index.ts';
import type { Development, StoryItem } from '../stories/index.ts';
import type { AccordsThen } from './accords-then.ts';
import type { Page, StoreView, Tally } from './store/contract.ts';

/** Acts, stories, developments and claims as they read where accords that are one have one identifier. */
export interface Reread {
  readonly act: (act: Act) => Act;
  readonly item: (item: StoryItem) => StoryItem;
  readonly development: (development: Development) => Development;
  readonly claim: (claim: Claim) => Claim;
  readonly entry: (entry: string) => string;
}

/** The entry under the accord that it is kept under. */
function entryOf(entry: string, { idOf }: AccordsThen): string {
  const [kind = '', accord = '', ...rest] = entry.split('/');
  if (kind !== 'party' && kind !== 'accord') return entry;
  return [kind, idOf(accord), ...rest].join('/');
}

export function rereadOf(accords: AccordsThen, lexicon: Lexicon): Reread {
  const names = new Map(lexicon.accords.map(({ id, name }) => [id, name]));
  const act = (one: Act): Act => {
    if (one.accord === null) return one;
    const id = accords.idOf(one.accord.id);
    if (id === one.accord.id) return one;
    const known = names.get(id);
    const { isNameless, ...accord } = one.accord;
    const name = known ?? accords.nameOf(id) ?? accord.name;
    const isStill = known === undefined && accords.nameOf(id) === null && isNameless === true;
    return {
      ...one,
      accord: {
        ...accord,
        id,
        name,
        isKnown: known !== undefined,
        ...(isStill ? { isNameless } : {}),
      },
    };
  };
  return {
    act,
    item: (item) => ({ ...item, acts: item.acts.map(act) }),
    development: (one) => (one.leadAct === null ? one : { ...one, leadAct: act(one.leadAct) }),
    claim: (one) => {
      const accord = one.accord === null ? null : accords.idOf(one.accord);
      if (accord === one.accord || accord === null) return one;
      const subject = one.subject === one.accord ? accord : one.subject;
      return { ...one, accord, subject, entry: entryOf(one.entry, accords) };
    },
    entry: (entry) => entryOf(entry, accords),
  };
}

function newestFirst(a: Development, b: Development): number {
  if (a.lastDay !== b.lastDay) return a.lastDay > b.lastDay ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function byDay(a: Claim, b: Claim): number {
  if (a.knownDay !== b.knownDay) return a.knownDay < b.knownDay ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Every entry that is kept under this one. */
function entriesOf(entry: string, { idsOf }: AccordsThen): readonly string[] {
  const [kind = '', accord = '', ...rest] = entry.split('/');
  if (kind !== 'party' && kind !== 'accord') return [entry];
  return idsOf(accord).map((id) => [kind, id, ...rest].join('/'));
}

function joinedTally(rows: readonly Tally[], { idOf }: AccordsThen): readonly Tally[] {
  const counts = new Map<string, number>();
  for (const { id, count } of rows) counts.set(idOf(id), (counts.get(idOf(id)) ?? 0) + count);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => ({ id, count }));
}

type Reads = Partial<StoreView>;

function storyReads(view: StoreView, accords: AccordsThen, reread: Reread): Reads {
  const { item, development } = reread;
  const orNull = (one: Development | null): Development | null =>
    one === null ? null : development(one);
  return {
    storyItems: async (ids) => (await view.storyItems(ids)).map(item),
    itemsOf: async (id) => (await view.itemsOf(id)).map(item),
    development: async (id) => orNull(await view.development(id)),
    developmentOf: async (id) => orNull(await view.developmentOf(id)),
    developments: async (page) => (await view.developments(page)).map(development),
    developmentsByActor: async (actor, page) =>
      (await view.developmentsByActor(actor, page)).map(development),
    developmentsByAccord: async (accord, page: Page) => {
      const found: Development[] = [];
      for (const id of accords.idsOf(accord))
        found.push(...(await view.developmentsByAccord(id, page)).map(development));
      return found.sort(newestFirst).slice(0, page.limit);
    },
    developmentTally: async (known) => {
      const tally = await view.developmentTally(known);
      return { ...tally, accords: joinedTally(tally.accords, accords) };
    },
  };
}

function claimReads(view: StoreView, accords: AccordsThen, { claim }: Reread): Reads {
  return {
    claim: async (id) => {
      const one = await view.claim(id);
      return one === null ? null : claim(one);
    },
    claims: async (known) => (await view.claims(known)).map(claim),
    claimsOf: async (entries, known) => {
      const all = [...new Set(entries.flatMap((entry) => entriesOf(entry, accords)))];
      return (await view.claimsOf(all, known)).map(claim).sort(byDay);
    },
    claimsByAccord: async (accord, known) => {
      const found: Claim[] = [];
      for (const id of accords.idsOf(accord))
        found.push(...(await view.claimsByAccord(id, known)).map(claim));
      return found.sort(byDay);
    },
    claimsByState: async (state, known) => (await view.claimsByState(state, known)).map(claim),
    statesUnderAccords: async (known) => {
      const under = new Map<string, Set<string>>();
      const asked = known?.accords?.flatMap(accords.idsOf);
      const wanted = asked === undefined ? known : { ...known, accords: asked };
      for (const { accord, states } of await view.statesUnderAccords(wanted)) {
        const own = under.get(accords.idOf(accord)) ?? new Set<string>();
        for (const state of states) own.add(state);
        under.set(accords.idOf(accord), own);
      }
      return [...under].map(([accord, states]) => ({ accord, states: [...states] }));
    },
    claimsByDispatches: async (ids) => (await view.claimsByDispatches(ids)).map(claim),
  };
}

/**
 * The record with accords that are one under one identifier: acts, developments and claims are read so, the rows stay
 * as they are. The view itself where none are one.
 */
export function unitedView(view: StoreView, accords: AccordsThen, reread: Reread): StoreView {
  if (accords.united.length === 0) return view;
  const reads: Reads = {
    ...storyReads(view, accords, reread),
    ...claimReads(view, accords, reread),
    act: async (id) => {
      const one = await view.act(id);
      return one === null ? null : reread.act(one);
    },
    actsOf: async (ids) => (await view.actsOf(ids)).map(reread.act),
  };
  return { ...view, ...reads };
}
