import type { Desk, RulingCommand, RulingView } from '../../src/desk/index.ts';
import { ChanceryError } from '../../src/kernel/index.ts';
import {
  ACCORD,
  BRIEF,
  CHANGES,
  DEVELOPMENTS,
  dispatchView,
  EXPECTATIONS,
  explanation,
  LAST_DAY,
  NAMES,
  ORDER,
  OVERVIEW_TITLE,
  STATE,
} from './fake-record.ts';

import { fakeSearch, SUGGESTIONS } from './fake-search.ts';

function known<T>(value: T | null, id: string): T {
  if (value === null) throw new ChanceryError('record.unknown', { id });
  return value;
}

function ruled({ ruling, target, author, reason, values }: RulingCommand): RulingView {
  const value = values.length === 0 ? null : values.join(' ');
  const word = { ruling, target, value, author, reason };
  return { id: 'f-00000000000a', knownDay: LAST_DAY, ...word, undoneBy: null };
}

function notForPages(): never {
  throw new Error('the pages have no use for this');
}

const READING = {
  async developments({ asOf } = {}) {
    return DEVELOPMENTS.filter((row) => asOf === undefined || row.firstDay <= asOf);
  },
  async today({ asOf, stage, since, order } = {}) {
    const rows = DEVELOPMENTS.filter(
      (row) =>
        row.firstDay <= (asOf ?? LAST_DAY) &&
        (stage === undefined || row.stage === stage) &&
        (since === undefined || row.lastDay >= since),
    );
    return {
      asOf: asOf ?? LAST_DAY,
      developments: order === 'consequence' ? [...rows].reverse() : rows,
      lookedThrough: DEVELOPMENTS.length,
      choices: {
        states: [{ id: 'VEL', name: 'Velmar' }],
        accords: [{ id: 'lake-pact', name: 'Lake Pact' }],
        sectors: [{ id: 'trade', name: 'Trade' }],
        regions: ['Lake District'],
      },
    };
  },
  async brief(id, { asOf } = {}) {
    const brief = known(id === BRIEF.id ? BRIEF : null, id);
    return { items: { ...brief, asOf: asOf ?? LAST_DAY }, refusals: [] };
  },
  async accord(id, { asOf } = {}) {
    return { ...known(id === ACCORD.id ? ACCORD : null, id), asOf: asOf ?? LAST_DAY };
  },
  async state(code, { asOf } = {}) {
    const other = code === 'ORR' ? { ...STATE, code, name: 'Orrania' } : null;
    return { ...known(code === STATE.code ? STATE : other, code), asOf: asOf ?? LAST_DAY };
  },
  async accords() {
    return [{ id: ACCORD.id, name: ACCORD.name, partyCount: 3, developmentCount: 1 }];
  },
  async states() {
    return [{ id: STATE.code, name: STATE.name, accordCount: 1, developmentCount: 2 }];
  },
  next: async () => EXPECTATIONS,
  dispatch: async (id) => known(dispatchView(id), id),
  keepPrepared: async () => undefined,
  dispatchesOf: async (ids) => ids.map((id) => known(dispatchView(id), id).dispatch),
  async dispatches() {
    return ['d-000000000001', 'd-000000000002'].map((id) => known(dispatchView(id), id).dispatch);
  },
  async explain(id) {
    return known(id.includes('/') || /^[acde]-/.test(id) ? explanation(id) : null, id);
  },
  async find(name) {
    const found = Object.entries(NAMES).find(
      ([id, known]) => id === name || known.toLowerCase() === name.toLowerCase(),
    );
    if (found === undefined) return null;
    const [id, shown] = found;
    return { kind: id === id.toUpperCase() ? 'state' : 'accord', id, name: shown };
  },
  async overview(topic, { asOf } = {}) {
    const id = [topic.kind, 'states' in topic ? topic.states.join('/') : Object.values(topic)[1]];
    const items = { ...BRIEF, id: id.join('/'), title: OVERVIEW_TITLE, order: ORDER };
    return { items: { ...items, asOf: asOf ?? LAST_DAY }, refusals: [] };
  },
  async changes({ from, to } = {}) {
    return CHANGES.filter(
      ({ knownDay }) =>
        (from === undefined || knownDay >= from) && (to === undefined || knownDay <= to),
    );
  },
  async history(entry, { asOf } = {}) {
    const steps = CHANGES.filter((row) => row.entry === entry);
    known(steps[0] ?? null, entry);
    const asked = { entry, asOf: asOf ?? LAST_DAY };
    return { ...asked, standing: null, steps, claims: [], united: [], rulings: [] };
  },
  rulings: async () => [],
  claims: async () => [],
  parties: async () => [],
  async checkBriefs() {
    return [{ id: BRIEF.id, asOf: LAST_DAY, sentences: 5, unsupported: [] }];
  },
  search: async (query) => fakeSearch(query),
  suggest: async (typed) =>
    SUGGESTIONS.filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase())),
  nameOf: (id) => NAMES[id] ?? id,
  names: async (ids) => ids.map((id) => ({ id, name: NAMES[id] ?? id })),
  lastDay: async () => LAST_DAY,
  events: async () => [],
  eventsOf: () => [],
  async status() {
    const counts = { facts: 6, dispatches: 3, acts: 1, developments: 2, claims: 3, refusals: 0 };
    return { path: 'memory', version: 1, ...counts };
  },
} satisfies Partial<Desk>;

/** A desk over a small made-up record, so that the pages can be tested without reading anything. */
export function fakeDesk(over: Partial<Desk> = {}): Desk {
  return {
    ...READING,
    take: notForPages,
    understand: notForPages,
    importRegister: notForPages,
    backup: notForPages,
    development: notForPages,
    refusals: async () => [],
    derived: async () => [],
    rule: async (command) => ruled(command),
    facts: notForPages,
    checkClaim: async () => ({ asOf: LAST_DAY, statements: [], refusals: [] }),
    changesAfter: async () => ({ changes: [], position: '6-0123456789ab', isOtherLog: false }),
    rebuild: notForPages,
    check: notForPages,
    close: async () => undefined,
    ...over,
  };
}
