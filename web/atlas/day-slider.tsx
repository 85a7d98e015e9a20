import type { JSX, TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { address, go, usePlace } from '../place.ts';
import { dayWords } from '../text/day-words.ts';

interface Month {
  readonly year: number;
  readonly month: number;
}

function monthOf(day: string): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/** Months from one day's to another's. */
function monthsBetween(from: string, to: string): number {
  const [a, b] = [monthOf(from), monthOf(to)];
  return (b.year - a.year) * 12 + b.month - a.month;
}

/** The last day of the month that comes `count` after that of `from`. */
function endOfMonth(from: string, count: number): string {
  const { year, month } = monthOf(from);
  return new Date(Date.UTC(year, month + count, 0)).toISOString().slice(0, 10);
}

/**
 * Moves a picture through time, a month a step: the end of each month, and the last day of the record.
 * @param from first day that is worth looking at. @param last the last day of the record. @param day the day shown.
 */
export function DaySlider(props: {
  readonly from: string;
  readonly last: string;
  readonly day: string;
}): JSX.Element | null {
  const { path, query } = usePlace();
  const steps = monthsBetween(props.from, props.last);
  const dayAt = (step: number): string =>
    step >= steps ? props.last : endOfMonth(props.from, step);
  const stepOf = (day: string): number =>
    Math.max(0, Math.min(steps, monthsBetween(props.from, day)));
  const [step, setStep] = useState(stepOf(props.day));
  useEffect(() => setStep(stepOf(props.day)), [props.day, props.from, props.last]);
  if (steps < 1) return null;
  const onInput = (event: TargetedEvent<HTMLInputElement>): void =>
    setStep(Number(event.currentTarget.value));
  const onChange = (event: TargetedEvent<HTMLInputElement>): void => {
    const chosen = Number(event.currentTarget.value);
    const kept = Object.fromEntries([...query].filter(([name]) => name !== 'as-of'));
    go(address(path, { ...kept, 'as-of': chosen >= steps ? null : dayAt(chosen) }), {
      replace: true,
      stay: true,
    });
  };
  const words = step === stepOf(props.day) ? dayWords(props.day) : dayWords(dayAt(step));
  return (
    <div class="slider">
      <label for="day-slider">
        Through time, a month a step: <strong>{words}</strong>
      </label>
      <input
        id="day-slider"
        type="range"
        min="0"
        max={steps}
        step="1"
        value={step}
        aria-valuetext={words}
        onInput={onInput}
        onChange={onChange}
      />
      <span class="ends" aria-hidden="true">
        <span>{dayWords(props.from)}</span>
        <span>{dayWords(props.last)}</span>
      </span>
    </div>
  );
}
