import { openStore } from '../../src/desk/store/open-store.ts';
import { ChanceryError } from '../../src/kernel/index.ts';

/** Opens the store that it is given and prints the code of the error, or `opened`. */
const [path = ''] = process.argv.slice(2);
try {
  const store = await openStore({ path });
  await store.close();
  process.stdout.write('opened\n');
} catch (error) {
  process.stdout.write(`${error instanceof ChanceryError ? error.code : String(error)}\n`);
}
