import type { TokenRow, TokenScope } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps, DeskRoom } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { parseDay } from '../parse-options.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { chosenPath } from '../with-desk.ts';

interface Common {
  readonly store?: string;
  readonly json?: true;
}

type OpenTokens = Awaited<ReturnType<DeskRoom['TokenBook']['open']>>;

async function withTokens(
  deps: CliDeps,
  store: string | undefined,
  work: (tokens: OpenTokens) => void,
): Promise<ExitStatus> {
  const room = await deps.loadDesk();
  const tokens = await room.TokenBook.open({ storePath: chosenPath(deps, room, store) });
  try {
    work(tokens);
  } finally {
    tokens.close();
  }
  return EXIT_STATUS.done;
}

function minuteOf(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function fateOf({ revokedAt, expires }: TokenRow): string {
  if (revokedAt !== null) return `revoked ${minuteOf(revokedAt)}`;
  return expires === null ? 'without end' : `to ${expires}`;
}

/** `chancery token add NAME`. Throws `token.name-taken`, `input.*`. */
export function tokenAddCommand(
  deps: CliDeps,
  name: string,
  options: Common & { readonly scope: TokenScope; readonly expires?: string },
): Promise<ExitStatus> {
  const expires = parseDay(options.expires) ?? null;
  return withTokens(deps, options.store, (tokens) => {
    const made = tokens.add({ name, scope: options.scope, expires });
    if (options.json === true) {
      deps.terminal.out(jsonText(made));
      return;
    }
    const { token, secret } = made;
    deps.terminal.out(`${secret}\n`);
    deps.terminal.err(
      `Token “${plain(token.name)}” (${token.id}) for ${token.scope}, ${fateOf(token)}. It is shown this once and kept nowhere.\n`,
    );
  });
}

/** `chancery token list`. */
export function tokenListCommand(deps: CliDeps, options: Common): Promise<ExitStatus> {
  return withTokens(deps, options.store, (tokens) => {
    const rows = tokens.list();
    if (options.json === true) {
      deps.terminal.out(jsonText({ tokens: rows }));
      return;
    }
    const page = new Page(deps.terminal);
    page.title(counted(rows.length, 'token'));
    page.table(
      '',
      ['Token', 'Name', 'Scope', 'Made', 'Last used', 'Good'].map((title) => ({ title })),
      rows.map((row) => [
        row.id,
        row.name,
        row.scope,
        minuteOf(row.madeAt),
        row.lastUsedAt === null ? 'never' : minuteOf(row.lastUsedAt),
        fateOf(row),
      ]),
    );
    deps.terminal.out(`${page}`);
  });
}

/** `chancery token revoke NAME...`. Throws `token.unknown`; those before it are revoked. */
export function tokenRevokeCommand(
  deps: CliDeps,
  names: readonly string[],
  options: Common,
): Promise<ExitStatus> {
  if (names.length === 0)
    throw new ChanceryError('input.argument', { why: 'Name the token to revoke.' });
  return withTokens(deps, options.store, (tokens) => {
    const rows = names.map((name) => tokens.revoke(name));
    if (options.json === true) deps.terminal.out(jsonText({ tokens: rows }));
    else for (const { id, name } of rows) deps.terminal.out(`Revoked “${plain(name)}” (${id}).\n`);
  });
}
