import type { Evidence } from '../../kernel/index.ts';
import type { Desk } from '../types.ts';
import { lineOf, webAddress } from './places.ts';

/** A passage with what a reader needs to find it elsewhere. */
export interface Cited {
  readonly dispatch: string;
  readonly outlet: string;
  readonly title: string | null;
  readonly day: string | null;
  readonly address: string | null;
  readonly words: string;
}

/** Longest passage that is written out, in UTF-16 units. */
const LONGEST = 600;

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST)).trimEnd()} …`;
}

/** Reads passages with their dispatches; each dispatch is asked for once in the life of the reader. */
export function citedReader(
  desk: Pick<Desk, 'dispatch'>,
): (rows: readonly Evidence[]) => Promise<readonly Cited[]> {
  const kept = new Map<string, ReturnType<Desk['dispatch']>>();
  return async (rows) => {
    const found = new Map<string, Cited>();
    for (const { dispatch: id, start, end } of rows) {
      const view = kept.get(id) ?? desk.dispatch(id);
      kept.set(id, view);
      const { dispatch } = await view;
      found.set(`${id} ${start} ${end}`, {
        dispatch: id,
        outlet: lineOf(dispatch.outlet ?? 'a source without a name'),
        title: dispatch.title === null ? null : lineOf(dispatch.title),
        day: dispatch.referenceDay,
        address: webAddress(dispatch.address),
        words: cut(lineOf(dispatch.text.slice(start, end))),
      });
    }
    return [...found.values()];
  };
}
