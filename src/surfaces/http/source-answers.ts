import type { SourceHealth, SourceRow } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import type { SourcesAnswer, SourceTestedAnswer, SwitchedAnswer } from './answers.ts';
import type { Asked } from './asked.ts';
import { bodyAs } from './body-schemas.ts';
import { FileAnswer } from './file-answers.ts';
import type { HttpSources } from './http-sources.ts';

/** Where a desk follows no sources, there is nothing at these addresses. Throws `http.no-such-route`. */
function sourcesOf({ sources, self }: Asked): HttpSources {
  if (sources !== null) return sources;
  throw new ChanceryError('http.no-such-route', { path: new URL(self).pathname.slice(0, 200) });
}

type Shown = SourcesAnswer['sources'][number];

function shown(row: SourceRow, health: SourceHealth | undefined): Shown {
  const { id, name, address, kind, language, region, isOn, isVerified, movedFrom } = row;
  const { lastAskedAt, lastSuccessAt, lastChangeAt, nextAt, trouble } = row;
  return {
    ...{ id, name, address, kind, language, region, isOn, isVerified, movedFrom },
    ...{ lastAskedAt, lastSuccessAt, lastChangeAt, nextAt, trouble },
    counts: health?.counts ?? null,
    medianDelayMs: health?.medianDelayMs ?? null,
  };
}

/** The sources with their health: those that are on or were asked, and with `all` those that ship. */
export async function sourceList(asked: Asked): Promise<SourcesAnswer> {
  const sources = sourcesOf(asked);
  const health = new Map(sources.health().map((one) => [one.source.id, one]));
  const isAll = asked.query.text('all') !== undefined;
  const rows = sources.list();
  const listed = rows.filter((row) => isAll || row.isOn || row.lastAskedAt !== null || row.isShut);
  return {
    sources: listed.map((row) => shown(row, health.get(row.id))),
    offered: rows.length,
    quarantine: sources.quarantine(),
  };
}

/** Throws `fetch.address-invalid`. */
export async function addSource(asked: Asked): Promise<SwitchedAnswer> {
  const { isOn, ...added } = bodyAs('SourceAdded', await asked.body());
  const { address, name } = added;
  const row = sourcesOf(asked).add({ address, ...(name === undefined ? {} : { name }) }, [], isOn);
  return { sources: [shown(row, undefined)] };
}

/** Throws `sources.unknown`. */
export async function switchSource(asked: Asked): Promise<SwitchedAnswer> {
  const { id, isOn } = bodyAs('SourceSwitched', await asked.body());
  return { sources: [shown(sourcesOf(asked).setOn(id, isOn), undefined)] };
}

/** Asks a source and files nothing. Throws `sources.unknown`, `fetch.*`. */
export async function testSource(asked: Asked): Promise<SourceTestedAnswer> {
  const { source } = bodyAs('SourceTested', await asked.body());
  return { tested: await sourcesOf(asked).test(source) };
}

/** Throws `sources.opml-invalid`. */
export async function importSources(asked: Asked): Promise<SwitchedAnswer> {
  const { opml, isOn } = bodyAs('Opml', await asked.body());
  const rows = sourcesOf(asked).importOpml(Buffer.from(opml), 'The list', isOn);
  return { sources: rows.map((row) => shown(row, undefined)) };
}

/** The sources that are on, with `all` all of them, as OPML. */
export async function exportSources(asked: Asked): Promise<FileAnswer> {
  const sources = sourcesOf(asked);
  const isAll = asked.query.text('all') !== undefined;
  const opml = sources.exportOpml(sources.list().filter((row) => isAll || row.isOn));
  return new FileAnswer(opml, OPML_TYPE, 'sources.opml');
}

export const OPML_TYPE = 'text/x-opml; charset=utf-8';
