import type { BriefInput } from '../../src/briefs/index.ts';
import { edtf } from '../../src/kernel/index.ts';
import {
  affair,
  claim,
  dispatchOf,
  expectation,
  party,
  readDispatch,
  relation,
  withDay,
} from './affairs.ts';

/** An accession that is announced: nothing is signed, one tabloid says more. */
export function announcedAccession(): BriefInput {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-wire', day: '2025-11-07', outlet: 'Northern Wire' },
      'Kazakhstan to join Abraham Accords',
      'President Trump announced on Thursday that Kazakhstan would join the Abraham Accords. ' +
        'The step is largely symbolic because Kazakhstan has had diplomatic relations with Israel since 1992. ' +
        'A signing ceremony for Kazakhstan is expected before the end of 2025, officials in the capital said.\n\n' +
        'The United States hosted Kazakhstan and four of its neighbours at a summit that evening.',
    ),
  );
  const daily = readDispatch(
    dispatchOf(
      { id: 'd-daily', day: '2025-11-07', outlet: 'The Harbour Daily', kind: 'national-daily' },
      'A club for more than peace',
      'Hamas condemned Kazakhstan for the decision and called on its people to protest. ' +
        'Traders hope that energy and trade between Kazakhstan and Israel will grow after the step.',
    ),
  );
  const tabloid = readDispatch(
    dispatchOf(
      { id: 'd-tabloid', day: '2025-11-07', outlet: 'Daily Bugle Horn', kind: 'tabloid' },
      'DONE DEAL',
      'Kazakhstan has joined the Abraham Accords and signed the papers at a lavish dinner.',
    ),
  );
  const kaz = party('abraham-accords', 'KAZ', 'announced', {
    since: '2025-11-06',
    evidenceClass: 'party',
  });
  const are = party('abraham-accords', 'ARE', 'in-force');
  const bhr = party('abraham-accords', 'BHR', 'in-force');
  return affair('kaz-abraham-accords', {
    asOf: '2025-11-07',
    dispatches: [wire, daily, tabloid],
    state: {
      standings: [
        kaz,
        are,
        bhr,
        party('abraham-accords', 'ISR', 'in-force'),
        party('abraham-accords', 'MAR', 'in-force'),
        party('abraham-accords', 'SDN', 'signed', { since: '2021-01-06' }),
        party('abraham-accords', 'SAU', 'negotiating'),
        relation('ISR', 'KAZ', 'established', { since: '1992' }),
      ],
      claims: [claim(are, 'announced', '2020-08-13'), claim(bhr, 'announced', '2020-09-11')],
      expectations: [
        expectation({
          id: 'e-ceremony',
          what: 'signing ceremony',
          subjects: ['KAZ'],
          accord: 'abraham-accords',
          window: edtf('2025-11-07/2025-12-31'),
          saidBy: 'officials in the capital',
          dispatch: 'd-wire',
          evidence: wire.acts
            .filter((act) => act.treatyAction === 'signature')
            .map((act) => ({ dispatch: 'd-wire', ...act.evidence })),
        }),
      ],
      differences: [
        {
          about: 'stage',
          subject: 'KAZ abraham-accords',
          claims: [
            {
              value: 'joined',
              dispatches: ['d-tabloid'],
              evidence: [{ dispatch: 'd-tabloid', start: 11, end: 50 }],
              since: tabloid.dispatch.knownDay,
              remark: 'premature',
            },
            {
              value: 'announced',
              dispatches: ['d-wire'],
              evidence: wire.acts
                .slice(0, 1)
                .map((act) => ({ dispatch: 'd-wire', ...act.evidence })),
              since: wire.dispatch.knownDay,
              remark: null,
            },
          ],
        },
      ],
    },
  });
}

