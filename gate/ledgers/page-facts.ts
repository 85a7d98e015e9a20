import { join } from 'node:path';
import { registeredSteps } from '../../src/desk/registered-steps.ts';
import { registerNames } from '../../src/desk/resolve-register.ts';
import type { Lexicon } from '../../src/kernel/index.ts';
import { NO_MAPPING, newPass, readRegister } from '../../src/sources/index.ts';
import { fileNames } from '../folder.ts';
import { stepStage } from './baseline-facts.ts';
import type { LedgerStep } from './ledger-facts.ts';

/** The dated steps of status pages; what the pages do not print is left out. */
export async function pageSteps(folder: string, lexicon: Lexicon): Promise<LedgerStep[]> {
  const found: LedgerStep[] = [];
  const names = registerNames(lexicon, 'untc', NO_MAPPING);
  for (const name of await fileNames(folder)) {
    const resolve = registeredSteps(lexicon, names, name);
    const file = {
      kind: 'untc',
      path: join(folder, name),
      mapping: NO_MAPPING,
      mappingName: 'none',
    } as const;
    for await (const item of readRegister(file, newPass())) {
      for (const step of resolve(item).items) {
        const { subject: party, accord, holds, basis } = step;
        if (accord === null || holds === null || party === accord || basis === 'inferred') continue;
        found.push({ party, accord, stage: stepStage(step.stage), day: holds, file: name });
      }
    }
  }
  return found;
}
