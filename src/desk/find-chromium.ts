import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'Google Chrome',
  'Chromium',
];

const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];

/** Whether a path may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}

/** Path of an installed Chromium or a relative of it; `CHANCERY_CHROMIUM` names another. Null when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const chosen = env['CHANCERY_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : null;
  const folders = [
    ...PLACES,
    ...(env['PATH'] ?? '').split(delimiter).filter((path) => path !== ''),
  ];
  return (
    folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null
  );
}
