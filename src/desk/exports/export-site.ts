import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { dayInWords } from '../../briefs/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import type { Expectation } from '../../record/index.ts';
import { renderBrief } from '../render-brief.ts';
import type { AsOf, Desk, DevelopmentRow } from '../types.ts';
import { exportCalendar } from './calendar.ts';
import { citedReader } from './cited.ts';
import { exportFeed } from './feed.ts';
import type { Places } from './places.ts';
import {
  accordPage,
  type CitedExpectation,
  developmentList,
  escaped,
  expectationTable,
  fileOf,
  page,
  type SiteMap,
  STYLE,
  statePage,
} from './site-pages.ts';

export interface SiteOptions extends AsOf {
  /** The folder that the site becomes. What is there is replaced where it is a site of ours, or empty. */
  readonly folder: string;
  /** Where the site will be found, for the feeds and the calendar, without a slash at its end. */
  readonly base: string;
  /** How many developments, the newest. */
  readonly limit: number;
}

/** Says that a folder is a site that may be replaced. */
const MARK = '.chancery-site';

type Files = Map<string, string>;

async function siteFiles(desk: Desk, options: SiteOptions): Promise<Files> {
  const asOf = options.asOf ?? (await desk.lastDay());
  const rows = await desk.developments({ asOf, limit: options.limit });
  const accords = new Map(
    rows.flatMap(({ accord }) => (accord === null ? [] : [[accord.id, accord.name] as const])),
  );
  const states = new Map(
    rows.flatMap((row) => row.states.map(({ id, name }) => [id, name] as const)),
  );
  const map: SiteMap = {
    briefs: new Set(rows.map(({ id }) => id)),
    accords: new Set(accords.keys()),
    states: new Set(states.keys()),
  };
  const nameOf = (id: string): string => desk.nameOf(id);
  const citedOf = citedReader(desk);
  const cited = (all: readonly Expectation[]): Promise<CitedExpectation[]> =>
    Promise.all(all.map(async (one) => ({ ...one, cited: await citedOf(one.evidence) })));
  const addressOf = addressesOf(options.base, map);
  const files: Files = new Map([
    [MARK, 'This folder is written anew by chancery export site.\n'],
    ['style.css', STYLE],
    [
      'index.html',
      page(
        'Developments',
        '',
        `<p>As of ${dayInWords(asOf)}.</p>${developmentList(rows, '', map)}`,
      ),
    ],
    [
      'next.html',
      page('What’s next', '', expectationTable(await cited(await desk.next({ asOf })), nameOf)),
    ],
    ['accords.html', page('Accords', '', listOf(accords, 'accord'))],
    ['states.html', page('States', '', listOf(states, 'state'))],
    ['next.ics', await exportCalendar(desk, { asOf, base: options.base, addressOf })],
  ]);
  const feed = { asOf, base: options.base, addressOf, limit: Math.min(50, options.limit) };
  for (const format of ['rss', 'atom', 'json'] as const)
    files.set(
      `feed.${format}`,
      await exportFeed(desk, { ...feed, format, self: `${options.base}/feed.${format}` }),
    );
  await addBriefs(files, desk, { rows, asOf });
  for (const id of accords.keys()) {
    const view = await desk.accord(id, { asOf });
    const expected = await cited(view.expectations);
    files.set(`accord/${fileOf(id)}`, accordPage(view, { map, nameOf, expected }));
  }
  for (const id of states.keys()) {
    const view = await desk.state(id, { asOf });
    const expected = await cited(view.expectations);
    files.set(`state/${fileOf(id)}`, statePage(view, { map, nameOf, expected }));
  }
  return files;
}

/** Where feeds and calendar lead to in the site: the file of a brief, the row of an expectation, or else the first page. */
function addressesOf(base: string, map: SiteMap): NonNullable<Places['addressOf']> {
  return (kind, id) => {
    if (kind === '/brief' && map.briefs.has(id)) return `${base}/brief/${fileOf(id)}`;
    if (kind === '/explain') return `${base}/next.html#${encodeURIComponent(id)}`;
    return `${base}/index.html`;
  };
}

async function addBriefs(
  files: Files,
  desk: Desk,
  { rows, asOf }: { readonly rows: readonly DevelopmentRow[] } & Required<AsOf>,
): Promise<void> {
  for (const { id } of rows) {
    const { items } = await desk.brief(id, { asOf });
    const html = await renderBrief(items, 'html', desk);
    const back = '<p><a href="../index.html">All developments</a></p>';
    files.set(`brief/${fileOf(id)}`, html.replace('</body>', `${back}</body>`));
  }
}

function listOf(names: ReadonlyMap<string, string>, kind: 'accord' | 'state'): string {
  const sorted = [...names].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  const items = sorted.map(
    ([id, name]) => `<li><a href="${kind}/${fileOf(id)}">${escaped(name)}</a></li>`,
  );
  return items.length === 0 ? '<p>There is none.</p>' : `<ul>${items.join('\n')}</ul>`;
}

function mayReplace(folder: string): boolean {
  if (!existsSync(folder)) return true;
  const there = readdirSync(folder);
  return there.length === 0 || there.includes(MARK);
}

/** Puts the files into the place of the folder at once: readers find the old site or the new one, whole. */
function putInPlace(folder: string, files: Files): void {
  const [part, old] = [`${folder}.${process.pid}.part`, `${folder}.${process.pid}.old`];
  try {
    for (const [name, content] of files) {
      const path = join(part, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(part, folder);
    rmSync(old, { recursive: true, force: true });
  } catch (cause) {
    if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
    rmSync(part, { recursive: true, force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('output.unwritable', { path: folder, why }, cause);
  }
}

/**
 * Writes the record as a site of plain pages without script: developments with their briefs, their accords and states,
 * what is expected, feeds and a calendar; all links between pages are relative. Throws `output.unwritable`, also for a
 * folder that holds something else, which stays as it is.
 */
export async function exportSite(
  desk: Desk,
  options: SiteOptions,
): Promise<{ readonly pages: number }> {
  const folder = resolve(options.folder);
  const refuse = (): never => {
    throw new ChanceryError('output.unwritable', {
      path: folder,
      why: 'it holds something that is no site of ours',
    });
  };
  if (!mayReplace(folder)) refuse();
  const files = await siteFiles(desk, options);
  if (!mayReplace(folder)) refuse();
  putInPlace(folder, files);
  return { pages: [...files.keys()].filter((name) => name.endsWith('.html')).length };
}
