import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/desk/store/open-store.ts';
import { appendInSecondProcess } from './second-process.ts';
import { storeContract } from './store-contract.ts';
import { workContract } from './work-contract.ts';

storeContract('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-store-'));
  const path = join(folder, 'a', 'store.sqlite');
  return {
    open: () => openStore({ path }),
    appendElsewhere: (prefix, count) => appendInSecondProcess(path, prefix, count),
    remove: () => rm(folder, { recursive: true }),
  };
});

workContract('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-work-'));
  const path = join(folder, 'store.sqlite');
  return {
    open: (nowAt) => openStore({ path, nowAt }),
    remove: () => rm(folder, { recursive: true }),
  };
});
