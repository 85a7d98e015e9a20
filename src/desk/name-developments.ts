import { digestOf } from '../kernel/index.ts';
import type { Development } from '../stories/index.ts';

/** A name ends with its month; what may follow is the mark that tells two stories of one name apart. */
const MARK = /(?<=-\d{4}-\d{2})-[0-9a-f]{6}$/;

/** The name of a development without the mark that sets it apart. */
export function plainName(id: string): string {
  return id.replace(MARK, '');
}

/**
 * Gives each development of one plain name its identifier: the name itself where it is the only one, else the
 * name and the digest of its first dispatch. Depends on the set alone.
 */
export function distinctNames(developments: readonly Development[]): Development[] {
  return developments.map((development) => {
    const plain = plainName(development.id);
    const mark = digestOf(development.dispatches[0] ?? '').slice(0, 6);
    return { ...development, id: developments.length < 2 ? plain : `${plain}-${mark}` };
  });
}
