import type { AsOf, Desk } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';

export type Found = NonNullable<Awaited<ReturnType<Desk['find']>>>;

const LONGEST = 80;
const MOST_SHOWN = 3;

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().slice(0, LONGEST);
}

/** Edits (insert, delete, replace, swap of neighbours) between two short words; optimal string alignment. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const least = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwap ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

/** How far a name is from what was asked, 0 the nearest; null when it is not near. */
function distance(asked: string, name: string): number | null {
  const a = folded(asked);
  const b = folded(name);
  if (a.length >= 3 && b.split(/[\s-]+/).some((word) => word.startsWith(a))) return 0.5;
  const edits = editsBetween(a, b);
  return edits <= Math.max(1, Math.floor(Math.min(a.length, b.length) / 3)) ? edits : null;
}

/** The names nearest to what was asked, best first, at most three. */
function nearestNames(asked: string, names: readonly string[]): readonly string[] {
  return [...new Set(names)]
    .flatMap((name) => {
      const far = distance(asked, name);
      return far === null ? [] : [{ name, far }];
    })
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(({ name }) => name);
}

/** `record.similar` where something is near to what was asked, else `record.unknown`. */
function unknownName(asked: string, names: readonly string[]): ChanceryError {
  const id = asked.slice(0, LONGEST);
  const near = nearestNames(asked, names);
  return near.length === 0
    ? new ChanceryError('record.unknown', { id })
    : new ChanceryError('record.similar', { id, names: near.join(', ') });
}

async function unknownEntry(desk: Desk, asked: string, asOf: AsOf): Promise<ChanceryError> {
  const rows = [...(await desk.states(asOf)), ...(await desk.accords(asOf))];
  return unknownName(
    asked,
    rows.map(({ name }) => name),
  );
}

/** A state or accord by any of its names. Throws `record.unknown` or `record.similar`. */
async function resolveName(desk: Desk, asked: string, asOf: AsOf): Promise<Found> {
  const found = await desk.find(asked);
  if (found !== null) return found;
  throw await unknownEntry(desk, asked, asOf);
}

/** The identifier of a name that must be of one kind. Throws what `resolveName` throws, and `input.argument`. */
export async function resolveAs(
  desk: Desk,
  asked: string,
  wanted: { readonly kind: Found['kind']; readonly asOf: AsOf },
): Promise<string> {
  const found = await resolveName(desk, asked, wanted.asOf);
  if (found.kind === wanted.kind) return found.id;
  const article = found.kind === 'accord' ? 'an accord' : 'a state';
  throw new ChanceryError('input.argument', {
    why: `${found.name} is ${article}; give it as --${found.kind}.`,
  });
}

/**
 * One or two states or accords from words that may not have been quoted: `Saudi Arabia Israel` is two.
 * Throws `record.unknown`, `record.similar` or `input.argument`.
 */
export async function resolveNames(
  desk: Desk,
  words: readonly string[],
  asOf: AsOf,
): Promise<readonly Found[]> {
  const whole = await desk.find(words.join(' '));
  if (whole !== null) return [whole];
  for (let cut = 1; cut < words.length; cut += 1) {
    const a = await desk.find(words.slice(0, cut).join(' '));
    const b = a === null ? null : await desk.find(words.slice(cut).join(' '));
    if (a !== null && b !== null) return [a, b];
  }
  if (words.length > 2) {
    throw new ChanceryError('input.argument', {
      why: `“${words.join(' ').slice(0, LONGEST)}” is not one or two names; put quotes around each.`,
    });
  }
  for (const word of words) await resolveName(desk, word, asOf);
  throw await unknownEntry(desk, words.join(' '), asOf);
}

/** Runs a question about one identifier, with its errors made more helpful. */
export async function askById<T>(
  desk: Desk,
  options: { readonly id: string; readonly asOf: AsOf },
  ask: () => Promise<T>,
): Promise<T> {
  const { id, asOf } = options;
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ChanceryError) || error.code !== 'record.unknown') throw error;
    const rows = await desk.developments();
    const isLater = rows.some((row) => row.id === id);
    if (asOf.asOf !== undefined && isLater)
      throw new ChanceryError('record.not-yet', { id, day: asOf.asOf }, error);
    throw unknownName(
      id,
      rows.map((row) => row.id),
    );
  }
}
