import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Act } from '../../src/events/index.ts';
import type { Dispatch, Span } from '../../src/kernel/index.ts';
import type { DispatchAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { Day } from '../parts/day.tsx';
import { DispatchText } from '../parts/dispatch-text.tsx';
import { Fact } from '../parts/fact.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay, usePlace } from '../place.ts';
import { RuleOn, useSeenRuling } from '../rulings/rule-on.tsx';
import { actWords } from '../text/act-words.ts';
import { plain } from '../text/plain.ts';

function spanOf(at: string | null, length: number): Span | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '');
  if (match === null) return null;
  const span = { start: Number(match[1]), end: Number(match[2]) };
  return span.start < span.end && span.end <= length ? span : null;
}

/** The address as a link only where it is one that a browser fetches; anything else stands as text. */
function Address({ value }: { readonly value: string }): JSX.Element {
  if (!/^https?:\/\//i.test(value)) return <Words>{value}</Words>;
  return (
    <a href={value} rel="noreferrer noopener" target="_blank">
      <Words>{value}</Words>
    </a>
  );
}

/** Why the text is the feed's own and not that of the page. */
const WALLS = {
  paywall: 'The page is behind a paywall; this is the text of its feed.',
  consent: 'The page asks for consent first; this is the text of its feed.',
  'sign-in': 'The page is behind a sign-in; this is the text of its feed.',
  check: 'The page is closed to programs; this is the text of its feed.',
} as const;

function Facts({ dispatch }: { readonly dispatch: Dispatch }): JSX.Element {
  const from = dispatch.referenceFrom === 'given' ? 'given by the reader of the file' : null;
  return (
    <dl class="facts">
      <Fact name="Outlet">
        <Words>{dispatch.outlet ?? 'not known'}</Words>
      </Fact>
      <Fact name="Day">
        <Day
          value={dispatch.referenceDay}
          basis={from === null ? 'stated' : 'inferred'}
          from={from}
        />
      </Fact>
      {dispatch.byline !== null && (
        <Fact name="By">
          <Words>{dispatch.byline}</Words>
        </Fact>
      )}
      {dispatch.address !== null && (
        <Fact name="Address">
          <Address value={dispatch.address} />
        </Fact>
      )}
      {dispatch.revisionOf !== null && (
        <Fact name="Corrects">
          <a href={sameDay(pathTo('/dispatch', dispatch.revisionOf))}>an earlier version</a>
        </Fact>
      )}
      {dispatch.wall !== undefined && <Fact name="Text">{WALLS[dispatch.wall]}</Fact>}
    </dl>
  );
}

function ActItem({ act, view }: { readonly act: Act; readonly view: DispatchAnswer }): JSX.Element {
  const about = plain(actWords(act, view.names));
  return (
    <li>
      <p>
        <Words>{`${about}, ${act.modality}`}</Words>
        {act.accord !== null && (
          <>
            , <Words>{act.accord.name}</Words>
          </>
        )}
      </p>
      <p class="line">
        {act.stage !== null && <StageMark stage={act.stage} />}
        {act.day !== null && (
          <Day value={act.day.value} basis={act.day.basis} from={act.day.from} />
        )}
        <a
          href={passageHref({ dispatch: act.dispatch, ...act.evidence })}
          aria-label={`Passage: ${about}`}
        >
          passage
        </a>
        <a href={sameDay(pathTo('/explain', act.id))} aria-label={`Why: ${about}`}>
          why
        </a>
      </p>
    </li>
  );
}

function Understood({ view }: { readonly view: DispatchAnswer }): JSX.Element {
  return (
    <>
      <h2>What was understood</h2>
      {view.acts.length === 0 ? (
        <p class="silence">No diplomatic act was coded from this text.</p>
      ) : (
        <ul class="acts">
          {view.acts.map((act) => (
            <ActItem key={act.id} act={act} view={view} />
          ))}
        </ul>
      )}
      {view.refusals.length > 0 && (
        <>
          <h2>What was held back</h2>
          <ul class="refusals">
            {view.refusals.map((refusal, index) => (
              <li key={index}>
                <Words>{refusal.words}</Words>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Whole({ view }: { readonly view: DispatchAnswer }): JSX.Element {
  const { dispatch } = view;
  const title = dispatch.title ?? 'A dispatch without a title';
  useTitle(title);
  const { query } = usePlace();
  const at = spanOf(query.get('at'), dispatch.text.length);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    page.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [at?.start, at?.end]);
  return (
    <article class="page" ref={page}>
      <header class="page-head">
        <p class="label">Dispatch</p>
        <h1>
          <Words>{title}</Words>
        </h1>
        <Facts dispatch={dispatch} />
        {view.development !== null && (
          <p class="line">
            <a href={sameDay(pathTo('/brief', view.development))}>The brief it belongs to</a>
          </p>
        )}
      </header>
      <RuleOn
        seen={useSeenRuling()}
        choices={[{ ruling: 'reject', target: dispatch.id, about: title }]}
      />
      <DispatchText dispatch={dispatch} at={at} isUnderTitle />
      <Understood view={view} />
    </article>
  );
}

/** One dispatch, with the passage that the address names marked in it. */
export function DispatchPage({ id }: { readonly id: string }): JSX.Element {
  useTitle('Dispatch');
  const asked = useAsked<DispatchAnswer>(sameDay(pathTo('/dispatches', id)));
  return (
    <Answered asked={asked} lines={12}>
      {(view) => <Whole view={view} />}
    </Answered>
  );
}
