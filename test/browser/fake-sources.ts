import type { SourceDesk, SourceHealth, SourceRow } from '../../src/desk/index.ts';
import { ChanceryError } from '../../src/kernel/index.ts';

const HOUR_MS = 3_600_000;
const ASKED_AT = Date.UTC(2031, 2, 14, 9);

function row(id: string, over: Partial<SourceRow>): SourceRow {
  return {
    id,
    address: `https://${id}.example/feed`,
    name: `The ${id}`,
    kind: 'national-daily',
    language: 'en',
    region: 'Lakes',
    takesPages: true,
    isOn: false,
    isShut: false,
    isVerified: false,
    etag: null,
    lastModified: null,
    nextAt: 0,
    intervalMs: HOUR_MS,
    failures: 0,
    unchanged: 0,
    lastAskedAt: null,
    lastSuccessAt: null,
    lastChangeAt: null,
    trouble: null,
    movedFrom: null,
    ...over,
  };
}

const NO_COUNTS = {
  filed: 0,
  revised: 0,
  known: 0,
  shared: 0,
  refused: 0,
  quarantined: 0,
  walled: 0,
} as const;

/** A list of three feeds: one that works, one with trouble, one that ships and is off. */
export function fakeSources(): Pick<
  SourceDesk,
  'list' | 'health' | 'quarantine' | 'add' | 'setOn' | 'test' | 'importOpml' | 'exportOpml'
> {
  const asked = { isOn: true, lastAskedAt: ASKED_AT };
  const rows: SourceRow[] = [
    row('gazette', { ...asked, lastSuccessAt: ASKED_AT, lastChangeAt: ASKED_AT - HOUR_MS }),
    row('wire', {
      ...asked,
      trouble: { at: ASKED_AT, code: 'fetch.status', words: 'The address answered 503.' },
    }),
    row('offered', {}),
  ];
  const find = (id: string): SourceRow => {
    const found = rows.find((one) => one.id === id || one.address === id);
    if (found === undefined) throw new ChanceryError('sources.unknown', { id });
    return found;
  };
  const put = (next: SourceRow): SourceRow => {
    const at = rows.findIndex(({ id }) => id === next.id);
    rows.splice(at < 0 ? rows.length : at, at < 0 ? 0 : 1, next);
    return next;
  };
  return {
    list: () => rows,
    health: () =>
      rows
        .filter(({ lastAskedAt }) => lastAskedAt !== null)
        .map(
          (source): SourceHealth => ({
            source,
            counts: { ...NO_COUNTS, filed: source.trouble === null ? 12 : 0 },
            refusedShare: null,
            medianDelayMs: HOUR_MS / 2,
            hub: null,
          }),
        ),
    quarantine: () => [{ source: 'gazette', why: 'it is no text', at: ASKED_AT }],
    add: ({ address, name }, _folders, isOn = true) => {
      if (!address.startsWith('https:'))
        throw new ChanceryError('fetch.address-invalid', { address });
      return put(row(new URL(address).hostname, { address, isOn, ...(name ? { name } : {}) }));
    },
    setOn: (id, isOn) => put({ ...find(id), isOn }),
    async test(source) {
      if (source.includes('none')) throw new ChanceryError('sources.unknown', { id: source });
      const address = source.startsWith('http') ? `${source}/rss` : find(source).address;
      const facts = { version: 'rss 2.0', title: 'News of the lakes', entries: 30, fault: null };
      return { address, newestAt: ASKED_AT, ...facts };
    },
    importOpml: (_bytes, _name, isOn) => [put(row('listed', { isOn }))],
    exportOpml: () => '<opml version="2.0"><body/></opml>',
  };
}
