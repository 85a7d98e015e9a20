import type { ComponentChildren, JSX } from 'preact';
import type { StatusAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { AsOf } from '../parts/as-of.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';
import { orderDay } from '../text/day-words.ts';
import { Chooser } from './chooser.tsx';
import { DaySlider } from './day-slider.tsx';
import type { Subject } from './subject.ts';
import { PICTURE_ID, TABLE_ID, useTableKey } from './use-table-key.ts';

function otherPicture(subject: Subject, path: '/map' | '/network'): JSX.Element {
  const other = path === '/map' ? '/network' : '/map';
  const query = subject.id === null ? {} : { [subject.kind]: subject.id };
  return (
    <a href={sameDay(other, query)}>
      {other === '/map' ? 'The same on a map' : 'The same as a network'}
    </a>
  );
}

function ownPage(subject: Subject): JSX.Element | null {
  if (subject.id === null) return null;
  const base = subject.kind === 'accord' ? '/accord' : '/state';
  return <a href={sameDay(pathTo(base, subject.id))}>Its page</a>;
}

/** The first day of the slider: that of the oldest standing, kept while the reader moves through time. */
function firstDay(subject: Subject): string {
  const days = subject.rows
    .map(({ standing }) => orderDay(standing.since))
    .filter((day) => day < '9999')
    .sort();
  return days[0] ?? subject.asOf;
}

/** A page of one picture: what it is about, the day, the picture and its table. */
export function AtlasFrame(props: {
  readonly path: '/map' | '/network';
  readonly heading: string;
  readonly subject: Subject;
  readonly about: string;
  readonly picture: ComponentChildren;
  readonly table: ComponentChildren;
}): JSX.Element {
  const { path, subject } = props;
  useTitle(props.heading);
  useTableKey();
  const status = useAsked<StatusAnswer>('/status');
  const last = status.at === 'here' ? status.value.lastDay : subject.asOf;
  return (
    <article class="page wide">
      <header class="page-head">
        <h1>
          <Words>{props.heading}</Words>
        </h1>
        <p>
          <Words>{props.about}</Words>
        </p>
        <Chooser path={path} />
        <DaySlider from={firstDay(subject)} last={last} day={subject.asOf} />
        <AsOf day={subject.asOf} />
        <p class="line">
          {otherPicture(subject, path)}
          {ownPage(subject)}
          {subject.id !== null && <a href={sameDay(path)}>What dispatches moved</a>}
          <a href={`#${TABLE_ID}`}>
            As a table <kbd>v</kbd>
          </a>
        </p>
      </header>
      <section id={PICTURE_ID} tabIndex={-1} aria-label="The picture">
        {props.picture}
      </section>
      <section id={TABLE_ID} tabIndex={-1} aria-label="The same as a table">
        <h2>The same as a table</h2>
        {props.table}
      </section>
    </article>
  );
}
