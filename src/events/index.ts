export { cameoTold } from './coding/cameo-code.ts';
export {
  type CodedPair,
  codePair,
  compilePairCoder,
  decideLabel,
  type MarkedPair,
  type PairCoder,
} from './coding/code-pair.ts';
export {
  codeByDictionary,
  compileDictionary,
  type EventDictionary,
  type EventTriple,
} from './coding/dictionary/code-by-dictionary.ts';
export {
  type FactualityScorer,
  factualityFeatures,
  newsFeatures,
  scoreFactuality,
  settledFactuality,
} from './coding/factuality.ts';
export {
  compileLinearModel,
  type Features,
  hashOf,
  type LinearModel,
  type LinearModelData,
  scoreLabels,
  sumsOf,
} from './coding/linear-model.ts';
export { pairFeatures } from './coding/pair-features.ts';
export { viewPair } from './coding/pair-view.ts';
export { compilePhrases } from './coding/phrase-index.ts';
export { predicateOf } from './coding/predicate.ts';
export { quadOf } from './coding/quad.ts';
export {
  bestTags,
  pairName,
  ROLE_TAGS,
  type RoleSpan,
  type RoleTagger,
  roleFeatures,
  spansOfTags,
  tagRoles,
} from './coding/role-spans.ts';
export { type SnippetTyper, snippetFeatures, typeSnippet } from './coding/snippet-type.ts';
export {
  compileWordVectors,
  type WordVectorData,
  type WordVectors,
} from './coding/word-vectors.ts';
export { type ActInput, extractActs } from './extract-acts.ts';
export { compileGrammar, type Grammar } from './grammar.ts';
export type { Act, ActAccord, ActDay, ActReason, ActSpeaker } from './types.ts';
