import { compatible, type Edtf, type Lexicon, type Stage } from '../../src/kernel/index.ts';

/** One dated step of a party under an accord. All acts of consent to be bound are one step. */
export interface DatedStep {
  readonly party: string;
  readonly accord: string;
  readonly stage: Stage | 'consent';
  readonly day: Edtf;
}

const CONSENT: ReadonlySet<Stage> = new Set<Stage>(['ratified', 'accepted', 'approved', 'acceded']);

export function stepStage(stage: Stage): DatedStep['stage'] {
  return CONSENT.has(stage) ? 'consent' : stage;
}

export function keyOf({ party, accord, stage }: Omit<DatedStep, 'day'>): string {
  return `${accord}/${party}/${stage}`;
}

/** What the baseline that ships holds, with a day. */
export function baselineSteps(lexicon: Lexicon): DatedStep[] {
  return lexicon.accords.flatMap((accord) =>
    accord.parties.flatMap((party) => {
      const signed = accord.ladder === 'organisation' ? 'accession-signed' : 'signed';
      const steps: (readonly [DatedStep['stage'], Edtf | null | undefined])[] = [
        // Who is back at its signature (a ratification taken back) signed on the day of its signature.
        [
          stepStage(party.stage),
          party.stage === signed ? (party.signed ?? party.since) : party.since,
        ],
        ['consent', party.consented],
        ['withdrawal-notified', party.notified],
      ];
      if (party.stage !== signed) steps.push([signed, party.signed]);
      return steps.flatMap(([stage, day]) =>
        day == null ? [] : [{ party: party.state, accord: accord.id, stage, day }],
      );
    }),
  );
}

function precisionLength(day: Edtf): number {
  return day.replace(/[~?]$/, '').length;
}

/** Whether two days are the same at the coarser precision of the two; stretches of days, whether they overlap. */
export function agrees(a: Edtf, b: Edtf): boolean {
  if (a.includes('/') || b.includes('/')) return compatible(a, b);
  const length = Math.min(precisionLength(a), precisionLength(b));
  return a.slice(0, length) === b.slice(0, length);
}
