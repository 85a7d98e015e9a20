export { candidateKeys, versionKeysAmong } from './candidates.ts';
export { closeItemsOf, closestOf, LAST_WINDOW_DAYS } from './closeness.ts';
export { continuedBy } from './continuation.ts';
export { countsOf } from './counts.ts';
export { creditsOf } from './credits.ts';
export {
  developmentId,
  developmentsAmong,
  groupItems,
  storyRefusals,
  tellsNews,
} from './developments.ts';
export type { DifferenceOptions, RemarkInput } from './difference-claims.ts';
export { differencesOf } from './differences.ts';
export { discourseRolesOf, type RoleOfSentence } from './discourse/discourse-roles.ts';
export { leadActOf } from './lead-act.ts';
export { originsOf } from './origins.ts';
export { type SharedGround, sharedGroundOf } from './shared-ground.ts';
export { similarityOf, sketchBands, sketchOf } from './sketch.ts';
export { type Story, storiesAmong } from './stories.ts';
export { inOrder } from './story-order.ts';
export { rawTermsOf, termPriorFrom, termsOf } from './terms.ts';
export type {
  Development,
  Difference,
  DifferenceAbout,
  DifferingClaim,
  DiscourseInput,
  DiscourseModel,
  DiscourseRole,
  GroupingLink,
  GroupingRulings,
  Origin,
  StoryCount,
  StoryItem,
  StoryTerms,
  TermPrior,
  WordLeanings,
} from './types.ts';
export { DISCOURSE_ROLES } from './types.ts';
