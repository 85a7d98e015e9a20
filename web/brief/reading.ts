import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Names, Passage } from '../../src/surfaces/index.ts';
import type { Support } from './supports.ts';

/** What every part of a brief's page needs to know of the whole. */
export interface Reading {
  readonly supports: readonly Support[];
  readonly passages: ReadonlyMap<string, Passage>;
  readonly names: Names;
  /** The support that is open. */
  readonly open: Support | null;
  /** The address at which a support is open, null for none. */
  readonly hrefOf: (support: Support | null) => string;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error('a part of a brief stands outside of it');
  return reading;
}
