import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, getuid, platform } from 'node:process';
import { pathToFileURL } from 'node:url';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];

const MAC_NAMES = ['Google Chrome', 'Chromium'];

/** Fonts too: without any, text has no width and the tests of overflow would pass on nothing. */
const PACKAGES = ['chromium', 'fonts-dejavu-core'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}

/** Path of an installed Chromium or a relative of it; `CHANCERY_CHROMIUM` names another. Null when there is none. */
export function findChromium(): string | null {
  const chosen = env['CHANCERY_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : null;
  const folders = [
    ...PLACES,
    ...(env['PATH'] ?? '').split(delimiter).filter((path) => path !== ''),
  ];
  const paths = folders.flatMap((folder) =>
    [...NAMES, ...MAC_NAMES].map((name) => join(folder, name)),
  );
  return paths.find(isProgram) ?? null;
}

/** Whether this process is root, who needs another flag for Chromium and none of sudo for apt-get. */
export function isRoot(): boolean {
  return getuid?.() === 0;
}

function ranWell(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function installed(): boolean {
  const isDebian = platform === 'linux' && existsSync('/etc/debian_version');
  if (!isDebian || !isProgram('/usr/bin/apt-get')) return false;
  const canSudo = (): boolean =>
    spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  const before = isRoot() ? [] : canSudo() ? ['sudo', '-n'] : null;
  if (before === null) return false;
  const run = (...args: string[]): boolean => {
    const [command = '', ...rest] = [...before, 'apt-get', ...args];
    return ranWell(command, rest);
  };
  return run('update') && run('install', '-y', '--no-install-recommends', ...PACKAGES);
}

function ensure(): number {
  const chosen = env['CHANCERY_CHROMIUM'];
  if (findChromium() !== null) return 0;
  if (chosen !== undefined && chosen !== '') {
    console.error(`CHANCERY_CHROMIUM names ${chosen}, which is no program.`);
    return 1;
  }
  console.error('No Chromium was found; the browser tests need one. Trying to install it.');
  if (installed() && findChromium() !== null) return 0;
  console.error(
    [
      'The browser tests need Chromium, and it could not be installed from here.',
      '  Debian or Ubuntu:  sudo apt-get install chromium',
      '  Fedora:            sudo dnf install chromium',
      '  macOS:             brew install --cask chromium',
      'or name a program with CHANCERY_CHROMIUM=/path/to/chrome.',
    ].join('\n'),
  );
  return 1;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  process.exitCode = ensure();
}
