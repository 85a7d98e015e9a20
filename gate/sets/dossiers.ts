import { join } from 'node:path';
import { z } from 'zod';
import { type CitationCounts, scoreCitations } from '../dossiers/citations.ts';
import { type DifferenceCounts, scoreDifferences } from '../dossiers/differences.ts';
import { type ExpectationCounts, scoreExpectations } from '../dossiers/expectations.ts';
import { readGold } from '../dossiers/gold.ts';
import { sameAccords } from '../dossiers/gold-accords.ts';
import { GroupingCounts, scoreGrouping } from '../dossiers/grouping.ts';
import { openDossier } from '../dossiers/open-dossier.ts';
import { scoreStandings } from '../dossiers/standings.ts';
import { type ForbiddenCounts, scoreMustNotSay, scoreMustSay } from '../dossiers/statements.ts';
import { CorpusError, fileNames, readLines } from '../folder.ts';
import type { GateSet, Measured, Miss } from '../set.ts';
import { share, Tally } from '../shares.ts';
import type { System } from '../system.ts';

/** Sums over all dossiers. */
class DossierSums {
  readonly grouping = new GroupingCounts();
  readonly tally = new Tally();
  readonly differences: DifferenceCounts = { gold: 0, found: 0, shown: 0, right: 0 };
  readonly citations: CitationCounts = { pairs: 0, pairsHeld: 0, sentences: 0, sentencesHeld: 0 };
  readonly forbidden: ForbiddenCounts = { violations: 0, read: 0, statements: 0 };
  readonly expectations: ExpectationCounts = {
    gold: 0,
    found: 0,
    said: 0,
    right: 0,
    states: 0,
    statesRight: 0,
  };
  dispatches = 0;

  metrics(): Record<string, number> {
    const { differences, expectations, citations, forbidden, tally } = this;
    return {
      ...this.grouping.metrics(),
      differencesRecall: share(differences.found, differences.gold),
      differencesPrecision: share(differences.right, differences.shown),
      standingAccuracy: tally.share('standingAccuracy'),
      evidenceClassAccuracy: tally.share('evidenceClassAccuracy'),
      expectationRecall: share(expectations.found, expectations.gold),
      expectationPrecision: share(expectations.right, expectations.said),
      expectationStateAccuracy: share(expectations.statesRight, expectations.states),
      mustSayRecall: tally.share('mustSayRecall'),
      'mustSayRecall.happening': tally.share('mustSayRecall.happening'),
      'mustSayRecall.importance': tally.share('mustSayRecall.importance'),
      'mustSayRecall.next': tally.share('mustSayRecall.next'),
      'mustSayRecall.beyond': tally.share('mustSayRecall.beyond'),
      mustNotSayViolations: forbidden.violations,
      mustNotSayRead: share(forbidden.read, forbidden.statements),
      citationsSupported: share(citations.pairsHeld, citations.pairs),
      sentencesSupported: share(citations.sentencesHeld, citations.sentences),
      sentences: citations.sentences,
    };
  }
}

async function addDossier(
  sums: DossierSums,
  system: System,
  place: { readonly name: string; readonly folder: string },
): Promise<Miss[]> {
  const { name, folder } = place;
  const gold = await readGold(folder);
  const rows = await readLines(join(folder, 'dispatches.jsonl'), z.object({ id: z.string() }));
  const dispatches = rows.map(({ id }) => id);
  sums.dispatches += dispatches.length;
  const dossier = await openDossier(folder, system);
  try {
    const developments = await dossier.developments();
    const isSame = sameAccords(gold, system);
    const organs = new Map(
      system.lexicon.bodies.map((body) => [body.code, body.kind === 'organ' ? body.of : null]),
    );
    const organOf = (code: string): string => organs.get(code) ?? code;
    const ground = { name, dossier, isSame, organOf, system };
    return [
      ...scoreGrouping(sums.grouping, gold, { name, dossier, developments, dispatches }),
      ...(await scoreDifferences(sums.differences, gold, ground)),
      ...(await scoreStandings(sums.tally, gold, ground)),
      ...(await scoreExpectations(sums.expectations, gold, ground)),
      ...(await scoreMustSay(sums.tally, gold, ground)),
      ...(await scoreMustNotSay(sums.forbidden, gold, ground)),
      ...(await scoreCitations(sums.citations, system, ground)),
    ];
  } finally {
    await dossier.close();
  }
}

/** Whole affairs, from the dispatches of many outlets to the brief. `n` counts dispatches. */
export const dossiersSet: GateSet = {
  name: 'dossiers',
  metrics: [
    'developmentsBcubedF1',
    'originsF1',
    'differencesRecall',
    'differencesPrecision',
    'standingAccuracy',
    'evidenceClassAccuracy',
    'expectationRecall',
    'expectationPrecision',
    'expectationStateAccuracy',
    'mustSayRecall',
    'mustNotSayViolations',
    'citationsSupported',
    'sentencesSupported',
  ],
  measure: async (folder, system): Promise<Measured> => {
    const names = (await fileNames(folder))
      .filter((name) => name.endsWith('/gold.json'))
      .map((name) => name.slice(0, -'/gold.json'.length));
    if (names.length === 0) throw new CorpusError(`there are no dossiers in ${folder}`);
    const sums = new DossierSums();
    const misses: Miss[] = [];
    for (const name of names)
      misses.push(...(await addDossier(sums, system, { name, folder: join(folder, name) })));
    return { n: sums.dispatches, metrics: sums.metrics(), misses };
  },
};
