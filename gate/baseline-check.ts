/**
 * `npm run baseline:check -- --corpora DIR [--json]`: the days of the baseline that ships against the ledgers under
 * `DIR/ledgers` and the status pages under `DIR/treaties`. Prints each disagreement with its decision of
 * `lexicon/BASELINE-DECISIONS.md`. Ends with 1 where one has none, or the share that agrees is under 0.98.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { isFolder } from './folder.ts';
import { keyOf } from './ledgers/baseline-facts.ts';
import { compareBaseline } from './ledgers/compare.ts';
import { decisionsOf } from './ledgers/decisions.ts';
import { type LedgerStep, ledgerSteps } from './ledgers/ledger-facts.ts';
import { pageSteps } from './ledgers/page-facts.ts';

const REACH = 0.98;
const DECISIONS = new URL('../lexicon/BASELINE-DECISIONS.md', import.meta.url);

async function stepsUnder(corpora: string): Promise<LedgerStep[]> {
  const lexicon = await loadLexicon();
  const [ledgers, treaties] = [join(corpora, 'ledgers'), join(corpora, 'treaties', 'pages')];
  return [
    ...((await isFolder(ledgers)) ? await ledgerSteps(ledgers, lexicon) : []),
    ...((await isFolder(treaties)) ? await pageSteps(treaties, lexicon) : []),
  ];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { corpora: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (values.corpora === undefined || !(await isFolder(values.corpora))) {
    console.error(
      'baseline:check needs --corpora with the folder that holds ledgers/ and treaties/',
    );
    return 2;
  }
  const decisions = decisionsOf(await readFile(DECISIONS, 'utf8'));
  const found = compareBaseline(await loadLexicon(), await stepsUnder(values.corpora));
  const share = found.shared === 0 ? 0 : found.agreeing / found.shared;
  const rows = found.disagreements.map(({ ours, theirs, file }) => {
    const decision = decisions.get(keyOf(ours));
    // A decision is about the day that it names; when the baseline moves, it is to be taken anew.
    const isDecided = decision !== undefined && decision.day === ours.day;
    return {
      key: keyOf(ours),
      ours: ours.day,
      theirs: theirs.map(({ day }) => day),
      file,
      why: isDecided ? decision.why : null,
    };
  });
  const undecided = rows.filter(({ why }) => why === null);
  if (values.json) {
    console.log(
      JSON.stringify({ shared: found.shared, agreement: share, disagreements: rows }, null, 2),
    );
  } else {
    for (const { key, ours, theirs, file, why } of rows)
      console.log(`${key}: ${ours}, ${file} has ${theirs.join(' or ')} — ${why ?? 'NOT DECIDED'}`);
    const summary = `${found.shared} shared facts, ${share.toFixed(4)} agree`;
    console.log(`${summary}, ${rows.length} do not, ${undecided.length} of them not decided`);
  }
  return undecided.length > 0 || share < REACH ? 1 : 0;
}

process.exitCode = await main();
