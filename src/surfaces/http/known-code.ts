import type { Desk } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';

const LONGEST = 200;

/** An accord that is known from a register alone has no name by which it is found, but a page. */
async function isAccord(desk: Desk, id: string): Promise<boolean> {
  try {
    await desk.accord(id);
    return true;
  } catch (error) {
    if (error instanceof ChanceryError && error.code === 'record.unknown') return false;
    throw error;
  }
}

/** The code of a state or the identifier of an accord, from it or any of its names. Throws `record.unknown`. */
export async function knownCode(
  desk: Desk,
  name: string,
  kind: 'state' | 'accord',
): Promise<string> {
  const asked = name.slice(0, LONGEST);
  const found = await desk.find(asked);
  if (found?.kind === kind) return found.id;
  if (kind === 'accord' && (await isAccord(desk, asked))) return asked;
  throw new ChanceryError('record.unknown', { id: name.slice(0, 80) });
}
