import type { Lexicon, TreatyAction } from '../kernel/index.ts';

/** An organ with whom it binds. */
export interface ActingFor {
  readonly owner: string;
  readonly isParliament: boolean;
}

/** Steps by which whoever concludes a paper is bound by it. */
const CONCLUDING: ReadonlySet<TreatyAction> = new Set<TreatyAction>([
  'initialling',
  'signature',
  'ratification',
  'accession',
  'acceptance',
  'negotiation',
  'announcement',
  'provisional-application',
  'withdrawal',
  'withdrawal-notice',
]);
/** What a parliament does for its state, or for its union. */
const CONSENTING: ReadonlySet<TreatyAction> = new Set<TreatyAction>(['ratification', 'approval']);
/** Executives that conclude for their organisation; a Security Council does not. */
const EXECUTIVE = /\b(?:Commission|Council of the European Union|European Council)$/;

/** Organs of the lexicon that act for a state or an organisation under a treaty, by code. */
export function compileOwners(lexicon: Lexicon): ReadonlyMap<string, ActingFor> {
  const owners = new Map<string, ActingFor>();
  for (const { code, kind, name, of, sector } of lexicon.bodies) {
    if (kind !== 'organ' || of === null) continue;
    const isParliament = sector === 'LEG' || /\bParliament$/.test(name);
    if (isParliament || EXECUTIVE.test(name)) owners.set(code, { owner: of, isParliament });
  }
  return owners;
}

/**
 * Who is bound by a step under a treaty that organs take: "the State Duma ratified" is a step of Russia, "the European
 * Commission signed" one of the European Union (VCLT, article 2, 1 (e) to (g): it is states and organisations that negotiate and contract).
 */
export function boundBy(
  codes: readonly string[],
  action: TreatyAction | null,
  owners: ReadonlyMap<string, ActingFor>,
): readonly string[] {
  if (action === null || !codes.some((code) => owners.has(code))) return codes;
  const bound = codes.map((code) => {
    const acting = owners.get(code);
    const steps = acting?.isParliament === true ? CONSENTING : CONCLUDING;
    return acting !== undefined && steps.has(action) ? acting.owner : code;
  });
  return [...new Set(bound)];
}
