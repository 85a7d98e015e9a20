export type {
  Act,
  ActAccord,
  ActDay,
  ActReason,
  ActSpeaker,
} from './types.ts';
