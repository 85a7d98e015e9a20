import { readFileSync } from 'node:fs';
import { importRegister } from '../../src/desk/import-register.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { civilDay, type Lexicon } from '../../src/kernel/index.ts';

/*
 * Imports a table into a store, in a process of its own: node importing-child.ts STORE LEXICON TABLE MAPPING. Waits for a line
 * on standard input, then says each batch that it is told of, and "done".
 */
const [storePath = '', lexiconPath = '', path = '', mapping = ''] = process.argv.slice(2);
const lexicon = JSON.parse(readFileSync(lexiconPath, 'utf8')) as Lexicon;
process.stdout.write('ready\n');
await new Promise((heard) => process.stdin.once('data', heard));
const store = await openStore({ path: storePath });
await importRegister(
  { store, lexicon, clock: { nowAt: () => 0, monotonicMs: () => 0 } },
  {
    kind: 'csv',
    path,
    mapping,
    on: civilDay('2026-01-31'),
    onProgress: (done, _total, what) => process.stdout.write(`${what} ${done}\n`),
  },
);
await store.close();
process.stdout.write('done\n');
process.exit(0);
