import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../src/desk/store/open-store.ts';
import { startPostgres, type TestServer } from './postgres-server.ts';
import { appendInSecondProcess } from './second-process.ts';
import { storeContract } from './store-contract.ts';
import { storeCopy } from './store-copy.ts';
import { workContract } from './work-contract.ts';

let server: TestServer;
let places = 0;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

storeContract('postgresql', async () => {
  places += 1;
  const schema = `place_${places}`;
  const path = server.address(schema);
  return {
    open: () => openStore({ path }),
    appendElsewhere: (prefix, count) => appendInSecondProcess(path, prefix, count),
    remove: async () => {
      await server.run(`drop schema ${schema} cascade`);
    },
  };
});

storeCopy('postgresql', () => {
  places += 1;
  return openStore({ path: server.address(`place_${places}`) });
});

workContract('postgresql', async () => {
  places += 1;
  const schema = `place_${places}`;
  const path = server.address(schema);
  return {
    open: (nowAt) => openStore({ path, nowAt }),
    remove: async () => {
      await server.run(`drop schema ${schema} cascade`);
    },
  };
});
