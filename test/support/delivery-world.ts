import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeliveryDesk, type DeliveryWanted, type Desk } from '../../src/desk/index.ts';
import { fakeDesk } from '../browser/fake-desk.ts';
import { openSite, type Site } from './loopback-site.ts';
import { openSmtp, type SmtpSite } from './loopback-smtp.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const START = Date.parse('2031-10-09T12:00:00Z');
export const never = new AbortController().signal;

const DAILY = { kind: 'daily', at: '07:00', zone: 'Europe/Oslo' } as const;

/** A delivery by mail each morning, of everything. */
export function mail(over: Partial<DeliveryWanted> = {}): DeliveryWanted {
  return {
    name: 'Morning digest',
    search: null,
    channel: 'mail',
    to: 'reader@paper.example',
    schedule: DAILY,
    tellsQuiet: false,
    ...over,
  };
}

export interface Taken {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A mail server, a receiver of webhooks, a clock, and deliveries that know no other world. */
export class DeliveryWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'chancery-deliveries-'));
  readonly smtp: SmtpSite;
  readonly site: Site;
  nowAt = START;
  storePath = '';
  #count = 0;
  #open: DeliveryDesk[] = [];

  private constructor(smtp: SmtpSite, site: Site) {
    this.smtp = smtp;
    this.site = site;
  }

  static async open(): Promise<DeliveryWorld> {
    return new DeliveryWorld(await openSmtp(), await openSite());
  }

  /** Everything as at the beginning, with a file of deliveries of its own. */
  begin(): void {
    this.nowAt = START;
    this.#count += 1;
    this.storePath = join(this.folder, `record-${this.#count}.sqlite`);
    this.smtp.mails.length = 0;
    this.smtp.manner = 'takes';
    this.site.asked.length = 0;
    this.site.pages.clear();
  }

  async opened(over: Partial<Parameters<typeof DeliveryDesk.open>[0]> = {}): Promise<DeliveryDesk> {
    const deliveries = await DeliveryDesk.open({
      storePath: this.storePath,
      version: '0.1.0',
      base: 'https://desk.example',
      mail: { smtpUrl: this.smtp.url, mailFrom: 'Foreign desk <desk@news.example>' },
      allowHosts: [this.site.host],
      clock: { nowAt: () => this.nowAt, monotonicMs: () => 0 },
      timeoutMs: 2_000,
      ...over,
    });
    this.#open.push(deliveries);
    return deliveries;
  }

  /** A delivery to the receiver, of each news. */
  webhook(over: Partial<DeliveryWanted> = {}): DeliveryWanted {
    const to = `${this.site.origin}/hook`;
    return mail({ name: 'Hook', channel: 'webhook', to, schedule: { kind: 'news' }, ...over });
  }

  /** A receiver that answers with these codes, one after the other, and then with 200. */
  receives(...codes: readonly number[]): Taken[] {
    const taken: Taken[] = [];
    this.site.pages.set('/hook', (request, response) => {
      let body = '';
      request.on('data', (piece) => (body += piece));
      request.on('end', () => {
        const code = codes[taken.length] ?? 200;
        taken.push({ headers: request.headers, body });
        response.writeHead(code, { location: '/elsewhere', 'retry-after': '7200' }).end();
      });
    });
    return taken;
  }

  end(): void {
    for (const one of this.#open) one.close();
    this.#open = [];
  }

  async close(): Promise<void> {
    await this.smtp.close();
    await this.site.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A desk over a made-up record into which dispatches come when they are told. */
export function movingDesk(): { readonly desk: Desk; readonly comes: (dispatch?: string) => void } {
  const came: string[] = [];
  const desk = fakeDesk({
    developments: async () => [{ id: 'vel-lake-pact', title: 'Velmar signs' }] as never,
    development: async () => ({ dispatches: ['d-000000000001'] }) as never,
    async changesAfter(position) {
      const from = position === null ? came.length : Number(position.split('-')[0]);
      const changes = came.slice(from).map((dispatch) => ({
        kind: 'development' as const,
        development: 'vel-lake-pact',
        dispatches: [dispatch],
      }));
      return { changes, position: `${came.length}-000000000000`, isOtherLog: false };
    },
  });
  return { desk, comes: (dispatch = 'd-000000000001') => void came.push(dispatch) };
}
