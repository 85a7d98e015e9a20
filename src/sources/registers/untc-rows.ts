import { addMonths, type CivilDay, edtf, type Stage } from '../../kernel/index.ts';
import { item, refused } from './csv-register.ts';
import { NO_PARTY, type RegisterItem, type RegisterStep } from './register-row.ts';
import type { Participant, StatusPage } from './untc-status-page.ts';

const CONSENT_STAGES: Readonly<Record<string, Stage>> = {
  ratification: 'ratified',
  'consent to be bound': 'ratified',
  'formal confirmation': 'ratified',
  'definitive signature': 'ratified',
  acceptance: 'accepted',
  approval: 'approved',
  accession: 'acceded',
  succession: 'acceded',
};
/** By when a treaty that is in force binds those who consented: most say 30 to 180 days. */
const MONTHS_TO_FORCE = 12;

function consentStage(kind: string | null): Stage {
  return CONSENT_STAGES[kind ?? ''] ?? 'ratified';
}

/**
 * That a treaty which is in force binds one who consented over a year before the day of the page. The page does not
 * print the day for each; it lies between the later of the two days and a year after it.
 */
function forceStep(page: StatusPage, consent: CivilDay): RegisterStep | null {
  const { inForce, statusDay } = page;
  if (inForce === null || statusDay === null) return null;
  const from = consent > inForce ? consent : inForce;
  const by = addMonths(from, MONTHS_TO_FORCE);
  if (by > statusDay) return null;
  const why = `consent ${consent}, the treaty in force since ${inForce}; the page prints no day for each`;
  return { stage: 'in-force', holds: edtf(`${from}/${by}`), basis: 'inferred', from: why };
}

function stepsOf(page: StatusPage, participant: Participant): RegisterStep[] {
  const { signature, consent, provisional } = participant;
  const steps: RegisterStep[] = [];
  const add = (stage: Stage, day: CivilDay, from: string): void => {
    steps.push({ stage, holds: edtf(day), basis: 'stated', from });
  };
  if (signature !== null) add('signed', signature.day, signature.kind ?? 'signature');
  if (provisional !== null) add('provisional', provisional, 'provisional application');
  if (consent !== null) {
    add(consentStage(consent.kind), consent.day, consent.kind ?? 'act of consent');
    const force = forceStep(page, consent.day);
    if (force !== null) steps.push(force);
  }
  if (!participant.isWithdrawn || consent === null) return steps;
  const { withdrawalNotified, withdrawnDay } = participant;
  if (withdrawalNotified !== null) {
    add('withdrawal-notified', withdrawalNotified, 'note of the row');
  }
  steps.push({
    stage: 'withdrawn',
    holds:
      withdrawnDay !== null
        ? edtf(withdrawnDay)
        : page.statusDay === null
          ? null
          : edtf(`${consent.day}/${page.statusDay}`),
    basis: withdrawnDay === null ? 'inferred' : 'stated',
    from: 'in brackets on the page',
  });
  return steps;
}

/** A status page as rows of a register, one for each participant and one for the treaty. */
export function* statusPageItems(page: StatusPage): Generator<RegisterItem> {
  const accord = { id: page.number, title: page.title, signed: null };
  for (const { row, words } of page.strange) yield refused(row, `“${words}” is no day`);
  const party = null;
  if (page.inForce !== null) {
    const holds = edtf(page.inForce);
    const steps: RegisterStep[] = [
      { stage: 'in-force', holds, basis: 'stated', from: 'entry into force' },
    ];
    yield item({ row: 0, party, counterpart: null, accord, steps });
  }
  for (const [index, participant] of page.participants.entries()) {
    yield item({
      row: index + 1,
      party: { ...NO_PARTY, name: participant.name },
      counterpart: null,
      accord,
      steps: stepsOf(page, participant),
    });
  }
}
