import type { Delivery, SavedSearch, Sending } from '../../src/desk/index.ts';
import { ChanceryError } from '../../src/kernel/index.ts';
import type { HttpDeliveries } from '../../src/surfaces/http/http-deliveries.ts';

const MADE_AT = Date.UTC(2031, 2, 14, 9);
const DAY_MS = 24 * 3_600_000;

function delivery(id: string, over: Partial<Delivery>): Delivery {
  return {
    id,
    name: `The ${id}`,
    search: null,
    channel: 'mail',
    to: 'reader@paper.example',
    schedule: { kind: 'daily', at: '07:00', zone: 'Europe/Oslo' },
    tellsQuiet: false,
    madeAt: MADE_AT,
    nextAt: MADE_AT + DAY_MS,
    position: '6-0123456789ab',
    toldAt: MADE_AT,
    pausedAt: null,
    pausedWhy: null,
    removedAt: null,
    ...over,
  };
}

function sending(id: string, over: Partial<Sending>): Sending {
  return {
    id,
    delivery: 'digest',
    state: 'sent',
    isTest: false,
    madeAt: MADE_AT,
    developments: 2,
    attempts: 1,
    doubts: 0,
    nextAt: null,
    sentAt: MADE_AT,
    trouble: null,
    ...over,
  };
}

/** A digest that goes out, and a webhook whose receiver has trouble. */
export function fakeDeliveries(): HttpDeliveries {
  const searches: SavedSearch[] = [
    { id: 'velmar', name: 'Velmar', query: 'state:VEL', madeAt: MADE_AT },
  ];
  const rows: Delivery[] = [
    delivery('digest', {}),
    delivery('hook', {
      channel: 'webhook',
      to: 'https://hooks.example/in',
      search: 'velmar',
      schedule: { kind: 'news' },
    }),
  ];
  const sendings: Sending[] = [
    sending('msg_000000000000000000000002', {
      delivery: 'hook',
      state: 'dead',
      attempts: 10,
      doubts: 1,
      sentAt: null,
      trouble: {
        code: 'deliver.webhook-status',
        words: 'The receiver at hooks.example answered 500.',
        at: MADE_AT,
      },
    }),
    sending('msg_000000000000000000000001', {}),
  ];
  const put = (id: string, over: Partial<Delivery>): Delivery => {
    const at = rows.findIndex((one) => one.id === id);
    const before = rows[at];
    if (before === undefined) throw new ChanceryError('deliver.unknown', { id });
    const next = { ...before, ...over };
    rows[at] = next;
    return next;
  };
  return {
    searches: () => searches,
    async saveSearch(_desk, { name, query }) {
      const saved = { id: name.toLowerCase(), name, query, madeAt: MADE_AT };
      searches.push(saved);
      return saved;
    },
    removeSearch(name) {
      const at = searches.findIndex(({ id }) => id === name);
      const [gone] = at < 0 ? [] : searches.splice(at, 1);
      if (gone === undefined) throw new ChanceryError('deliver.search-unknown', { id: name });
      return gone;
    },
    list: () => rows.filter(({ removedAt }) => removedAt === null),
    mailState: () => ({ isSetUp: true, from: 'Chancery <desk@news.example>', why: null }),
    async add(_desk, { name, ...wanted }) {
      if (wanted.channel === 'mail' && !wanted.to.includes('@'))
        throw new ChanceryError('deliver.mail-address', { address: wanted.to });
      const made = delivery(name.toLowerCase().replaceAll(' ', '-'), { name, ...wanted });
      rows.push(made);
      return { delivery: made, secret: wanted.channel === 'webhook' ? 'whsec_c2VjcmV0' : null };
    },
    setPaused: (id, isPaused) => put(id, { pausedAt: isPaused ? MADE_AT : null, pausedWhy: null }),
    setRemoved: (id, isRemoved) => put(id, { removedAt: isRemoved ? MADE_AT : null }),
    log: ({ delivery: of } = {}) =>
      sendings.filter((one) => of === undefined || one.delivery === of),
    retry(id) {
      const at = sendings.findIndex((one) => one.id === id && one.state !== 'sent');
      const before = sendings[at];
      if (before === undefined) throw new ChanceryError('deliver.sending-unknown', { id });
      const next = { ...before, state: 'waiting', attempts: 0, nextAt: MADE_AT } as const;
      sendings[at] = next;
      return next;
    },
    async test(_desk, id) {
      const row = put(id, {});
      const sent = sending('msg_000000000000000000000003', { delivery: row.id, isTest: true });
      sendings.unshift(sent);
      return sent;
    },
  };
}
