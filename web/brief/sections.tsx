import type { JSX } from 'preact';
import type { Brief, BriefSection, BriefSentence } from '../../src/briefs/index.ts';
import { Words } from '../parts/words.tsx';
import { go } from '../place.ts';
import { Marks, Outlets } from './marks.tsx';
import { useReading } from './reading.ts';
import { SECTIONS, supportsAt } from './supports.ts';

function Sentence(props: {
  readonly sentence: BriefSentence;
  readonly place: string;
}): JSX.Element {
  const { sentence, place } = props;
  const { supports, open, hrefOf } = useReading();
  const [first] = supportsAt(supports, place);
  // The mark is what the keyboard reaches; the whole sentence is for the pointer, unless it selects words.
  const show = (event: MouseEvent): void => {
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (first === undefined || isLink || getSelection()?.isCollapsed === false) return;
    go(hrefOf(first), { stay: true });
  };
  return (
    <p
      class={`sentence ${sentence.kind}${open?.place === place ? ' is-open' : ''}`}
      onClick={show}
      data-place={place}
    >
      <Words>{sentence.text}</Words>
      {sentence.kind === 'reported' && (
        <>
          {' '}
          <Outlets place={place} />
        </>
      )}
      <Marks place={place} />
    </p>
  );
}

function Section(props: {
  readonly id: string;
  readonly name: string;
  readonly section: BriefSection;
}): JSX.Element {
  const { id, section } = props;
  return (
    <section class="brief-section" aria-labelledby={id}>
      <h2 id={id}>{props.name}</h2>
      {section.sentences.map((sentence, index) => (
        <Sentence key={index} sentence={sentence} place={`${id}.${index}`} />
      ))}
      {section.sentences.length === 0 && (
        <p class="silence">
          <Words>{section.silence ?? 'Nothing that the sources or the record support.'}</Words>
        </p>
      )}
    </section>
  );
}

/** The four sections of a brief. */
export function Sections({ brief }: { readonly brief: Brief }): JSX.Element {
  return (
    <>
      {SECTIONS.map(({ id, name }) => (
        <Section key={id} id={id} name={name} section={brief.sections[id]} />
      ))}
    </>
  );
}
