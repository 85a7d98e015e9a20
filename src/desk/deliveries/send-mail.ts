import { ChanceryError, foldLine } from '../../kernel/index.ts';
import type { Parcel, Sending } from './delivery-types.ts';
import type { MailSettings } from './mail-settings.ts';

interface SmtpTrouble {
  readonly code?: string;
  readonly responseCode?: number;
  readonly message: string;
}

/** What the server said, on one line and without the password, should it repeat it. */
function wordsOf({ message }: SmtpTrouble, { password }: MailSettings): string {
  const said = password === null ? message : message.replaceAll(password, '…');
  const line = foldLine(said).slice(0, 200).replace(/\.$/, '');
  return line === '' ? 'no answer' : line;
}

/** Of these 5yz is not for good: who runs the desk or the server mends them, and the mail can go out then. */
const MENDED = new Set(['EAUTH', 'ETLS']);

/** 5yz is for good (RFC 5321, 4.2.1), but for a login and for encryption. */
function troubleOf(cause: unknown, settings: MailSettings): ChanceryError {
  const trouble = cause as SmtpTrouble;
  const isForGood = (trouble.responseCode ?? 0) >= 500 && !MENDED.has(trouble.code ?? '');
  const code = isForGood ? 'deliver.mail-refused' : 'deliver.mail-failed';
  return new ChanceryError(code, { why: wordsOf(trouble, settings) });
}

/** Whom the server must be able to prove to be: nobody, where it is on this machine and need not encrypt. */
async function tlsOf({ checksCertificate, authorities }: MailSettings): Promise<object> {
  if (authorities === null) return { rejectUnauthorized: checksCertificate };
  const { rootCertificates } = await import('node:tls');
  return { rejectUnauthorized: checksCertificate, ca: [...rootCertificates, authorities] };
}

export interface MailDeps {
  readonly settings: MailSettings;
  readonly timeoutMs: number;
}

/**
 * Hands one mail to the server. The `Message-ID` is the sending's, the same at each attempt, so that a mail that comes twice can
 * be told. Throws `deliver.mail-refused` and `deliver.mail-failed`.
 */
export async function sendMail(
  {
    sending,
    to,
    parcel,
  }: {
    readonly sending: Sending;
    readonly to: string;
    readonly parcel: Extract<Parcel, { kind: 'mail' }>;
  },
  { settings, timeoutMs }: MailDeps,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const { host, port, isSecure, needsTls, isPlain, user, password, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    requireTLS: needsTls && !isSecure,
    ignoreTLS: isPlain,
    tls: await tlsOf(settings),
    ...(user === null || password === null ? {} : { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // What a mail says is ours: nothing in it names a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const ending = `mailto:${from.address}?subject=${encodeURIComponent(`unsubscribe ${sending.delivery}`)}`;
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      envelope: { from: from.address, to: [to] },
      subject: foldLine(parcel.subject),
      text: parcel.text,
      html: parcel.html,
      date: new Date(sending.madeAt),
      messageId: `<${sending.id}@${domain}>`,
      headers: {
        'List-Unsubscribe': { prepared: true, value: `<${ending}>, <${parcel.page}>` },
        'Auto-Submitted': 'auto-generated',
        'X-Chancery-Delivery': sending.delivery,
      },
    });
  } catch (cause) {
    throw troubleOf(cause, settings);
  } finally {
    transport.close();
  }
}