/** A treaty that is signed and not ratified. */
export function doneSignature(): BriefInput {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-sea', day: '2025-06-05', outlet: 'Ocean Wire' },
      'Gabon signs High Seas Treaty',
      'Gabon signed the High Seas Treaty on Thursday. ' +
        'Officials of Gabon said that parliament will take up the text in the autumn session.',
    ),
    withDay('signature', '2025-06-05'),
  );
  return affair('gab-high-seas-treaty', {
    asOf: '2025-06-06',
    dispatches: [wire],
    state: {
      standings: [
        party('high-seas-treaty', 'GAB', 'signed', { since: '2025-06-05', evidenceClass: 'party' }),
        party('high-seas-treaty', 'NOR', 'ratified', { since: '2025-05-20' }),
      ],
    },
  });
}

/** A withdrawal that is notified and not yet in effect. */
export function notifiedWithdrawal(): BriefInput {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-mine', day: '2025-06-27', outlet: 'Baltic Wire' },
      'Lithuania leaves mine ban',
      'Lithuania gave notice of withdrawal from the Mine Ban Convention on Friday. ' +
        'Norway criticised Lithuania and said that the Mine Ban Convention had saved many lives.',
    ),
    withDay('withdrawal-notice', '2025-06-27'),
  );
  return affair('ltu-mine-ban-convention', {
    asOf: '2025-06-28',
    dispatches: [wire],
    state: {
      standings: [
        party('mine-ban-convention', 'LTU', 'withdrawal-notified', {
          since: '2025-06-27',
          evidenceClass: 'depositary',
          previous: { stage: 'in-force', since: edtf('2003-11-01') },
        }),
        party('mine-ban-convention', 'NOR', 'in-force', { since: '1999-03-01' }),
      ],
      expectations: [
        expectation({
          id: 'e-effect',
          what: 'withdrawal',
          action: 'withdrawal',
          subjects: ['LTU'],
          accord: 'mine-ban-convention',
          basis: 'ladder',
        }),
      ],
    },
  });
}

/** Relations that had been broken and are restored. */
export function restoredRelations(): BriefInput {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-ties', day: '2023-03-11', outlet: 'Gulf Wire' },
      'Saudi Arabia and Iran restore ties',
      'Saudi Arabia and Iran restored diplomatic relations on Friday. ' +
        'Envoys of Saudi Arabia and Iran are expected to sign a plan for the embassies within two months.',
    ),
    withDay('restore-relations', '2023-03-10'),
  );
  return affair('irn-sau-relations', {
    asOf: '2023-03-11',
    dispatches: [wire],
    state: {
      standings: [
        relation('IRN', 'SAU', 'restored', {
          since: '2023-03-10',
          evidenceClass: 'party',
          previous: { stage: 'severed', since: edtf('2016-01-03') },
        }),
      ],
    },
  });
}

/** A state that an organisation admits. */
export function admission(): BriefInput {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-asean', day: '2025-10-26', outlet: 'Island Wire' },
      'Timor-Leste in ASEAN',
      'Timor-Leste was admitted to ASEAN on Sunday after fourteen years of waiting.',
    ),
    withDay('admission', '2025-10-26'),
  );
  return affair('tls-asean', {
    asOf: '2025-10-27',
    dispatches: [wire],
    state: {
      standings: [
        party('asean', 'TLS', 'member', {
          since: '2025-10-26',
          evidenceClass: 'party',
          previous: { stage: 'applied', since: edtf('2011-03-04') },
        }),
      ],
    },
  });
}

/** A pact that the lexicon does not hold, and of which the record holds nothing. */
export function unknownAccord(): BriefInput {
  const wire = readDispatch(
    dispatchOf(
      { id: 'd-river', day: '2026-02-03', outlet: 'Delta Wire' },
      'River pact',
      'Bangladesh and Nepal signed the Cedar River Compact on Monday.',
    ),
    withDay('signature', '2026-02-02'),
  );
  return affair('bgd-npl-cedar-river', { asOf: '2026-02-03', dispatches: [wire] });
}

export const AFFAIRS: readonly (readonly [name: string, build: () => BriefInput])[] = [
  ['an accession announced', announcedAccession],
  ['a signature done', doneSignature],
  ['a withdrawal notified', notifiedWithdrawal],
  ['relations restored', restoredRelations],
  ['an admission', admission],
  ['an unknown accord', unknownAccord],
];
