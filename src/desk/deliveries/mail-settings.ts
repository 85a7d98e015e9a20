import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { ChanceryError, foldLine } from '../../kernel/index.ts';

/** How mail goes out. Holds a password: never shown, never logged. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (smtps); else STARTTLS is asked for. */
  readonly isSecure: boolean;
  /** Whether nothing is sent without encryption; not on this machine. */
  readonly needsTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: { readonly name: string; readonly address: string };
}

const LARGEST_SECRET = 10_000;

function notSetUp(why: string): ChanceryError {
  return new ChanceryError('deliver.mail-not-set-up', { why });
}

/** The secret that a file holds, without the line break at its end. Throws `deliver.secret-file`. */
export function readSecretFile(path: string): string {
  const refused = (why: string, cause?: unknown): ChanceryError =>
    new ChanceryError('deliver.secret-file', { path, why }, cause);
  try {
    const { mode, size } = statSync(path);
    // Windows has no such bits, and gives them as set for all.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw refused('others than its owner may read or change it');
    if (size > LARGEST_SECRET) throw refused('it is too large');
    const secret = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    if (secret === '' || /[\r\n]/.test(secret)) throw refused('it does not hold one line');
    return secret;
  } catch (error) {
    if (error instanceof ChanceryError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw refused(code === 'ENOENT' ? 'there is none' : 'it cannot be read', error);
  }
}

const PART = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const ADDRESS = new RegExp(`^${PART}(?:\\.${PART})*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$`);

/** One mail address without a name, of ASCII alone. Throws `deliver.mail-address`. */
export function mailAddress(text: string): string {
  const address = text.trim();
  if (address.length > 254 || address.indexOf('@') > 64 || !ADDRESS.test(address))
    throw new ChanceryError('deliver.mail-address', { address: foldLine(text).slice(0, 100) });
  return address;
}

/** `Foreign desk <desk@news.example>`, or the address alone. Throws `deliver.mail-address`. */
function senderOf(text: string): MailSettings['from'] {
  const named = /^([^<>]*)<([^<>]+)>$/.exec(foldLine(text));
  if (named === null) return { name: 'Chancery', address: mailAddress(text) };
  const name = foldLine((named[1] ?? '').replace(/"/g, ''));
  return { name: name === '' ? 'Chancery' : name, address: mailAddress(named[2] ?? '') };
}

function isHome(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** What is read of the environment. */
export type MailEnvironment = Readonly<
  Partial<Record<'smtpUrl' | 'smtpPassword' | 'smtpPasswordFile' | 'mailFrom', string>>
>;

/**
 * The settings of mail. Throws `deliver.mail-not-set-up`, `deliver.mail-address` and `deliver.secret-file`; no message repeats
 * a password.
 */
export function mailSettings(given: MailEnvironment): MailSettings {
  const { smtpUrl = '', smtpPassword = '', smtpPasswordFile = '', mailFrom = '' } = given;
  if (smtpUrl === '') throw notSetUp('no server is named');
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw notSetUp('CHANCERY_SMTP_URL is not of the form smtps://user@host:465');
  if (url.password !== '')
    throw notSetUp(
      'CHANCERY_SMTP_URL holds a password; it belongs into CHANCERY_SMTP_PASSWORD or a file',
    );
  if (mailFrom === '') throw notSetUp('no sender is named in CHANCERY_MAIL_FROM');
  const isSecure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = url.username === '' ? null : decodeURIComponent(url.username);
  const isPlain = url.searchParams.get('tls') === 'off';
  const password =
    smtpPasswordFile !== ''
      ? readSecretFile(smtpPasswordFile)
      : smtpPassword === ''
        ? null
        : smtpPassword;
  if (user !== null && password === null) throw notSetUp('there is a user and no password');
  if (user !== null && isPlain && !isHome(host))
    throw notSetUp('a password is not sent without encryption; leave tls=off out');
  return {
    host,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    needsTls: !isSecure && !isPlain && !isHome(host),
    user,
    password,
    from: senderOf(mailFrom),
  };
}
