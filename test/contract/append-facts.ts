import { openStore } from '../../src/desk/store/open-store.ts';
import { sampleFact } from './store-samples.ts';

/**
 * A second process for the contract suite: `append-facts <path> <prefix> <count>` appends facts one by one
 * and prints the name of each when the store has acknowledged it.
 */
const [path = '', prefix = '', count = '0'] = process.argv.slice(2);
const store = await openStore({ path });
for (let index = 0; index < Number(count); index += 1) {
  const name = `${prefix}-${index}`;
  await store.write((tx) => tx.append([sampleFact(name)]));
  process.stdout.write(`${name}\n`);
}
await store.close();
