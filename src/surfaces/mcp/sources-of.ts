import type { DeskClient } from '../client/index.ts';

/** The words that something rests on, with where they stand. */
export interface Source {
  readonly outlet: string | null;
  readonly address: string | null;
  readonly dispatch: string;
  /** The passage, folded to one line and cut to a bound. */
  readonly words: string;
}

export interface Span {
  readonly dispatch: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST_WORDS = 600;

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS);
}

/** Looks up the words behind spans and claims, each dispatch once. */
export class Sources {
  readonly #desk: DeskClient;
  readonly #dispatches = new Map<string, Promise<Awaited<ReturnType<DeskClient['dispatch']>>>>();

  constructor(desk: DeskClient) {
    this.#desk = desk;
  }

  async of(spans: readonly Span[]): Promise<Source[]> {
    const found: Source[] = [];
    for (const { dispatch: id, start, end } of spans) {
      const asked = this.#dispatches.get(id) ?? this.#desk.dispatch(id);
      this.#dispatches.set(id, asked);
      const { dispatch } = await asked;
      const { outlet, address, text } = dispatch;
      found.push({ dispatch: id, outlet, address, words: folded(text.slice(start, end)) });
    }
    return found;
  }

  /** What claims rest on; an entry of a register has no passage, and is told by its title. */
  async ofClaims(claims: readonly string[], asOf: string): Promise<(Source | string)[]> {
    const found: (Source | string)[] = [];
    for (const claim of claims) {
      const { passages, title } = await this.#desk.explain(claim, { asOf });
      found.push(...(passages.length === 0 ? [title] : await this.of(passages)));
    }
    return found;
  }
}

/** One line of a source: the outlet, its address, and its words as a quotation. */
export function sourceLine(source: Source | string): string {
  if (typeof source === 'string') return `  - record: ${folded(source)}`;
  const { outlet, address, words, dispatch } = source;
  return `  - ${folded(outlet ?? 'unnamed outlet')} <${address ?? dispatch}>: “${words}”`;
}
