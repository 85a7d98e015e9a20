export type { DeskEvent } from './change-events.ts';
export {
  type AsOf,
  type ClientOptions,
  type DeliveryGiven,
  DeskClient,
  type Listed,
  type RulingGiven,
  type Scoped,
  type TodayAsked,
  type Windowed,
} from './desk-client.ts';
export { DeskProblem } from './desk-problem.ts';
