import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import { unknownAccordId } from './search/searching.ts';
import type { Desk } from './types.ts';

/** An accord that no lexicon holds, by its identifier, a name that an editor gave it, its name in use or its plain name. */
export async function findUnknown(
  inquiry: Inquiry,
  name: string,
  names: Names,
): ReturnType<Desk['find']> {
  const { accords, view } = inquiry;
  const given = names.find(name);
  if (given !== null) return given;
  const asked = name.toLowerCase().replace(/^the\s+/, '');
  const told = [...accords.told.keys()].find((id) => names.of(id).toLowerCase() === asked);
  const slug = unknownAccordId(name);
  const id = accords.idOf(told ?? slug);
  if (told === undefined && id === slug) {
    // The lead of a development may be about another; what has claims has a page.
    const found = await view.developmentsByAccord(id, { limit: 1 });
    const isKnown = found.length > 0 || (await view.claimsByAccord(id, {})).length > 0;
    if (!isKnown) return null;
  }
  return { kind: 'accord', id, name: names.of(id) };
}
