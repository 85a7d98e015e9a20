import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SourcesAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { AddSource } from '../sources/add-source.tsx';
import { ImportList } from '../sources/import-list.tsx';
import { SourceTable } from '../sources/source-table.tsx';
import { counted } from '../text/plain.ts';

/** The feeds that ship, asked for when they are unfolded. */
function Offered({ count }: { readonly count: number }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const asked = useAsked<SourcesAnswer>(isOpen ? '/sources?all=yes' : null);
  const wanted = typed.trim().toLowerCase();
  return (
    <details class="offered" onToggle={(event) => setOpen(event.currentTarget.open)} open={isOpen}>
      <summary>
        {counted(count, 'public feed')} to choose from; none of them was asked, and none is asked
        before you switch it on
      </summary>
      {isOpen && (
        <Answered asked={asked} isPart>
          {({ sources }) => {
            const rows = sources
              .filter(({ isOn }) => !isOn)
              .filter(({ name, region, address, language }) =>
                `${name} ${region ?? ''} ${address} ${language ?? ''}`
                  .toLowerCase()
                  .includes(wanted),
              );
            return (
              <>
                <p class="line">
                  <label for="offered-filter">Only those with</label>
                  <input
                    id="offered-filter"
                    type="search"
                    value={typed}
                    onInput={(event) => setTyped(event.currentTarget.value)}
                  />
                  <span class="soft" role="status">
                    {counted(rows.length, 'feed')}
                  </span>
                </p>
                <SourceTable caption="Feeds that are off" rows={rows} isShort />
              </>
            );
          }}
        </Answered>
      )}
    </details>
  );
}

function Whole({ answer }: { readonly answer: SourcesAnswer }): JSX.Element {
  const { sources, offered, quarantine } = answer;
  const on = sources.filter(({ isOn }) => isOn);
  const troubled = on.filter(({ trouble }) => trouble !== null).length;
  return (
    <article class="page wide">
      <header class="page-head">
        <h1>Sources</h1>
        <p class="line soft">
          {on.length} on{troubled > 0 && `, ${troubled} with trouble`}
        </p>
        <TakeAway
          files={[
            { name: 'OPML', path: '/sources.opml' },
            { name: 'OPML of all', path: '/sources.opml', query: { all: 'yes' } },
          ]}
        />
      </header>
      <AddSource />
      <h2>Followed</h2>
      {sources.length === 0 ? (
        <p class="silence">
          Here stand the feeds that are followed. There is none: add one above, switch one on below,
          or bring a list. <code>chancery watch</code> then asks them.
        </p>
      ) : (
        <SourceTable caption="Sources, with how they have behaved" rows={sources} />
      )}
      {quarantine.length > 0 && (
        <>
          <h2>In quarantine</h2>
          <p class="soft">
            Entries that could not be read; they are tried again by a later version.
          </p>
          <ul class="refusals">
            {quarantine.map(({ source, why }, index) => (
              <li key={index}>
                <Words>{`${source}: ${why}`}</Words>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>To choose from</h2>
      <Offered count={offered - sources.length} />
      <h2>Bring a list</h2>
      <ImportList />
    </article>
  );
}

/** The feeds that are followed: health, switches, and new ones. */
export function SourcesPage(): JSX.Element {
  useTitle('Sources');
  const asked = useAsked<SourcesAnswer>('/sources');
  return <Answered asked={asked}>{(answer) => <Whole answer={answer} />}</Answered>;
}
