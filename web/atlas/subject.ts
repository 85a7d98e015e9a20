import type { StandingRow } from '../../src/desk/index.ts';
import type { AccordAnswer, StateAnswer, TimelineAnswer } from '../../src/surfaces/index.ts';
import { type Asked, useAsked } from '../ask.ts';
import { pathTo, sameDay } from '../place.ts';

/** What a picture is about: one accord, one state, or all that dispatches moved. */
export interface Subject {
  readonly kind: 'accord' | 'state' | 'moved';
  /** Identifier of the accord or the state. */
  readonly id: string | null;
  readonly name: string;
  readonly asOf: string;
  readonly rows: readonly StandingRow[];
}

/** The steps of the whole record that are asked for: as many as one page gives. */
const STEPS = '1000';

function answered<T>(asked: Asked<T>, subject: (value: T) => Subject): Asked<Subject> {
  return asked.at === 'here' ? { ...asked, value: subject(asked.value) } : asked;
}

function ofAccord({ accord }: AccordAnswer): Subject {
  const { id, name, asOf, parties } = accord;
  return { kind: 'accord', id, name, asOf, rows: parties };
}

function ofState({ state }: StateAnswer): Subject {
  const { code, name, asOf, accords, relations } = state;
  return { kind: 'state', id: code, name, asOf, rows: [...relations, ...accords] };
}

function ofMoved({ asOf, changes }: TimelineAnswer): Subject {
  const rows = [...changes].sort((a, b) => (a.knownDay < b.knownDay ? -1 : 1));
  return { kind: 'moved', id: null, name: 'what dispatches moved', asOf, rows };
}

/** Asks for the standings that a picture shows, as known on the day of the address. */
export function useSubject(query: URLSearchParams): Asked<Subject> {
  const [accord, state] = [query.get('accord'), query.get('state')];
  const ofOne = useAsked<AccordAnswer>(
    accord === null ? null : sameDay(pathTo('/accords', accord)),
  );
  const isState = accord === null && state !== null;
  const ofOther = useAsked<StateAnswer>(isState ? sameDay(pathTo('/states', state)) : null);
  const isAll = accord === null && state === null;
  const ofAll = useAsked<TimelineAnswer>(isAll ? sameDay('/timeline', { limit: STEPS }) : null);
  if (accord !== null) return answered(ofOne, ofAccord);
  return isState ? answered(ofOther, ofState) : answered(ofAll, ofMoved);
}
