import { ChanceryError } from '../../kernel/index.ts';
import { parseDays } from './asked-scope.ts';
import type { DeskRoom } from './cli-deps.ts';
import { given } from './parse-options.ts';

type Selection = NonNullable<NonNullable<Parameters<DeskRoom['openInputs']>[1]>['selection']>;

/** The flags that choose records of an archive, as Commander gives them. */
export interface SelectionOptions {
  readonly from?: string;
  readonly to?: string;
  readonly host?: readonly string[];
  readonly part?: string;
}

const MAX_PARTS = 64;

function parsePart(text: string | undefined): Selection['part'] {
  if (text === undefined) return undefined;
  const match = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  const [part, of] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (part < 1 || part > of || of > MAX_PARTS)
    throw new ChanceryError('input.argument', {
      why: `--part takes K/N, with K from 1 to N and N at most ${MAX_PARTS}.`,
    });
  return { part, of };
}

/** Throws `input.day-invalid` and `input.argument`. */
export function parseSelection(options: SelectionOptions): Selection {
  const hosts = (options.host ?? []).map((host) => host.toLowerCase());
  return {
    hosts,
    ...parseDays(options),
    ...given({ part: parsePart(options.part) }),
  };
}
