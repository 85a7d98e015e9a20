import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadPairCoder, loadRoleTagger } from '../../src/desk/load-coders.ts';
import {
  codeByDictionary,
  codePair,
  compileDictionary,
  type EventDictionary,
  type EventTriple,
  type PairCoder,
  type RoleSpan,
  type RoleTagger,
  tagRoles,
} from '../../src/events/index.ts';
import type { Span } from '../../src/kernel/index.ts';
import type { Reading } from '../../src/reading/index.ts';
import { readLines } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1, share } from '../shares.ts';
import { dayOf, type System } from '../system.ts';

const triple = z.object({ source: z.string(), event: z.string(), target: z.string() });
const caseShape = z.object({
  id: z.string(),
  suite: z.string(),
  date: z.string(),
  text: z.string(),
  codings: z.array(triple),
});
type Case = z.infer<typeof caseShape>;

async function readDictionary(folder: string): Promise<EventDictionary> {
  const read = (name: string): Promise<string> =>
    readFile(join(folder, 'dictionaries', `${name}.txt`), 'utf8');
  const [actors, agents, verbs, discards] = await Promise.all(
    ['actors', 'agents', 'verbs', 'discards'].map(read),
  );
  return compileDictionary({
    actors: actors ?? '',
    agents: agents ?? '',
    verbs: verbs ?? '',
    discards: discards ?? '',
  });
}

interface OwnCoder {
  readonly system: System;
  readonly tagger: RoleTagger;
  readonly coder: PairCoder;
}

/** The code of a phrase: the country that our gazetteer resolves it to, and its sector. */
function actorCode(words: string, day: string, system: System): string {
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const { country, sector } = system.line.reader.resolveActor(words, dayOf(iso));
  return `${country ?? '---'}${sector}`;
}

/** Source and target of a sentence as spans of its text, as they are tagged, up to three of each. */
function rolesOf(reading: Reading, tagger: RoleTagger): { sources: Span[]; targets: Span[] } {
  const tokens = reading.sentences.flatMap((sentence) => sentence.tokens);
  const spans = tagRoles(tokens, tagger);
  const named = (role: RoleSpan['role']): Span[] =>
    spans
      .filter((span) => span.role === role)
      .slice(0, 3)
      .map(({ first, last }) => ({
        start: tokens[first]?.start ?? 0,
        end: tokens[last]?.end ?? 0,
      }));
  const both = named('both');
  if (both.length > 1) return { sources: both, targets: both };
  return { sources: named('source'), targets: named('target') };
}

/** Real news has no dictionary in the set: source and target are tagged, the pair is coded, our gazetteer names the two. */
function codeOwn(one: Case, { system, tagger, coder }: OwnCoder): EventTriple[] {
  const reading = system.read({ text: one.text, day: null });
  const tokens = reading.sentences.flatMap((sentence) => sentence.tokens);
  const { sources, targets } = rolesOf(reading, tagger);
  return sources.flatMap((from) =>
    targets
      .filter((to) => to !== from)
      .map((to) => ({
        source: actorCode(one.text.slice(from.start, from.end), one.date, system),
        event: codePair({ tokens, source: [from], target: [to] }, coder).cameo,
        target: actorCode(one.text.slice(to.start, to.end), one.date, system),
      })),
  );
}

function keyOf({ source, event, target }: EventTriple): string {
  return `${source} ${event} ${target}`;
}

interface Judged {
  readonly one: Case;
  readonly gold: readonly string[];
  readonly said: readonly string[];
}

/** F1 over exact triples. */
export function tripleF1(rows: readonly Pick<Judged, 'gold' | 'said'>[]): number {
  const hits = rows.reduce(
    (sum, { gold, said }) => sum + said.filter((key) => gold.includes(key)).length,
    0,
  );
  const count = (list: 'gold' | 'said'): number =>
    rows.reduce((sum, row) => sum + row[list].length, 0);
  return f1(hits, count('said'), count('gold'));
}

/** Who did what to whom in codes: the suite `unit` with the set's own dictionaries, the others with ours. */
export const petrarchSet: GateSet = {
  name: 'petrarch',
  metrics: ['tripleF1'],
  measure: async (folder, system) => {
    const dictionary = await readDictionary(folder);
    const own = {
      system,
      tagger: await loadRoleTagger(system.lexicon),
      coder: await loadPairCoder(system.lexicon),
    };
    const rows: Judged[] = (await readLines(join(folder, 'cases.jsonl'), caseShape)).map((one) => {
      const said =
        one.suite === 'unit' ? codeByDictionary(one.text, one.date, dictionary) : codeOwn(one, own);
      return { one, gold: one.codings.map(keyOf), said: [...new Set(said.map(keyOf))] };
    });
    const isRight = ({ gold, said }: Judged): boolean =>
      gold.length === said.length && gold.every((key) => said.includes(key));
    const of = (suite: string): Judged[] => rows.filter(({ one }) => one.suite === suite);
    const misses: Miss[] = rows
      .filter((row) => !isRight(row))
      .map(({ one, gold, said }) => ({
        kind: `${one.suite}: ${said.length === 0 ? 'nothing coded' : 'coded otherwise'}`,
        item: one.id,
        words: `${gold.join('; ') || 'nothing'} not ${said.join('; ') || 'nothing'}`,
      }));
    return {
      n: rows.length,
      metrics: {
        tripleF1: tripleF1(rows),
        unitTripleF1: tripleF1(of('unit')),
        gsrTripleF1: tripleF1(of('gsr')),
        sentencesRight: share(rows.filter(isRight).length, rows.length),
      },
      misses,
    };
  },
};
