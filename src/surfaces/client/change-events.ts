import type { LogChange } from '../../desk/index.ts';

/** What the stream of changes tells. `position` stands after what was told; `reload` says that the log is another one. */
export type DeskEvent =
  | LogChange
  | { readonly kind: 'position'; readonly position: string }
  | { readonly kind: 'reload'; readonly position: string };

/** An event with its place, which only some carry. */
interface Told {
  readonly event: DeskEvent;
  readonly id: string | null;
}

/** A block of a stream is as long as its longest event; more without an end is no stream of a desk. */
const LONGEST_BLOCK = 1_000_000;

function toldIn(block: string): Told | null {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (name !== '') fields.set(name, value);
  }
  const kind = fields.get('event');
  if (kind === undefined) return null;
  const data: object = JSON.parse(fields.get('data') ?? '{}');
  return { event: { kind, ...data } as DeskEvent, id: fields.get('id') ?? null };
}

/** The events of one stream, until it ends or breaks. */
export async function* eventsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<Told> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    if (rest.length > LONGEST_BLOCK) throw new Error('this is no stream of a desk');
    for (const block of blocks) {
      const told = toldIn(block);
      if (told !== null) yield told;
    }
  }
}
