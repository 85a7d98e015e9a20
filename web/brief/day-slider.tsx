import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BriefAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { address, go, pathTo, usePlace } from '../place.ts';
import { dayWords } from '../text/day-words.ts';

/** Goes through the days on which a dispatch of this matter was published, by pointer or arrow keys. */
export function DaySlider(props: {
  readonly id: string;
  readonly asOf: string;
}): JSX.Element | null {
  const { id, asOf } = props;
  const { path, query } = usePlace();
  const latest = useAsked<BriefAnswer>(id.startsWith('day/') ? null : pathTo('/brief', id));
  const [moving, setMoving] = useState<number | null>(null);
  if (latest.at !== 'here') return null;
  const { brief } = latest.value;
  const days = [
    ...new Set([...brief.sources.dispatches.flatMap(({ day }) => day ?? []), brief.asOf]),
  ].sort();
  if (days.length < 2) return null;
  const at = moving ?? days.filter((day) => day <= asOf).length - 1;
  const day = days[Math.max(0, at)] ?? asOf;
  const choose = (index: number): void => {
    const chosen = days[index] ?? null;
    setMoving(null);
    go(
      address(path, {
        ...Object.fromEntries([...query].filter(([name]) => !['s', 'e'].includes(name))),
        'as-of': chosen === brief.asOf ? null : chosen,
      }),
      { stay: true },
    );
  };
  return (
    <p class="day-slider">
      <label for="day-slider">As it was known on {dayWords(day)}</label>
      <input
        id="day-slider"
        type="range"
        min={0}
        max={days.length - 1}
        step={1}
        value={Math.max(0, at)}
        aria-valuetext={dayWords(day)}
        onInput={(event) => setMoving(Number(event.currentTarget.value))}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      />
    </p>
  );
}
