import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeBrief } from '../../src/briefs/index.ts';
import type { BriefDeps, BriefInput, BriefResult, CheckDeps } from '../../src/briefs/types.ts';
import { briefInputOf } from '../../src/desk/development-state.ts';
import { inquiryAt } from '../../src/desk/inquire.ts';
import { type Inquiry, indexBaseline, type Known, knownOf } from '../../src/desk/knowledge.ts';
import { briefNames } from '../../src/desk/names.ts';
import { nextView } from '../../src/desk/record-views.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { takeDocuments } from '../../src/desk/take-documents.ts';
import type { CivilDay } from '../../src/kernel/index.ts';
import { baselineClaims, type Expectation, type StoredFact } from '../../src/record/index.ts';
import { DEFAULT_LIMITS, readFileDocuments } from '../../src/sources/index.ts';
import type { Development } from '../../src/stories/index.ts';
import type { System } from '../system.ts';

/** A brief with what it was composed from. */
export interface ComposedBrief {
  readonly development: string;
  readonly input: BriefInput;
  readonly result: BriefResult;
}

/** A dossier that was read into a store of its own, and the questions that are asked of it. */
export interface OpenDossier {
  /** The last day of the record. */
  readonly lastDay: CivilDay;
  /** The dossier's own identifier ("d04") of a dispatch; null for another. */
  readonly idOf: (dispatch: string) => string | null;
  /** The day of a dispatch by the dossier's own identifier; null where there is none. */
  readonly dayOf: (id: string) => CivilDay | null;
  /** Developments as of the last day. */
  readonly developments: () => Promise<readonly Development[]>;
  readonly standings: (state: string, asOf: CivilDay) => Promise<Known>;
  readonly expectations: (asOf: CivilDay) => Promise<readonly Expectation[]>;
  /** The briefs of all developments that had begun by a day. */
  readonly briefs: (asOf: CivilDay) => Promise<readonly ComposedBrief[]>;
  readonly briefDeps: BriefDeps;
  readonly close: () => Promise<void>;
}

const PAGE = 1_000;

/** The source's own identifiers by those of the record. */
function sourceIds(facts: readonly StoredFact<'dispatch-received'>[]): Map<string, string> {
  return new Map(
    facts.flatMap(({ body }) =>
      body.sourceId === null ? [] : [[body.dispatch.id, body.sourceId]],
    ),
  );
}

/** The reader that a brief's own check is handed: the same stages as for a dispatch. */
function checkOf(system: System): CheckDeps {
  return {
    understand: (text, day) => {
      const { mentions, accords, days } = system.read({ text, day });
      return { mentions, accords, days, acts: system.acts({ text, day }) };
    },
  };
}

/**
 * Reads the dispatches of a dossier in their order (that of publication) into an empty store with the lexicon
 * that ships, in a folder of the system's temporary files that `close` takes away again.
 */
export async function openDossier(folder: string, system: System): Promise<OpenDossier> {
  const scratch = await mkdtemp(join(tmpdir(), 'chancery-gate-'));
  const store = await openStore({ path: join(scratch, 'record.sqlite') });
  const { lexicon, line } = system;
  const documents = readFileDocuments(join(folder, 'dispatches.jsonl'), DEFAULT_LIMITS);
  await takeDocuments({ store, line, lexicon }, documents, {});
  const baseline = indexBaseline(baselineClaims(lexicon));
  const received = await store.read((view) => view.factsOfKind('dispatch-received'));
  const ids = sourceIds(received);
  const days = new Map(
    received.map(({ body }) => [body.sourceId ?? '', body.dispatch.referenceDay] as const),
  );
  const last = await store.read((view) => view.lastDay());
  const lastDay = last ?? ('0001-01-01' as CivilDay);
  const ask = <T>(asOf: CivilDay, work: (inquiry: Inquiry) => Promise<T>): Promise<T> =>
    store.read((view) => inquiryAt(view, asOf, { lexicon, baseline }).then(work));
  const briefDeps: BriefDeps = { ...briefNames(system.names), check: checkOf(system) };
  const briefsOf = new Map<CivilDay, Promise<readonly ComposedBrief[]>>();
  const compose = (asOf: CivilDay): Promise<readonly ComposedBrief[]> =>
    ask(asOf, async (inquiry) => {
      const briefs: ComposedBrief[] = [];
      for (const { id } of await inquiry.then.list(PAGE)) {
        const input = await briefInputOf(inquiry, id);
        briefs.push({ development: id, input, result: composeBrief(input, briefDeps) });
      }
      return briefs;
    });
  return {
    lastDay,
    idOf: (dispatch) => ids.get(dispatch) ?? null,
    dayOf: (id) => days.get(id) ?? null,
    developments: () => ask(lastDay, ({ then }) => then.list(PAGE)),
    standings: (state, asOf) =>
      ask(asOf, (inquiry) => knownOf(inquiry, { accords: [], states: [state] })),
    expectations: (asOf) => ask(asOf, (inquiry) => nextView(inquiry, {})),
    briefs: (asOf) => {
      const kept = briefsOf.get(asOf) ?? compose(asOf);
      briefsOf.set(asOf, kept);
      return kept;
    },
    briefDeps,
    close: async () => {
      await store.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
