import type { CivilDay } from '../../kernel/index.ts';

/** What the holder of a token may do; each holds the one before. `rule` files rulings, `admin` looks after sources and the desk. */
export const TOKEN_SCOPES = ['read', 'rule', 'admin'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token as it may be shown: never its secret. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly madeAt: number;
  /** The last day on which it is good; null where it does not end. */
  readonly expires: CivilDay | null;
  /** To the minute; null before its first use. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** What is told once, when a token is made. */
export interface MadeToken {
  readonly token: TokenRow;
  /** Shown once and kept nowhere. */
  readonly secret: string;
}

/** Whether somebody with the scope `held` may do what wants `needed`. */
export function allowsScope(held: TokenScope, needed: TokenScope): boolean {
  return TOKEN_SCOPES.indexOf(held) >= TOKEN_SCOPES.indexOf(needed);
}
