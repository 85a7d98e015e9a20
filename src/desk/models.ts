import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ChanceryError } from '../kernel/index.ts';
import type { TermPrior } from '../stories/index.ts';
import { lexiconFolder } from './lexicon/lexicon-paths.ts';

/** Parameters that were learnt: numbers over hashed or abstract features, no text. */
export interface Models {
  readonly termPrior: TermPrior;
}

const MODEL_FOLDER = join(lexiconFolder(), 'models');

const termPriorFile = z.strictObject({
  /** What it was trained on, and by which command. */
  basis: z.string(),
  documents: z.int().positive(),
  unseen: z.number().positive(),
  /** Base64 of one byte a place. */
  rarities: z.base64(),
});

async function readModel<T extends z.ZodType>(name: string, shape: T): Promise<z.infer<T>> {
  const file = join(MODEL_FOLDER, name);
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('lexicon.invalid', { file, why }, cause);
  }
}

/** The learnt parameters that ship. Throws ChanceryError `lexicon.invalid`. */
export async function loadModels(): Promise<Models> {
  const terms = await readModel('term-prior.json', termPriorFile);
  return {
    termPrior: {
      unseen: terms.unseen,
      rarities: new Uint8Array(Buffer.from(terms.rarities, 'base64')),
    },
  };
}
