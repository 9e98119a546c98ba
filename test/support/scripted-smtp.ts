import { createServer, type AddressInfo, type Socket } from 'node:net';

/** The moments of a session at which a server speaks. `mail` is the final dot. */
export type SmtpStage = 'greeting' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'mail' | 'RSET';

/**
 * What it says there: a whole reply of one or more lines, `drop` (the connection is cut without a word), `silence`, or
 * `trickle` (a reply that never ends, a bit at a time, so that no silence is ever noticed).
 */
export type SmtpLine = string;

const POLITE: Record<SmtpStage, SmtpLine> = {
  greeting: '220 scripted.example',
  EHLO: '250-scripted.example\r\n250 8BITMIME',
  HELO: '250 scripted.example',
  STARTTLS: '502 no',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  mail: '250 2.0.0 queued as 4B6',
  RSET: '250 ok',
};

/** A server that plays a script, to misbehave where a well-made one can't. */
export interface ScriptedServer {
  port: number;
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Starts a server that says what the script has for a stage, and what a polite one says elsewhere. */
export async function startScriptedServer(
  script: Partial<Record<SmtpStage, SmtpLine | ((turn: number) => SmtpLine)>>,
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const turns = new Map<SmtpStage, number>();
  let connections = 0;

  const say = (socket: Socket, stage: SmtpStage) => {
    const turn = turns.get(stage) ?? 0;
    turns.set(stage, turn + 1);
    const written = script[stage] ?? POLITE[stage];
    const line = typeof written === 'function' ? written(turn) : written;
    if (line === 'drop') return socket.destroy();
    if (line === 'silence') return;
    if (line === 'trickle') return trickle(socket);
    socket.write(`${line}\r\n`);
    // RFC 5321 §3.8: after a 421 the server closes.
    if (line.startsWith('421')) socket.end();
  };

  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    let buffered = '';
    let inMail = false;
    say(socket, 'greeting');
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1');
      for (;;) {
        const end = inMail ? buffered.indexOf('\r\n.\r\n') : buffered.indexOf('\r\n');
        if (end < 0) return;
        const line = buffered.slice(0, end);
        buffered = buffered.slice(end + (inMail ? 5 : 2));
        const stage = inMail ? 'mail' : stageOf(line);
        inMail = stage === 'DATA' && !script.DATA;
        if (stage) say(socket, stage);
        else socket.end('221 bye\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function stageOf(line: string): SmtpStage | null {
  const verb = line.split(' ', 1)[0]!.toUpperCase();
  return verb in POLITE ? (verb as SmtpStage) : null;
}

function trickle(socket: Socket): void {
  const timer = setInterval(() => socket.write('250-still thinking\r\n'), 20);
  socket.on('close', () => clearInterval(timer));
}
