import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { ChanceryError, foldLine } from '../../kernel/index.ts';

/** How mail goes out. Holds a password: never shown, never logged. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (smtps); else STARTTLS is asked for. */
  readonly isSecure: boolean;
  /** Whether nothing is sent without encryption. */
  readonly needsTls: boolean;
  /** Whether encryption is not even asked for. */
  readonly isPlain: boolean;
  /** Whether the server must show a certificate for its name; one on this machine that need not encrypt need not either. */
  readonly checksCertificate: boolean;
  /** Certificates, as PEM, that are trusted beside those that Node trusts; null for none. */
  readonly authorities: string | null;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: { readonly name: string; readonly address: string };
}

const LARGEST_SECRET = 10_000;
const LARGEST_AUTHORITIES = 2_000_000;

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

/** The certificates that a file holds. Throws `deliver.mail-not-set-up`. */
function readAuthorities(path: string): string {
  const refused = (why: string): ChanceryError =>
    notSetUp(`CHANCERY_SMTP_CA_FILE cannot be used: ${why}`);
  let text: string;
  try {
    if (statSync(path).size > LARGEST_AUTHORITIES) throw refused('it is too large');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ChanceryError) throw error;
    throw refused('there is no such file, or it cannot be read');
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw refused('it holds no certificate');
  return text;
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

/** What `?tls=` says; without it encryption is needed where `isNeeded` says so. Throws `deliver.mail-not-set-up`. */
function encryptionOf(
  { searchParams, protocol }: URL,
  isNeeded: boolean,
): Pick<MailSettings, 'needsTls' | 'isPlain'> {
  const word = searchParams.get('tls');
  if (word !== null && word !== 'off' && word !== 'required')
    throw notSetUp('tls in CHANCERY_SMTP_URL is off or required');
  if (word === 'off' && protocol === 'smtps:')
    throw notSetUp('tls=off goes with smtp:// alone; smtps:// is encrypted from the first byte');
  return { isPlain: word === 'off', needsTls: word === 'required' || (word === null && isNeeded) };
}

/** What is read of the environment. */
export type MailEnvironment = Readonly<
  Partial<
    Record<'smtpUrl' | 'smtpPassword' | 'smtpPasswordFile' | 'smtpCaFile' | 'mailFrom', string>
  >
>;

/**
 * The settings of mail. Throws `deliver.mail-not-set-up`, `deliver.mail-address` and `deliver.secret-file`; no message repeats
 * a password.
 */
export function mailSettings(given: MailEnvironment): MailSettings {
  const { smtpUrl = '', smtpPassword = '', smtpPasswordFile = '', mailFrom = '' } = given;
  const { smtpCaFile = '' } = given;
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
  const { isPlain, needsTls } = encryptionOf(url, isSecure || !isHome(host));
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
    needsTls,
    isPlain,
    checksCertificate: needsTls,
    authorities: smtpCaFile === '' ? null : readAuthorities(smtpCaFile),
    user,
    password,
    from: senderOf(mailFrom),
  };
}
