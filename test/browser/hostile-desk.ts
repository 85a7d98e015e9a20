import type { Desk } from '../../src/desk/index.ts';
import { fakeDeliveries } from './fake-deliveries.ts';
import { fakeDesk } from './fake-desk.ts';
import { fakeSources } from './fake-sources.ts';

/** Markup, a handler, a script address, controls that turn text around, and a word without end. */
const HOSTILE = [
  '<script>window.hostile = 1</script>',
  '<img src=x onerror="window.hostile = 1">',
  '<a href="javascript:window.hostile=1">press</a>',
  '"><iframe src="https://elsewhere.example/"></iframe>',
  '\u202egnp.tpircs\u2066\u2067',
  '&lt;b&gt; {{7*7}} ${7*7}',
  'W'.repeat(600),
].join(' ');

/** Fields that hold what somebody else wrote; the others are codes, days and identifiers. */
const WRITTEN = new Set([
  'title',
  'text',
  'outlet',
  'byline',
  'name',
  'label',
  'what',
  'words',
  'wording',
  'saidBy',
  'speaker',
  'subjectWords',
  'changed',
  'about',
  'official',
  'region',
  'entryIntoForce',
  'value',
  'remark',
  'held',
  'rule',
  'dayFrom',
]);
const WRITTEN_LISTS = new Set(['why', 'sectors', 'outlets']);

function soiled(value: unknown, key: string): unknown {
  if (typeof value === 'string') {
    if (key === 'address') return 'javascript:window.hostile=1//https://x.example/';
    return WRITTEN.has(key) ? HOSTILE : value;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) =>
      typeof item === 'string' && WRITTEN_LISTS.has(key) ? HOSTILE : soiled(item, key),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, soiled(item, name)]),
    );
  }
  return value;
}

/** The fake desk, with hostile text wherever the world can put text. */
export function hostileDesk(): Desk {
  const desk = fakeDesk();
  const soil =
    <A extends unknown[], T>(read: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> =>
      soiled(await read(...args), '') as T;
  return {
    ...desk,
    developments: soil(desk.developments),
    brief: soil(desk.brief),
    overview: soil(desk.overview),
    changes: soil(desk.changes),
    accord: soil(desk.accord),
    state: soil(desk.state),
    accords: soil(desk.accords),
    states: soil(desk.states),
    next: soil(desk.next),
    dispatch: soil(desk.dispatch),
    explain: soil(desk.explain),
    search: soil(desk.search),
    today: soil(desk.today),
    nameOf: () => HOSTILE,
  };
}

/** The fake list of sources, with hostile text in its names and troubles. */
export function hostileSources(): ReturnType<typeof fakeSources> {
  const sources = fakeSources();
  return {
    ...sources,
    list: () => soiled(sources.list(), '') as ReturnType<typeof sources.list>,
    quarantine: () => sources.quarantine().map((row) => ({ ...row, why: HOSTILE })),
  };
}

/** The fake deliveries, with hostile names, words of searches, and answers of receivers. */
export function hostileDeliveries(): ReturnType<typeof fakeDeliveries> {
  const deliveries = fakeDeliveries();
  return {
    ...deliveries,
    list: () => deliveries.list().map((row) => ({ ...row, name: HOSTILE, pausedWhy: HOSTILE })),
    searches: () => deliveries.searches().map((row) => ({ ...row, name: HOSTILE, query: HOSTILE })),
    log: (options) => soiled(deliveries.log(options), '') as ReturnType<typeof deliveries.log>,
    mailState: () => ({ isSetUp: false, from: null, why: HOSTILE }),
  };
}
