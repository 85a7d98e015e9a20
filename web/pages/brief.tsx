import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Brief } from '../../src/briefs/index.ts';
import type { BriefAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Acts } from '../brief/acts.tsx';
import { copyWithNotes } from '../brief/copied-notes.ts';
import { DaySlider } from '../brief/day-slider.tsx';
import { Differences } from '../brief/differences.tsx';
import { Footnotes } from '../brief/footnotes.tsx';
import { Order } from '../brief/order.tsx';
import { PassagePanel } from '../brief/passage-panel.tsx';
import { type Reading, ReadingContext } from '../brief/reading.ts';
import { Sections } from '../brief/sections.tsx';
import { Sources } from '../brief/sources.tsx';
import { passageIndex, type Support, supportsOf } from '../brief/supports.ts';
import { Timeline } from '../brief/timeline.tsx';
import { Changed, Expected } from '../brief/turns.tsx';
import { useBriefKeys } from '../brief/use-brief-keys.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { ClassMark } from '../parts/class-mark.tsx';
import { Day } from '../parts/day.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { TakeAway, type TakenAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { address, go, pathTo, sameDay, useArrival, usePlace } from '../place.ts';
import type { Choice } from '../rulings/choice.ts';
import { RuleOn, useSeenRuling } from '../rulings/rule-on.tsx';
import { dayAfter, dayWords } from '../text/day-words.ts';

type Row = Brief['standings'][number];

function StandingLine({ row }: { readonly row: Row }): JSX.Element {
  return (
    <li class="line">
      <Words>{row.label}</Words>
      <StageMark stage={row.stage} />
      {row.since !== null && (
        <span>
          since <Day value={row.since} />
        </span>
      )}
      <ClassMark of={row.evidenceClass} />
      <a href={sameDay(pathTo('/explain', row.entry))} aria-label={`Why: ${row.label}`}>
        why
      </a>
    </li>
  );
}

/** The standing that the brief is about, and folded under it those of the others concerned. */
function Standings({ brief }: { readonly brief: Brief }): JSX.Element | null {
  const [first, ...others] = brief.standings;
  if (first === undefined) return null;
  return (
    <div>
      <ul class="standings" aria-label="Where it stands">
        <StandingLine row={first} />
      </ul>
      {others.length > 0 && (
        <details class="others">
          <summary>
            Where {others.length === 1 ? 'one other stands' : `${others.length} others stand`}
          </summary>
          <ul class="standings">
            {others.map((row) => (
              <StandingLine key={row.entry} row={row} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The brief in its forms, and the calendar and feed of what it is about. */
function filesOf({ id }: Brief): readonly TakenAway[] {
  const path = pathTo('/brief', id);
  const [kind = '', about = '', ...others] = id.split('/');
  const isOne = (kind === 'accord' || kind === 'state') && about !== '' && others.length === 0;
  const query = { [kind]: about };
  return [
    { name: 'PDF', path: `${path}.pdf` },
    { name: 'Markdown', path: `${path}.md` },
    { name: 'HTML', path: `${path}.html` },
    { name: 'Text', path: `${path}.txt` },
    ...(isOne ? [{ name: 'Calendar', path: '/next.ics', query }] : []),
    ...(isOne ? [{ name: 'Feed', path: '/feed.atom', query }] : []),
  ];
}

/** From the brief of one day to those of the days beside it. */
function Days({ brief }: { readonly brief: Brief }): JSX.Element | null {
  const day = /^day\/(\d{4}-\d{2}-\d{2})$/.exec(brief.id)?.[1];
  if (day === undefined) return null;
  const [before, after] = [dayAfter(day, -1), dayAfter(day, 1)];
  return (
    <nav class="days" aria-label="Other days">
      <a href={`/day/${before}`}>{dayWords(before)}</a>
      <a href={`/day/${after}`}>{dayWords(after)}</a>
    </nav>
  );
}

/** What an editor may rule on a development; a brief over several is only read. */
function choicesFor({ id, title, sources }: Brief): Choice[] {
  if (id.includes('/')) return [];
  const about = { target: id, about: title };
  const dispatches = sources.dispatches.map((row) => ({
    id: row.id,
    name: [row.outlet, row.title].filter((part) => part !== null).join(': '),
  }));
  return [
    { ruling: 'rename', ...about },
    { ruling: 'merge', ...about },
    ...(dispatches.length < 2 ? [] : [{ ruling: 'split' as const, ...about, dispatches }]),
  ];
}

function Head({ brief }: { readonly brief: Brief }): JSX.Element {
  useTitle(brief.title);
  return (
    <header class="page-head">
      <h1>
        <Words>{brief.title}</Words>
      </h1>
      <Standings brief={brief} />
      <Days brief={brief} />
      <AsOf day={brief.asOf} />
      <DaySlider id={brief.id} asOf={brief.asOf} />
      <TakeAway files={filesOf(brief)} />
      <RuleOn choices={choicesFor(brief)} seen={useSeenRuling()} />
    </header>
  );
}

function useReadingOf(answer: BriefAnswer): Reading {
  const { path, query } = usePlace();
  const supports = useMemo(() => supportsOf(answer.brief), [answer]);
  const passages = useMemo(() => passageIndex(answer.passages), [answer]);
  const place = query.get('s');
  const index = Number(query.get('e') ?? 0);
  const open = supports.find((row) => row.place === place && row.index === index) ?? null;
  const hrefOf = (support: Support | null): string =>
    address(path, {
      'as-of': query.get('as-of'),
      s: support?.place ?? null,
      e: support === null ? null : String(support.index),
    });
  return { supports, passages, names: answer.names, open, hrefOf };
}

function Whole({ answer }: { readonly answer: BriefAnswer }): JSX.Element {
  const { brief } = answer;
  useArrival();
  const reading = useReadingOf(answer);
  const { open, supports, hrefOf } = reading;
  const show = (support: Support | null): void => go(hrefOf(support), { stay: true });
  const { step, close } = useBriefKeys(supports, open, show);
  const position = open === null ? '' : `${supports.indexOf(open) + 1} of ${supports.length}`;
  return (
    <ReadingContext.Provider value={reading}>
      <div class={`brief${open === null ? '' : ' has-passage'}`}>
        <article onCopy={(event) => copyWithNotes(event, reading)}>
          <Head brief={brief} />
          <Sections brief={brief} />
          <Order brief={brief} />
          <Differences rows={brief.differences} />
          <Changed brief={brief} />
          <Expected brief={brief} />
          <Timeline acts={brief.acts} />
          <Sources sources={brief.sources} />
          <Acts acts={brief.acts} />
          {answer.refusals.length > 0 && (
            <section aria-labelledby="held-back">
              <h2 id="held-back">What was held back</h2>
              <ul class="refusals">
                {answer.refusals.map((refusal, index) => (
                  <li key={index}>
                    <Words>{refusal.words}</Words>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Footnotes />
        </article>
        <PassagePanel support={open} position={position} onStep={step} onClose={close} />
      </div>
    </ReadingContext.Provider>
  );
}

/** The brief of one development, or of `accord/ACCORD`, `state/STATE`, `pair/A/B` or `day/DAY`. */
export function BriefPage({ id }: { readonly id: string }): JSX.Element {
  useTitle('Brief');
  const asked = useAsked<BriefAnswer>(sameDay(pathTo('/brief', id)));
  return (
    <Answered asked={asked} lines={14}>
      {(answer) => <Whole answer={answer} />}
    </Answered>
  );
}
