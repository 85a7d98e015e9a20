import type { DeliveryDesk } from '../../desk/index.ts';

/** What the routes ask of saved searches and deliveries. */
export type HttpDeliveries = Pick<
  DeliveryDesk,
  | 'searches'
  | 'saveSearch'
  | 'removeSearch'
  | 'list'
  | 'mailState'
  | 'add'
  | 'setPaused'
  | 'setRemoved'
  | 'log'
  | 'retry'
  | 'test'
>;
