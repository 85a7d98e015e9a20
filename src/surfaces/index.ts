export type {
  AccordAnswer,
  AccordsAnswer,
  BriefAnswer,
  DevelopmentAnswer,
  DevelopmentsAnswer,
  DispatchAnswer,
  DispatchesAnswer,
  ExplainAnswer,
  FoundAnswer,
  Names,
  NamesAnswer,
  NextAnswer,
  Passage,
  SpokenRefusal,
  StateAnswer,
  StatesAnswer,
  StatusAnswer,
} from './http/answers.ts';
export { createHttpApp, type HttpOptions } from './http/http-app.ts';
export { type ServedDesk, type ServeOptions, serveDesk } from './http/serve-desk.ts';
