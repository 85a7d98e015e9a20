export type {
  Development,
  Difference,
  DifferenceAbout,
  DifferingClaim,
  GroupingLink,
  Origin,
  StoryItem,
} from './types.ts';
