import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { SwitchedAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, troubleOf } from '../ask.ts';
import { Words } from '../parts/words.tsx';
import { counted } from '../text/plain.ts';

/** Longer lists are given to the command. */
const MAX_BYTES = 2_000_000;

/** Takes an OPML file of another reader; its feeds come in switched off. */
export function ImportList(): JSX.Element {
  const [note, setNote] = useState('');
  const take = async (file: File): Promise<string> => {
    if (file.size > MAX_BYTES) return 'The file is larger than 2 MB: chancery sources import.';
    const { sources } = await send<SwitchedAnswer>('/sources/opml', { opml: await file.text() });
    askAgain();
    return `${counted(sources.length, 'feed')} added, off. Switch on what you want below “To choose from”.`;
  };
  const choose = (event: TargetedEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file === undefined) return;
    take(file).then(setNote, (error: unknown) => {
      const { what, next } = troubleOf(error);
      setNote(`${what} ${next}`);
    });
  };
  return (
    <p>
      <label class="label" for="opml">
        An OPML file; its feeds come in switched off
      </label>{' '}
      <input id="opml" type="file" accept=".opml,.xml,text/x-opml,text/xml" onChange={choose} />{' '}
      <span role="status">
        <Words>{note}</Words>
      </span>
    </p>
  );
}
