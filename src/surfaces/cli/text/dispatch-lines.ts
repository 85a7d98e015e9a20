import type { Desk, DispatchView } from '../../../desk/index.ts';
import { type Refusal, refusalText } from '../../../kernel/index.ts';
import type { Page } from './page.ts';
import { plain } from './plain.ts';
import { dayWords, modalityWords, stageWords, whenWords } from './words.ts';

type Dispatch = DispatchView['dispatch'];
type Act = DispatchView['acts'][number];

const FROM_WORDS = {
  published: 'stated by the source',
  dateline: 'stated in the dateline',
  given: 'given',
  none: 'none',
} as const;

const WALL_WORDS = {
  paywall: 'behind a paywall',
  consent: 'behind a question for consent',
  'sign-in': 'behind a sign-in',
  check: 'closed to programs',
} as const;

/** Where a dispatch comes from and of which day it speaks. */
export function dispatchFacts(dispatch: Dispatch): readonly string[] {
  const { referenceDay, referenceFrom } = dispatch;
  return [
    [dispatch.outlet ?? 'outlet not known', dispatch.byline ?? '', dispatch.address ?? '']
      .filter((fact) => fact !== '')
      .join(' · '),
    referenceDay === null
      ? 'Reference day: none; relative days are not worked out'
      : `Reference day: ${dayWords(referenceDay)} (${FROM_WORDS[referenceFrom]})`,
    ...(dispatch.wall === undefined
      ? []
      : [`The page is ${WALL_WORDS[dispatch.wall]}; this is the text of its feed.`]),
  ];
}

/** What an act says, in one line. */
export function actWords(act: Act, desk: Pick<Desk, 'nameOf'>): string {
  const subjects = act.subjects.map((id) => desk.nameOf(id)).join(', ');
  const who = subjects === '' ? (act.subjectWords ?? 'nobody named') : subjects;
  const what = (act.treatyAction ?? act.bilateralAct ?? act.root.toLowerCase()).replaceAll(
    '-',
    ' ',
  );
  const accord = act.accord === null ? '' : `, ${act.accord.name}`;
  const objects = act.objects.map((id) => desk.nameOf(id)).join(', ');
  return `${who}: ${what}${accord}${objects === '' ? '' : `, with ${objects}`}`;
}

/** Acts with their stage, modality and day, and with the words they rest on. */
export function addActs(
  page: Page,
  view: Pick<DispatchView, 'acts' | 'dispatch'>,
  desk: Pick<Desk, 'nameOf'>,
): void {
  const { acts, dispatch } = view;
  page.entries(
    'Acts',
    acts.map((act) => {
      const day = act.day ?? act.saidDay;
      const facts = [
        act.stage === null ? '' : stageWords(act.stage),
        `asserted as ${modalityWords(act.modality)}`,
        day === null ? 'no day' : `${act.day === null ? 'said ' : ''}${whenWords(day.value)}`,
        act.id,
      ];
      return {
        mark: '',
        lines: [
          actWords(act, desk),
          facts.filter((fact) => fact !== '').join(' · '),
          `“${passageWords(dispatch.text, act.evidence)}”`,
        ],
      };
    }),
  );
}

/** What was seen and not asserted, in words, each once. */
export function addRefusals(page: Page, refusals: readonly Refusal[]): void {
  page.list('Not asserted', [...new Set(refusals.map((refusal) => refusalText(refusal)))]);
}

export type SpokenRefusal = Refusal & { readonly words: string };

export function spoken(refusals: readonly Refusal[]): readonly SpokenRefusal[] {
  return refusals.map((refusal) => ({ ...refusal, words: refusalText(refusal) }));
}

/** The words of a passage on one line, for lists. */
export function passageWords(
  text: string,
  span: { readonly start: number; readonly end: number },
): string {
  return plain(text.slice(span.start, span.end)).replace(/\s+/g, ' ').trim();
}
