export type { DeskEvent } from './change-events.ts';
export {
  type AsOf,
  type ClientOptions,
  DeskClient,
  type Listed,
  type RulingGiven,
  type Scoped,
  type Windowed,
} from './desk-client.ts';
export { DeskProblem } from './desk-problem.ts';
