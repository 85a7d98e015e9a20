import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ChanceryError } from '../kernel/index.ts';
import {
  DISCOURSE_ROLES,
  type DiscourseModel,
  type TermPrior,
  type WordLeanings,
} from '../stories/index.ts';
import { lexiconFolder } from './lexicon/lexicon-paths.ts';

/** Parameters that were learnt: numbers over hashed or abstract features, no text. */
export interface Models {
  readonly termPrior: TermPrior;
  readonly discourse: DiscourseModel;
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

const discourseFile = z.strictObject({
  basis: z.string(),
  /** In the order of the rows. */
  roles: z.array(z.string()).refine((roles) => roles.join() === DISCOURSE_ROLES.join(), {
    error: 'other roles than the program knows',
  }),
  scale: z.number().positive(),
  bias: z.array(z.number()).length(DISCOURSE_ROLES.length),
  transitions: z.array(z.number()).length(DISCOURSE_ROLES.length ** 2),
  /** Base64 of how far each feature's place lies behind that of the feature before, seven bits a byte. */
  places: z.base64(),
  /** Base64 of one signed byte a role and feature. */
  weights: z.base64(),
  leanings: z.strictObject({
    scale: z.number().positive(),
    /** Base64 of the hash of each word, four bytes, the last first. */
    words: z.base64(),
    /** Base64 of one signed byte a role and word. */
    values: z.base64(),
    /** Base64 of one byte a word. */
    weights: z.base64(),
  }),
  trees: z.strictObject({
    /** Of the trees in what is said, beside the chain. */
    share: z.number().min(0).max(1),
    scale: z.number().positive(),
    base: z.array(z.number()).length(DISCOURSE_ROLES.length),
    /** Of each figure, growing. */
    bounds: z.array(z.array(z.number())),
    /** Base64 of three bytes a node. */
    nodes: z.base64(),
  }),
});

/** Places of features in the order of their rows, from the ways between them. */
function rowsOf(bytes: Uint8Array): Map<number, number> {
  const rows = new Map<number, number>();
  let place = 0;
  let way = 0;
  let shift = 0;
  for (const byte of bytes) {
    way |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    place += way;
    rows.set(place, rows.size);
    way = 0;
    shift = 0;
  }
  return rows;
}

function leaningsOf(file: z.infer<typeof discourseFile>['leanings']): WordLeanings {
  const words = Buffer.from(file.words, 'base64');
  const rows = new Map<number, number>();
  for (let at = 0; at + 4 <= words.length; at += 4) rows.set(words.readUInt32LE(at), at / 4);
  return {
    rows,
    scale: file.scale,
    values: new Int8Array(Buffer.from(file.values, 'base64')),
    weights: new Uint8Array(Buffer.from(file.weights, 'base64')),
  };
}

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
  const [terms, discourse] = await Promise.all([
    readModel('term-prior.json', termPriorFile),
    readModel('discourse.json', discourseFile),
  ]);
  return {
    termPrior: {
      unseen: terms.unseen,
      rarities: new Uint8Array(Buffer.from(terms.rarities, 'base64')),
    },
    discourse: {
      rows: rowsOf(Buffer.from(discourse.places, 'base64')),
      scale: discourse.scale,
      leanings: leaningsOf(discourse.leanings),
      bias: Float64Array.from(discourse.bias),
      transitions: Float64Array.from(discourse.transitions),
      weights: new Int8Array(Buffer.from(discourse.weights, 'base64')),
      trees: {
        share: discourse.trees.share,
        scale: discourse.trees.scale,
        base: Float64Array.from(discourse.trees.base),
        bounds: discourse.trees.bounds,
        nodes: new Uint8Array(Buffer.from(discourse.trees.nodes, 'base64')),
      },
    },
  };
}
