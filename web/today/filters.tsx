import type { JSX, TargetedSubmitEvent } from 'preact';
import type { TodayView } from '../../src/desk/index.ts';
import { address, go, usePlace } from '../place.ts';
import { plain } from '../text/plain.ts';
import { CLASS_WORDS, STAGE_NAMES, stageWords } from '../text/stage-words.ts';

/** What the list can be narrowed by, as the address names it. */
export const FILTERS = ['state', 'accord', 'stage', 'sector', 'region', 'class', 'since'] as const;

interface Choice {
  readonly id: string;
  readonly name: string;
}

function Picked(props: {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly choices: readonly Choice[];
}): JSX.Element {
  const { name, label, any, choices } = props;
  const { query } = usePlace();
  const chosen = query.get(name) ?? '';
  const isListed = chosen === '' || choices.some(({ id }) => id === chosen);
  return (
    <label>
      {label}
      <select name={name} key={chosen}>
        <option value="">{any}</option>
        {!isListed && (
          <option value={chosen} selected>
            {plain(chosen)}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id} selected={choice.id === chosen}>
            {plain(choice.name)}
          </option>
        ))}
      </select>
    </label>
  );
}

const ORDERS: readonly Choice[] = [{ id: 'consequence', name: 'the most consequential first' }];
const CLASSES = Object.entries(CLASS_WORDS).map(([id, name]) => ({ id, name }));
const STAGES = STAGE_NAMES.map((id) => ({ id, name: stageWords(id) }));

function SinceField(): JSX.Element {
  const { query } = usePlace();
  const since = query.get('since') ?? '';
  return (
    <label>
      Told of since
      <input type="date" name="since" key={since} defaultValue={since} />
    </label>
  );
}

/** Narrows and orders the list; what is chosen is in the address. */
export function Filters({ choices }: { readonly choices: TodayView['choices'] }): JSX.Element {
  const { path, query } = usePlace();
  const count = FILTERS.filter((name) => query.has(name)).length;
  const asOf = query.get('as-of');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
    );
    go(address(path, { 'as-of': asOf, ...Object.fromEntries(chosen) }), { stay: true });
  };
  const regions = choices.regions.map((name) => ({ id: name, name }));
  return (
    <details class="filters" open={count > 0 || query.has('order')}>
      <summary>Narrow and order{count > 0 && ` (${count} chosen)`}</summary>
      <form onSubmit={submit}>
        <Picked name="state" label="State" any="any state" choices={choices.states} />
        <Picked name="accord" label="Accord" any="any accord" choices={choices.accords} />
        <Picked name="stage" label="Stage" any="any stage" choices={STAGES} />
        <Picked name="class" label="Evidence" any="any class" choices={CLASSES} />
        <Picked name="sector" label="Sector" any="any sector" choices={choices.sectors} />
        <Picked name="region" label="Region" any="any region" choices={regions} />
        <SinceField />
        <Picked name="order" label="Order" any="the newest first" choices={ORDERS} />
        <p class="line">
          <button type="submit">Show</button>
          {(count > 0 || query.has('order')) && (
            <a href={address(path, { 'as-of': asOf })}>Show all</a>
          )}
        </p>
      </form>
    </details>
  );
}
