import { type CivilDay, type Edtf, type Stage, shortId } from '../kernel/index.ts';
import { accordEntry, partyEntry, relationEntry } from './entries.ts';
import type { Claim, EntryKey, FactBodies, RegisteredStep } from './types.ts';

type Body = FactBodies['register-rows'];

function entryOf(step: RegisteredStep): EntryKey {
  if (step.counterpart !== null) return relationEntry(step.subject, step.counterpart);
  const accord = step.accord ?? '';
  return step.subject === accord ? accordEntry(accord) : partyEntry(accord, step.subject);
}

/** The same register says the same of one entry once, in whatever row and edition; what it says anew is another claim. */
export function registerClaimId(
  register: string,
  about: {
    readonly entry: EntryKey;
    readonly stage: Stage;
    readonly holds: Edtf | null;
    /** From which day it is said anew. */
    readonly anewOn?: CivilDay;
  },
): string {
  const { entry, stage, holds, anewOn } = about;
  const own = anewOn === undefined ? [] : [anewOn];
  return shortId('c', 'register', register, entry, stage, holds ?? '', ...own);
}

/** The claims of an imported piece of a register, known from the day of its edition. */
export function registerClaims(body: Body, knownDay: CivilDay): Claim[] {
  return body.steps.map((step): Claim => {
    const { stage, holds, counterpart } = step;
    const entry = entryOf(step);
    const [subject, other] =
      counterpart !== null && counterpart < step.subject
        ? [counterpart, step.subject]
        : [step.subject, counterpart];
    return {
      id: registerClaimId(body.register, {
        entry,
        stage,
        holds,
        ...(step.told === 'anew' ? { anewOn: knownDay } : {}),
      }),
      entry,
      subject,
      accord: step.accord,
      counterpart: other,
      stage,
      modality: 'done',
      holds,
      holdsBasis: holds === null ? null : step.basis,
      holdsFrom: step.from,
      knownDay,
      dispatch: null,
      act: null,
      origin: `register/${body.register}`,
      evidence: [],
      evidenceClass: body.evidenceClass,
      classWhy: `row ${step.row} of ${body.file} (edition ${body.edition.slice(0, 12)})`,
      asserter: body.asserter,
    };
  });
}
