import type { JSX } from 'preact';
import type { DevelopmentsAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Words } from '../parts/words.tsx';
import { plain } from '../text/plain.ts';
import { STAGE_NAMES, stageWords } from '../text/stage-words.ts';
import type { Choice } from './choice.ts';

function SetFields(): JSX.Element {
  return (
    <>
      <label>
        Stage
        <select name="values" required>
          {STAGE_NAMES.map((stage) => (
            <option key={stage} value={stage}>
              {stageWords(stage)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Since, where it is known (2025, 2025-11 or 2025-11-06)
        <input name="values" pattern="\d{4}(-\d{2}){0,2}" maxLength={10} autocomplete="off" />
      </label>
    </>
  );
}

function MergeField({ target }: Choice): JSX.Element {
  const asked = useAsked<DevelopmentsAnswer>('/developments?limit=200');
  const rows = asked.at === 'here' ? asked.value.developments : [];
  return (
    <label>
      With which development
      <select name="values" required>
        <option value="">Choose one</option>
        {rows
          .filter(({ id }) => id !== target)
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {plain(title)}
            </option>
          ))}
      </select>
    </label>
  );
}

function SplitFields({ dispatches = [] }: Choice): JSX.Element {
  return (
    <fieldset>
      <legend>Which dispatches are another matter</legend>
      {dispatches.map(({ id, name }) => (
        <label key={id} class="check">
          <input type="checkbox" name="values" value={id} />
          <Words>{name}</Words>
        </label>
      ))}
    </fieldset>
  );
}

/** The fields that a kind of ruling takes besides its reason. */
export function RulingFields({ choice }: { readonly choice: Choice }): JSX.Element | null {
  switch (choice.ruling) {
    case 'set':
      return <SetFields />;
    case 'merge':
      return <MergeField {...choice} />;
    case 'split':
      return <SplitFields {...choice} />;
    case 'rename':
      return (
        <label>
          New name
          <input name="values" required maxLength={200} defaultValue={plain(choice.about)} />
        </label>
      );
    default:
      return null;
  }
}
