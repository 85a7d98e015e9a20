import { join } from 'node:path';
import { z } from 'zod';
import { countsOfPage, type Participant, parseStatusPage } from '../../src/sources/index.ts';
import { CorpusError, readBytes, readLines } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { share } from '../shares.ts';

const keyRow = z.object({
  participant: z.string(),
  signature: z.string().nullable(),
  signature_kind: z.string().nullable(),
  action_kind: z.string().nullable(),
  date: z.string().nullable(),
});
const keyPage = z.object({
  treaty: z.string(),
  stated_signatories: z.number().nullable(),
  stated_parties: z.number().nullable(),
  rows: z.array(keyRow),
});

type KeyRow = z.infer<typeof keyRow>;

function goldLine(row: KeyRow): string {
  return [row.participant, row.signature, row.signature_kind, row.action_kind, row.date].join(
    ' | ',
  );
}

function ownLine(row: Participant): string {
  const { name, signature, consent } = row;
  return [name, signature?.day, signature?.kind, consent?.kind, consent?.day].join(' | ');
}

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 8_192) yield text.slice(from, from + 8_192);
}

/** Status pages of treaties, row by row against the key, and their counts against the page's own. */
export const treatiesSet: GateSet = {
  name: 'treaties',
  metrics: ['rowsExact', 'countsEqual'],
  measure: async (folder) => {
    const items = await readLines(join(folder, 'key.jsonl'), keyPage);
    const misses: Miss[] = [];
    let right = 0;
    let larger = 0;
    let equal = 0;
    for (const item of items) {
      const bytes = await readBytes(join(folder, 'pages', `${item.treaty}.html.gz`));
      const page = parseStatusPage(pieces(bytes.toString('utf8')));
      if (page === null) throw new CorpusError(`${item.treaty} holds no table of participants`);
      const said = new Set(page.participants.map(ownLine));
      const gold = item.rows.map(goldLine);
      right += gold.filter((line) => said.has(line)).length;
      larger += Math.max(gold.length, page.participants.length);
      for (const words of gold.filter((line) => !said.has(line)))
        misses.push({ kind: 'row of the key that is not said', item: item.treaty, words });
      const counts = countsOfPage(page);
      const isEqual =
        (item.stated_signatories ?? counts.signatories) === counts.signatories &&
        item.stated_parties === counts.parties;
      equal += isEqual ? 1 : 0;
      if (!isEqual)
        misses.push({
          kind: 'counts other than the page’s own',
          item: item.treaty,
          words: `${counts.signatories} and ${counts.parties}, not ${item.stated_signatories} and ${item.stated_parties}`,
        });
    }
    return {
      n: items.length,
      metrics: { rowsExact: share(right, larger), countsEqual: share(equal, items.length) },
      misses,
    };
  },
};
