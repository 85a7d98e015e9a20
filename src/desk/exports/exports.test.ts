import { readFileSync } from 'node:fs';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../../test/browser/fake-desk.ts';
import { EXPECTATIONS } from '../../../test/browser/fake-record.ts';
import { hostileDesk } from '../../../test/browser/hostile-desk.ts';
import { civilDay, edtf } from '../../kernel/index.ts';
import type { Expectation } from '../../record/index.ts';
import { exportCalendar } from './calendar.ts';
import { exportFeed } from './feed.ts';
import { CLAIM_COLUMNS, PARTY_COLUMNS } from './record-rows.ts';

const BASE = 'https://desk.example';

/** The lines of a calendar, unfolded as RFC 5545 says. */
function linesOf(calendar: string): string[] {
  return calendar.replace(/\r\n[ \t]/g, '').split('\r\n');
}

/** The events of a calendar by their UID, each as its properties. */
function eventsOf(calendar: string): Map<string, Map<string, string>> {
  const events = new Map<string, Map<string, string>>();
  let event = new Map<string, string>();
  for (const line of linesOf(calendar)) {
    if (line === 'BEGIN:VEVENT') event = new Map();
    const colon = line.indexOf(':');
    event.set(line.slice(0, colon), line.slice(colon + 1));
    if (line === 'END:VEVENT') events.set(event.get('UID') ?? '', event);
  }
  return events;
}

async function calendarOf(rows: readonly Expectation[]): Promise<string> {
  return exportCalendar(fakeDesk({ next: async () => rows }), { base: BASE });
}

function expected(window: string, over: Partial<Expectation> = {}): Expectation {
  const [first] = EXPECTATIONS;
  if (first === undefined) throw new Error('no expectation');
  return { ...first, window: edtf(window), ...over };
}

describe('the calendar', () => {
  it.each([
    ['2031-05-04', '20310504', '20310505', null],
    ['2031-05', '20310501', '20310601', 'May 2031'],
    ['2031', '20310101', '20320101', '2031'],
    ['2031-05-04/2031-05-09', '20310504', '20310510', 'between 4 and 9 May 2031'],
    ['../2031-06-30', '20310630', '20310701', 'before the end of June 2031'],
    ['2031-05-04/..', '20310504', '20310505', 'on 4 May 2031 or later'],
    ['2031-05~', '20310501', '20310601', 'about May 2031'],
  ])('%s stands on its days, and says so where the day is not known', async (...row) => {
    const [window, start, end, words] = row;
    const event = [...eventsOf(await calendarOf([expected(window)])).values()][0];
    expect([event?.get('DTSTART;VALUE=DATE'), event?.get('DTEND;VALUE=DATE')]).toEqual([
      start,
      end,
    ]);
    const about = event?.get('SUMMARY') ?? '';
    if (words === null) expect(about).not.toContain('(');
    else expect(about).toContain(`(${words})`);
    const isHonest = /not known|Only one end/.test(event?.get('DESCRIPTION') ?? '');
    expect(isHonest).toBe(words !== null);
  });

  it('names who says it, in which words, and where they stand', async () => {
    const events = eventsOf(await calendarOf(EXPECTATIONS));
    const due = events.get('e-000000000001@chancery');
    expect(due?.get('SUMMARY')).toBe(
      'Velmar\\, Lake Pact: ratification (before the end of June 2031)',
    );
    expect(due?.get('DESCRIPTION')).toContain('Said by Velmar: “before the end of June”');
    expect(due?.get('DESCRIPTION')).toContain('Harbour Gazette\\, 13 March 2031: “Ratification is');
    expect(due?.get('URL;VALUE=URI')).toBe(`${BASE}/explain/e-000000000001`);
  });

  it('tells what was met, missed and overtaken from what is open', async () => {
    const states = ['open', 'met', 'missed', 'overtaken', 'withdrawn'] as const;
    const rows = states.map((state) => expected('2031-05', { id: `e-${state}`, state }));
    const events = [...eventsOf(await calendarOf(rows)).values()];
    expect(events.map((event) => event.get('STATUS'))).toEqual([
      'TENTATIVE',
      'CONFIRMED',
      'TENTATIVE',
      'CANCELLED',
      'CANCELLED',
    ]);
    expect(events[2]?.get('SUMMARY')).toMatch(/^Did not come in time: /);
  });

  it('counts what has no day and leaves it out', async () => {
    const calendar = await calendarOf(EXPECTATIONS);
    expect(eventsOf(calendar).size).toBe(3);
    expect(linesOf(calendar).join('\n')).toContain('2 more have no day and are not in it.');
  });

  it('is the same bytes for the same record, in lines that are short enough', async () => {
    const calendar = await calendarOf(EXPECTATIONS);
    expect(await calendarOf(EXPECTATIONS)).toBe(calendar);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
  });

  it('lets no text add a line of its own', async () => {
    const wording = 'soon\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000';
    const calendar = await calendarOf([expected('2031-05', { wording })]);
    expect(linesOf(calendar).filter((line) => /^(?:END|BEGIN):/.test(line))).toHaveLength(4);
    expect(linesOf(await exportCalendar(hostileDesk(), { base: BASE })).join('')).not.toMatch(
      /URL[^:]*:javascript/,
    );
  });
});

