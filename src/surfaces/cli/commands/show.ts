import type { AsOf, Desk } from '../../../desk/index.ts';
import { textOf } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import type { Answer } from '../record-answers.ts';
import { askById } from '../resolve-name.ts';
import {
  actWords,
  addActs,
  addRefusals,
  dispatchFacts,
  passageWords,
  spoken,
} from '../text/dispatch-lines.ts';
import { addExplanation } from '../text/explanation-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText, plainLines } from '../text/plain.ts';
import { counted, dayWords, modalityWords, stageWords, whenWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

export interface ShowOptions {
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

async function dispatchAnswer(desk: Desk, id: string, asOf: AsOf): Promise<Answer> {
  const view = await desk.dispatch(id, asOf);
  const { dispatch, refusals } = view;
  const also = [
    view.development === null ? '' : `development ${view.development}`,
    dispatch.revisionOf === null ? '' : `replaces ${dispatch.revisionOf}`,
    view.revisions.length === 0 ? '' : `replaced by ${view.revisions.join(', ')}`,
  ];
  return {
    json: { kind: 'dispatch', ...view, refusals: spoken(refusals) },
    draw: (page) => {
      page.title(
        dispatch.title ?? 'Without a title',
        ...dispatchFacts(dispatch),
        [dispatch.id, ...also].filter((fact) => fact !== '').join(' · '),
      );
      const { titleSpan, text } = dispatch;
      const body = titleSpan === null ? text : text.slice(titleSpan.end);
      for (const part of body.split(/\n{2,}/)) if (part.trim() !== '') page.text(plainLines(part));
      if (view.changed !== undefined) {
        const { added, removed } = view.changed;
        page.list(
          'New against the version before',
          added.map((span) => textOf(text, span)),
        );
        page.list('No longer said', removed);
      }
      addActs(page, view, desk);
      addRefusals(page, refusals);
    },
  };
}

async function actAnswer(desk: Desk, id: string, asOf: AsOf): Promise<Answer> {
  const explanation = await desk.explain(id, asOf);
  const source = explanation.passages[0]?.dispatch;
  const view = source === undefined ? null : await desk.dispatch(source, asOf);
  const act = view?.acts.find((one) => one.id === id);
  if (view === null || act === undefined) return explainedAnswer(explanation);
  const facts = [
    `Stage: ${stageWords(act.stage)}; asserted as ${modalityWords(act.modality)}`,
    act.day === null ? '' : `Day: ${whenWords(act.day.value)} (${act.day.basis}: ${act.day.from})`,
    act.saidDay === null
      ? ''
      : `Said: ${whenWords(act.saidDay.value)} (${act.saidDay.basis}: ${act.saidDay.from})`,
    act.speaker === null ? '' : `On the word of ${act.speaker.text}`,
    `PLOVER ${act.root}, CAMEO ${act.cameo}`,
    `${act.id} in ${act.dispatch}`,
  ];
  return {
    json: { kind: 'act', act, passages: explanation.passages },
    draw: (page) => {
      page.title(actWords(act, desk), ...facts);
      page.text(`“${passageWords(view.dispatch.text, act.evidence)}”`, '  ');
    },
  };
}

function explainedAnswer(explanation: Awaited<ReturnType<Desk['explain']>>): Answer {
  return {
    json: { ...explanation, refusals: spoken(explanation.refusals) },
    draw: (page) => addExplanation(page, explanation),
  };
}

async function developmentAnswer(desk: Desk, id: string, asOf: AsOf): Promise<Answer> {
  const development = await desk.development(id, asOf);
  const dispatches: Awaited<ReturnType<Desk['dispatch']>>['dispatch'][] = [];
  for (const each of development.dispatches) dispatches.push((await desk.dispatch(each)).dispatch);
  const { leadAct } = development;
  return {
    json: { kind: 'development', ...development },
    draw: (page) => {
      page.title(
        leadAct === null ? id : actWords(leadAct, desk),
        `development · ${id}`,
        `${dayWords(development.firstDay)} to ${dayWords(development.lastDay)}, ${counted(development.origins.length, 'origin')}`,
      );
      page.entries(
        'Dispatches',
        dispatches.map((row) => ({
          mark: row.referenceDay === null ? 'no day' : dayWords(row.referenceDay),
          lines: [
            row.title ?? 'Without a title',
            `${row.outlet ?? 'outlet not known'} · ${row.id}`,
          ],
        })),
      );
    },
  };
}

/** What kind of thing an identifier names is in its first letters; the rest are developments. */
function answerOf(desk: Desk, id: string, asOf: AsOf): Promise<Answer> {
  if (/^d-[0-9a-f]{12}$/.test(id)) return dispatchAnswer(desk, id, asOf);
  if (/^a-[0-9a-f]{12}$/.test(id)) return actAnswer(desk, id, asOf);
  if (/^[ce]-[0-9a-f]{12}$/.test(id) || id.includes('/') || id.startsWith('x-'))
    return desk.explain(id, asOf).then(explainedAnswer);
  return developmentAnswer(desk, id, asOf);
}

/** `chancery show`. Throws `record.unknown`, `record.similar` and `record.not-yet`. */
export async function showCommand(
  deps: CliDeps,
  id: string,
  options: ShowOptions,
): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const { json, draw } = await askById(desk, { id, asOf }, () => answerOf(desk, id, asOf));
    if (options.json === true) {
      deps.terminal.out(jsonText(json));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    draw(page);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
