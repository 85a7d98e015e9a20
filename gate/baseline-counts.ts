/**
 * `npm run baseline:counts [-- --each] [--json]`: what the baseline that ships holds. Accords, those with all parties,
 * rows with a day; `--each` adds a line for each accord that has parties.
 */
import { parseArgs } from 'node:util';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { countBaseline } from './ledgers/count-baseline.ts';

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      each: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const found = countBaseline(await loadLexicon());
  if (values.json) {
    console.log(JSON.stringify(found, null, 2));
    return;
  }
  if (values.each) {
    console.log('accord                                parties  complete  dated  to the day');
    for (const { accord, parties, isComplete, dated, exact } of found.each) {
      if (parties === 0) continue;
      const cells = [
        accord.padEnd(37),
        String(parties).padStart(7),
        (isComplete ? 'yes' : '').padStart(9),
        share(dated, parties).padStart(6),
        share(exact, parties).padStart(11),
      ];
      console.log(cells.join(' '));
    }
  }
  const { accords, complete, completeOverTwo, completeOverTwenty } = found;
  console.log(
    `${accords} accords, ${complete} with all parties (${completeOverTwo} of them with more than two, ${completeOverTwenty} with more than twenty)`,
  );
  console.log(
    `${found.parties} parties, ${share(found.dated, found.parties)} with a day or year, ${share(found.exact, found.parties)} to the day`,
  );
  console.log(
    `${found.relations} relations, ${share(found.relationsDated, found.relations)} with since when; ${found.absent} absent or broken off`,
  );
}

await main();
