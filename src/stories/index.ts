export { countsOf } from './counts.ts';
export { developmentId, groupItems, storyRefusals } from './developments.ts';
export type { DifferenceOptions, RemarkInput } from './difference-claims.ts';
export { differencesOf } from './differences.ts';
export { candidateKeys, linkOf } from './grouping-link.ts';
export { leadActOf } from './lead-act.ts';
export { originsOf } from './origins.ts';
export { similarityOf, sketchBands, sketchOf } from './sketch.ts';
export type {
  Development,
  Difference,
  DifferenceAbout,
  DifferingClaim,
  GroupingLink,
  Origin,
  StoryCount,
  StoryItem,
} from './types.ts';
