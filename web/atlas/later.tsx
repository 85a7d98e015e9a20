import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { TroubleNote } from '../parts/answered.tsx';

/**
 * A part of the desk that comes only when it is needed, so that the first view stays light.
 * @param load gives the component; called once for each time that it is shown.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => JSX.Element | null {
  return (props) => {
    const [part, setPart] = useState<{ readonly is: ComponentType<P> | null } | null>(null);
    const [turn, setTurn] = useState(0);
    useEffect(() => {
      let isGone = false;
      load().then(
        (is) => {
          if (!isGone) setPart({ is });
        },
        () => {
          if (!isGone) setPart({ is: null });
        },
      );
      return () => {
        isGone = true;
      };
    }, [turn]);
    if (part === null) return null;
    if (part.is === null)
      return (
        <TroubleNote
          isPart
          trouble={{
            what: 'A part of the page did not come.',
            safe: 'Nothing was changed; what is listed in the tables is whole.',
            next: 'See whether the desk still runs. Then try again.',
            isMissing: false,
            code: null,
          }}
          again={() => setTurn((before) => before + 1)}
        />
      );
    const Part = part.is;
    return <Part {...props} />;
  };
}
