import type { AsOf, CheckedBrief } from '../../../desk/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { gatherInputs } from '../gather-inputs.ts';
import { given, parseDay } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted, dayWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

export interface CheckOptions {
  readonly on?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
  readonly allowHost: readonly string[];
}

const SECTIONS = {
  happening: "What's Happening?",
  importance: "Why It's Important?",
  next: "What's Next?",
  beyond: 'Beyond the Headlines',
} as const;

function draw(page: Page, checked: readonly CheckedBrief[]): void {
  for (const { id, asOf, sentences, unsupported } of checked) {
    const found =
      unsupported.length === 0
        ? 'each holds what it says'
        : counted(unsupported.length, 'unsupported statement');
    page.title(
      plain(id ?? 'A brief'),
      `${counted(sentences, 'sentence')}, ${found} · as of ${dayWords(asOf)}`,
    );
    const places = new Map<string, CheckedBrief['unsupported'][number][]>();
    for (const one of unsupported) {
      const place =
        one.sentence < 0 ? 'Title' : `${SECTIONS[one.section]} sentence ${one.sentence + 1}`;
      places.set(place, [...(places.get(place) ?? []), one]);
    }
    page.entries(
      'Not held by what is cited',
      [...places].map(([place, faults]) => ({
        mark: place,
        lines: [
          `“${plain(faults[0]?.text ?? '')}”`,
          ...faults.map(({ what, value }) => `${what}: ${plain(value)}`),
        ],
      })),
    );
  }
}

/**
 * `chancery check`. Status 4 where a statement is not held by what it cites.
 * Throws `brief.invalid`, what reading the inputs throws, and what the desk throws.
 */
export async function checkCommand(
  deps: CliDeps,
  file: string,
  inputs: readonly string[],
  options: CheckOptions,
): Promise<ExitStatus> {
  const asOf: AsOf = given({ asOf: parseDay(options.asOf) });
  const on = parseDay(options.on);
  const hasInputs = inputs.length > 0;
  const mode = !hasInputs ? 'read' : options.store === undefined ? 'throwaway' : 'write';
  return withDesk(deps, { store: options.store, mode }, async ({ desk, room }) => {
    const value = await room.readBriefJson(file, deps.terminal.stdin);
    const gathered = gatherInputs(deps, room, inputs, {
      allowHosts: options.allowHost,
      isFolderRead: true,
      isJson: options.json === true,
    });
    const progress = startProgress(deps.terminal, 'Reading');
    await desk
      .take(gathered.items, { onProgress: progress.step, ...given({ on }) })
      .finally(() => progress.end());
    const checked = await desk.checkBriefs(value, { ...asOf, name: file });
    if (options.json === true) deps.terminal.out(jsonText({ checked }));
    else {
      const page = new Page(deps.terminal);
      draw(page, checked);
      deps.terminal.out(`${page}`);
    }
    if (gathered.status() !== EXIT_STATUS.done) return gathered.status();
    const isHeld = checked.every(({ unsupported }) => unsupported.length === 0);
    return isHeld ? EXIT_STATUS.done : EXIT_STATUS.refused;
  });
}
