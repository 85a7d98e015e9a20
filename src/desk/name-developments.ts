import { digestOf } from '../kernel/index.ts';
import type { Development } from '../stories/index.ts';

/** A name ends with its month; what may follow is the mark that tells two stories of one name apart. */
const MARK = /(?<=-\d{4}-\d{2})-[0-9a-f]{6}$/;

/** The name of a development without the mark that sets it apart. */
export function plainName(id: string): string {
  return id.replace(MARK, '');
}

function isEarlier(a: Development, b: Development): boolean {
  if (a.firstDay !== b.firstDay) return a.firstDay < b.firstDay;
  return (a.dispatches[0] ?? '') < (b.dispatches[0] ?? '');
}

/**
 * Gives each development of one plain name its identifier: the earliest has the name itself, so that it stays when another
 * of that name comes or is split off; the others the name and the digest of their first dispatch. Depends on the set alone.
 */
export function distinctNames(developments: readonly Development[]): Development[] {
  return developments.map((development) => {
    const plain = plainName(development.id);
    const isFirst = developments.every(
      (other) => other === development || isEarlier(development, other),
    );
    const mark = digestOf(development.dispatches[0] ?? '').slice(0, 6);
    return { ...development, id: isFirst ? plain : `${plain}-${mark}` };
  });
}
