import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import type { Stage } from '../../src/kernel/index.ts';
import { plain } from '../text/plain.ts';
import { stageRank, stageWords } from '../text/stage-words.ts';
import { LabelTexts } from './label-texts.tsx';
import { placeLabels } from './labels.ts';
import type { Mark } from './marks.ts';
import { type Plotted, plotWorld, type Size } from './plot.ts';
import { StageLegend, StagePatterns, stageFill } from './stage-fill.tsx';
import { useNarrow } from './use-narrow.ts';

const WIDE: Size = { width: 920, height: 460 };
const NARROW: Size = { width: 344, height: 320 };
/** With more marks than this, names would cover what they name. */
const NAMED = 40;
const POINT = 4;

function Shape(props: { readonly at: Plotted; readonly fill: string | null }): JSX.Element {
  const { at, fill } = props;
  const name = fill === null ? 'country' : 'country marked';
  const paint = fill === null ? {} : { fill };
  if (at.isPoint && fill !== null)
    return <circle class={name} cx={at.x.toFixed(1)} cy={at.y.toFixed(1)} r={POINT} {...paint} />;
  return <path class={name} d={at.path} {...paint} />;
}

/** What the picture says, for those who do not see it: how many are at each stage. */
function inWords(marks: readonly Mark[]): string {
  const counts = new Map<Stage, number>();
  for (const { stage } of marks) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => stageRank(b) - stageRank(a))
    .map(([stage, count]) => `${stageWords(stage)}: ${count}`)
    .join(', ');
}

/** States by stage on a map of the world, or of the part in which they lie. */
export function MapPicture(props: {
  readonly title: string;
  readonly marks: readonly Mark[];
}): JSX.Element {
  const { marks } = props;
  const id = useId();
  const size = useNarrow() ? NARROW : WIDE;
  const codes = marks.map(({ code }) => code).join(' ');
  const plot = useMemo(() => plotWorld(size, codes === '' ? [] : codes.split(' ')), [size, codes]);
  const byCode = new Map(marks.map((mark) => [mark.code, mark]));
  const drawn = plot.countries.flatMap((at) => {
    const mark = at.code === null ? undefined : byCode.get(at.code);
    return mark === undefined ? [] : [{ at, mark }];
  });
  const labels =
    marks.length > NAMED
      ? []
      : placeLabels(
          drawn
            .filter(({ at }) => at.x > 0 && at.x < size.width && at.y > 0 && at.y < size.height)
            .sort((a, b) => stageRank(b.mark.stage) - stageRank(a.mark.stage))
            .map(({ at, mark }) => ({
              key: mark.code,
              words: plain(mark.name),
              x: at.x,
              y: at.isPoint ? at.y - 11 : at.y,
            })),
          size.width,
          size.height,
        );
  const seen = new Set(drawn.map(({ mark }) => mark.code));
  const unseen = marks.filter(({ code }) => !seen.has(code));
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{`${plain(props.title)}. ${inWords(marks)}.`}</title>
        <StagePatterns id={id} />
        {plot.countries.map((at) => (
          <Shape key={`${at.code} ${at.path.slice(0, 20)}`} at={at} fill={null} />
        ))}
        {drawn
          .sort((a, b) => Number(a.at.isPoint) - Number(b.at.isPoint))
          .map(({ at, mark }) => (
            <Shape key={mark.code} at={at} fill={stageFill(id, mark.stage)} />
          ))}
        <path class="borders" d={plot.borders} />
        <LabelTexts labels={labels} />
      </svg>
      <figcaption>
        <StageLegend id={id} stages={marks.map(({ stage }) => stage)} hasAreas />
        {unseen.length > 0 && (
          <p class="soft">Not on this map: {unseen.map(({ name }) => plain(name)).join(', ')}.</p>
        )}
        <p class="soft">Shapes after Natural Earth; a border drawn here says nothing of a claim.</p>
      </figcaption>
    </figure>
  );
}
