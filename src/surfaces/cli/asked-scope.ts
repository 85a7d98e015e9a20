import type { AsOf, Desk } from '../../desk/index.ts';
import { ChanceryError, type CivilDay } from '../../kernel/index.ts';
import { given, parseDay } from './parse-options.ts';
import { resolveAs } from './resolve-name.ts';

/** A stretch of days, either end open. */
export interface Days {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/** What a question is narrowed to, by identifier. */
export interface Scope {
  readonly state: string;
  readonly accord: string;
}

/** `--from` and `--to`. Throws `input.day-invalid`, and `input.argument` where the one lies before the other. */
export function parseDays(options: {
  readonly from?: string;
  readonly to?: string;
}): Partial<Days> {
  const [from, to] = [parseDay(options.from), parseDay(options.to)];
  if (from !== undefined && to !== undefined && to < from)
    throw new ChanceryError('input.argument', { why: '--to lies before --from.' });
  return given<Days>({ from, to });
}

/** `--state` and `--accord` by any of their names. Throws `record.unknown`, `record.similar`, `input.argument`. */
export async function resolveScope(
  desk: Desk,
  { state, accord }: { readonly state?: string; readonly accord?: string },
  asOf: AsOf,
): Promise<Partial<Scope>> {
  const resolved = async (asked: string | undefined, kind: 'state' | 'accord') =>
    asked === undefined ? undefined : resolveAs(desk, asked, { kind, asOf });
  return given<Scope>({
    state: await resolved(state, 'state'),
    accord: await resolved(accord, 'accord'),
  });
}
