import type { PloverRoot } from '../../kernel/index.ts';

const QUAD: Readonly<Record<PloverRoot, 1 | 2 | 3 | 4>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** PLOVER's quad class: 1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds. */
export function quadOf(root: PloverRoot): 1 | 2 | 3 | 4 {
  return QUAD[root];
}
