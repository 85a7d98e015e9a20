import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { CERTIFICATE, CERTIFICATE_KEY } from './loopback-certificate.ts';

/** What the server does with the next mail. */
export type SmtpManner =
  | 'takes'
  | 'refuses-recipient'
  | 'puts-off'
  | 'falls-silent'
  | 'takes-and-hangs-up';

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, without the dots that SMTP adds. */
  readonly raw: string;
  readonly isEncrypted: boolean;
  /** What came with AUTH PLAIN, in words; null without. */
  readonly login: string | null;
}

/** Whether it encrypts from the first byte, where STARTTLS is asked for, or never. */
export type SmtpTls = 'implicit' | 'starttls' | 'none';

export interface SmtpSite {
  readonly url: string;
  readonly mails: TakenMail[];
  manner: SmtpManner;
  connections: number;
  /** Every command that came in the clear. */
  readonly clear: string[];
  close(): Promise<void>;
}

function encrypted(socket: Socket): TLSSocket {
  const tls = new TLSSocket(socket, { isServer: true, key: CERTIFICATE_KEY, cert: CERTIFICATE });
  tls.on('error', () => tls.destroy());
  return tls;
}

/** One conversation: commands line by line, and after DATA the mail up to the line with a dot alone. */
function converse(socket: Socket, site: SmtpSite, offer: SmtpTls): void {
  const isEncrypted = socket instanceof TLSSocket;
  let login: string | null = null;
  let from = '';
  let to: string[] = [];
  let isData = false;
  let rest = '';
  const say = (line: string): void => {
    socket.write(`${line}\r\n`);
  };
  const onCommand = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (!isEncrypted) site.clear.push(line);
    if (verb === 'EHLO' && offer === 'starttls' && !isEncrypted)
      say('250-loopback.example\r\n250 STARTTLS');
    else if (verb === 'EHLO') say('250-loopback.example\r\n250 AUTH PLAIN');
    else if (verb === 'HELO') say('250 loopback.example');
    else if (line === 'STARTTLS' && offer === 'starttls') {
      socket.removeAllListeners('data');
      socket.write('220 go on\r\n', () => converse(encrypted(socket), site, offer));
    } else if (verb === 'AUTH') {
      login = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString()
        .replaceAll('\0', ' ');
      say('235 known');
    } else if (verb === 'MAIL') {
      from = /<(.*?)>/.exec(line)?.[1] ?? '';
      to = [];
      say('250 ok');
    } else if (verb === 'RCPT') {
      if (site.manner === 'refuses-recipient') return say('550 5.1.1 nobody of that name');
      if (site.manner === 'puts-off') return say('451 4.3.0 later');
      to.push(/<(.*?)>/.exec(line)?.[1] ?? '');
      say('250 ok');
    } else if (verb === 'DATA') {
      isData = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say(verb === 'STAR' ? '502 not here' : '250 ok');
  };
  const onMail = (raw: string): void => {
    isData = false;
    if (site.manner === 'falls-silent') return;
    site.mails.push({ from, to, raw: raw.replace(/^\.\./gm, '.'), isEncrypted, login });
    if (site.manner === 'takes-and-hangs-up') socket.destroy();
    else say('250 taken');
  };
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1');
    for (;;) {
      const end = isData ? '\r\n.\r\n' : '\r\n';
      const at = rest.indexOf(end);
      if (at < 0) return;
      const part = rest.slice(0, at);
      rest = rest.slice(at + end.length);
      if (isData) onMail(part);
      else onCommand(part);
    }
  });
  socket.on('error', () => socket.destroy());
  if (!isEncrypted || offer === 'implicit') say('220 loopback.example');
}

/** A mail server on the loopback that keeps what it takes. */
export async function openSmtp(offer: SmtpTls = 'none'): Promise<SmtpSite> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    site.connections += 1;
    converse(offer === 'implicit' ? encrypted(socket) : socket, site, offer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const site: SmtpSite = {
    url: `${offer === 'implicit' ? 'smtps' : 'smtp'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: [],
    clear: [],
    manner: 'takes',
    connections: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  return site;
}
