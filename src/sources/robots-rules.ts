interface Rule {
  readonly path: string;
  readonly isAllowed: boolean;
}

interface Group {
  readonly agents: readonly string[];
  readonly rules: readonly Rule[];
  readonly delaySeconds: number | null;
}

export interface RobotsRules {
  readonly isAllowed: (url: URL) => boolean;
  readonly delaySeconds: number | null;
}

/** A site has at most so many rules; the rest of a longer file is left alone. */
const MAX_LINES = 5000;
const MAX_PATH = 500;

function groupsOf(text: string): Group[] {
  const groups: { agents: string[]; rules: Rule[]; delaySeconds: number | null }[] = [];
  let isNaming = false;
  for (const raw of text.split(/\r\n?|\n/).slice(0, MAX_LINES)) {
    const found = /^\s*([A-Za-z-]{1,30})\s*:\s*(.*)$/.exec((raw.split('#')[0] ?? '').trimEnd());
    if (found === null) continue;
    const name = (found[1] ?? '').toLowerCase();
    const value = (found[2] ?? '').trim();
    if (name === 'user-agent') {
      if (!isNaming) groups.push({ agents: [], rules: [], delaySeconds: null });
      groups.at(-1)?.agents.push(value.toLowerCase());
      isNaming = true;
      continue;
    }
    isNaming = false;
    const group = groups.at(-1);
    if (group === undefined) continue;
    const isAllowed = name === 'allow';
    if ((isAllowed || name === 'disallow') && value !== '' && value.length <= MAX_PATH)
      group.rules.push({ path: value, isAllowed });
    if (name === 'crawl-delay' && Number(value) >= 0) group.delaySeconds = Number(value);
  }
  return groups;
}

/** Whether a path begins as a pattern says; `*` stands for any signs, `$` for the end. Linear but for the stars. */
function isMatch(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...rest] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    if (isWhole && index === rest.length - 1) {
      return path.length - part.length >= at && path.endsWith(part);
    }
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !isWhole || at === path.length;
}

/**
 * What a robots.txt says to one agent (RFC 9309): the groups that name it, else those for everybody; of the rules that
 * fit a path the longest decides, and of two alike the one that allows.
 */
export function parseRobots(text: string, agent: string): RobotsRules {
  const groups = groupsOf(text);
  const name = agent.toLowerCase();
  const own = groups.filter(({ agents }) => agents.includes(name));
  const held = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const rules = held.flatMap((group) => group.rules);
  return {
    delaySeconds: held.find(({ delaySeconds }) => delaySeconds !== null)?.delaySeconds ?? null,
    isAllowed: ({ pathname, search }) => {
      const path = `${pathname}${search}`;
      let decided: Rule | null = null;
      for (const rule of rules) {
        if (!isMatch(rule.path, path)) continue;
        const isLonger = decided === null || rule.path.length > decided.path.length;
        const isKinder = rule.isAllowed && rule.path.length === decided?.path.length;
        if (isLonger || isKinder) decided = rule;
      }
      return decided?.isAllowed ?? true;
    },
  };
}
