import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BriefShelf } from '../../src/desk/brief-shelf.ts';
import { checkDeps } from '../../src/desk/check-reader.ts';
import { LineShelf } from '../../src/desk/development-lines.ts';
import { PartShelf } from '../../src/desk/held-parts.ts';
import { AccordsByDay, inquiryAt } from '../../src/desk/inquire.ts';
import { type Inquiry, indexBaseline, knownAtOnce, knownOf } from '../../src/desk/knowledge.ts';
import { SYSTEM_CLOCK } from '../../src/desk/maintenance.ts';
import { loadModels } from '../../src/desk/models.ts';
import { compileNames } from '../../src/desk/names.ts';
import { createLine } from '../../src/desk/open-desk.ts';
import { accordView, stateView } from '../../src/desk/record-views.ts';
import { Shelves } from '../../src/desk/shelves.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { Lexicon } from '../../src/kernel/index.ts';
import { baselineClaims } from '../../src/record/index.ts';
import { stepsFor } from './random-steps.ts';
import { TemporaryDesks } from './temporary-desks.ts';

/*
 * What a desk keeps of its answers while the log goes on is what one would answer that has kept nothing, whatever comes in:
 * dispatches, a correction, rulings of every kind and their undoing, editions of a register, in any order.
 */

const desks = new TemporaryDesks();
afterAll(() => desks.clear());
const STEPS = stepsFor(desks);

/** Steps in any order; some are left out. */
const orders = fc.shuffledSubarray([...STEPS], { minLength: 8 });

type Check = ReturnType<typeof checkDeps>;

/** Everything that is kept, and what is asked of it. */
class Asker {
  readonly #names;
  readonly parts = new PartShelf();
  readonly #briefs: BriefShelf;
  readonly #lines: LineShelf;
  readonly shelves: Shelves;

  constructor(lexicon: Lexicon, check: Check) {
    this.#names = compileNames(lexicon);
    this.#briefs = new BriefShelf(check);
    this.#lines = new LineShelf(check);
    this.shelves = new Shelves([this.parts, this.#briefs, this.#lines]);
  }

  async ask(inquiry: Inquiry): Promise<unknown> {
    const names = this.#names;
    const rowsOf = (developments: Parameters<LineShelf['rows']>[1]) =>
      this.#lines.rows(inquiry, developments, names);
    const briefs: unknown[] = [];
    for (const { id } of await inquiry.then.list(100))
      briefs.push((await this.#briefs.get(inquiry, id, names)).items);
    return {
      briefs,
      accord: await accordView(inquiry, 'escazu-agreement', { names, rowsOf }),
      states: [
        await stateView(inquiry, 'PRY', { names, rowsOf }),
        await stateView(inquiry, 'FJI', { names, rowsOf }),
      ],
    };
  }
}

describe('answers that are kept while the log goes on', () => {
  it('are those of one that has kept nothing', async () => {
    const lexicon = await desks.lexicon();
    const line = createLine(lexicon, await loadModels(), SYSTEM_CLOCK);
    const check = checkDeps(line);
    const baseline = indexBaseline(baselineClaims(lexicon));
    await fc.assert(
      fc.asyncProperty(orders, async (steps) => {
        const storePath = await desks.path();
        const desk = await desks.open({ storePath });
        const store = await openStore({ path: storePath });
        const [asker, accordsByDay] = [new Asker(lexicon, check), new AccordsByDay()];
        for (const step of steps) {
          await step.do(desk);
          await store.read(async (view) => {
            const asOf = (await view.lastDay()) ?? step.day;
            const known = { lexicon, baseline, accordsByDay, parts: asker.parts };
            const kept = await asker.shelves.followed(await inquiryAt(view, asOf, known));
            const fresh = await inquiryAt(view, asOf, { lexicon, baseline });
            expect(await asker.ask(kept), step.name).toEqual(
              await new Asker(lexicon, check).ask(fresh),
            );
            const scope = {
              ...{ accords: ['escazu-agreement'], states: ['PRY', 'FJI'] },
              pairs: ['FJI', 'PRY', 'WSM'],
            };
            expect(await knownOf(kept, scope)).toEqual(await knownAtOnce(fresh, scope));
          });
        }
        await store.close();
      }),
      { numRuns: 2 },
    );
    await line.close();
  }, 600_000);
});