const PARSERS = { rss: parseRssFeed, atom: parseAtomFeed, json: parseJsonFeed } as const;

describe.each(['rss', 'atom', 'json'] as const)('the feed as %s', (format) => {
  it('reads back with the leads, their sources and links to the desk', async () => {
    const known = fakeDesk().brief;
    const desk = fakeDesk({ brief: (_, options) => known('vel-lake-pact', options) });
    const feed = await exportFeed(desk, { base: BASE, format, self: `${BASE}/feed` });
    expect(() => PARSERS[format](feed)).not.toThrow();
    for (const part of [
      'urn:chancery:development:vel-lake-pact',
      `${BASE}/brief/vel-lake-pact`,
      `${BASE}/feed`,
      'Velmar signed the Lake Pact on 12 March 2031; it is not yet a party.',
      'https://harbour-gazette.example/lake-pact',
      'Velmar has joined the Lake Pact, officials said on Thursday.',
    ])
      expect(feed).toContain(part);
    expect(await exportFeed(desk, { base: BASE, format, self: `${BASE}/feed` })).toBe(feed);
  });

  it('holds what is asked for, and links to the same day', async () => {
    const asOf = civilDay('2031-03-14');
    const options = { base: BASE, format, accord: 'lake-pact', asOf, limit: 5 } as const;
    const feed = await exportFeed(fakeDesk(), options);
    expect(feed).toContain('Chancery: Lake Pact');
    expect(feed).toContain(`${BASE}/brief/vel-lake-pact?as-of=2031-03-14`);
    await expect(exportFeed(fakeDesk(), { ...options, accord: 'none' })).rejects.toMatchObject({
      code: 'record.unknown',
    });
  });

  it('carries hostile text as text', async () => {
    const hostile = hostileDesk();
    const known = hostile.brief;
    const desk = { ...hostile, brief: () => known('vel-lake-pact') };
    const feed = await exportFeed(desk, { base: BASE, format });
    expect(() => PARSERS[format](feed)).not.toThrow();
    const html =
      format === 'json'
        ? (JSON.parse(feed) as { items: { content_html: string }[] }).items.map(
            (item) => item.content_html,
          )
        : [feed.replace(/<(title|category|summary)[^]*?<\/\1>/g, '')];
    expect(html.filter((one) => /<script|<img|<iframe|href="javascript/.test(one))).toHaveLength(0);
    expect(/[\u0000-\u0008\u202e\u2066]/.test(feed)).toBe(false);
  });
});

describe('docs/reference/exports.md', () => {
  const page = readFileSync(
    new URL('../../../docs/reference/exports.md', import.meta.url),
    'utf8',
  ).split('## Parties');
  it.each(CLAIM_COLUMNS)('has a row for $name of claims', ({ name, type }) => {
    expect(page[0]).toContain(`| \`${name}\` | ${type} |`);
  });
  it.each(PARTY_COLUMNS)('has a row for $name of parties', ({ name, type }) => {
    expect(page[1]).toContain(`| \`${name}\` | ${type} |`);
  });
});
