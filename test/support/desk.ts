import { rows } from '../../src/database/sql.js';
import { startTestApp, type TestApp } from './app.js';
import type { BuiltAccount } from './builders.js';
import { textOf, valueOf } from './page-text.js';
import { request, type RequestWishes } from './requests.js';
import { startSmtpServer, type TestSmtpServer } from './smtp.js';
import { mailWorker, type TestMailWorker } from './workers.js';

/** A line as the answer to a request names it. */
export interface AskedLine {
  id: string;
  number: number;
  status: string;
}

/** What comes of a form: the page that it leads to, or the one that is shown at once (`to` is null then). */
export interface AfterForm {
  to: string | null;
  status: number;
  html: string;
}

/** The library's system that asks for messages, and somebody at the desk who works with them on the pages. */
export interface Desk {
  /** Asks for messages; all lines of the decision. */
  askAll(wishes: RequestWishes): Promise<AskedLine[]>;
  ask(wishes: RequestWishes): Promise<AskedLine>;
  /** The message as the API tells it. */
  look(id: string): Promise<{ status: string; validUntil: string | null; letter: AskedLine | null }>;
  read(path: string, account?: BuiltAccount): Promise<string>;
  send(path: string, form: Record<string, unknown>, account?: BuiltAccount): Promise<AfterForm>;
}

/** @param bode started already; who reads and sends is the account of the role circulation, unless said */
export function deskOf(bode: TestApp): Desk {
  const { circulation } = bode.library.accounts;
  const askAll = async (wishes: RequestWishes): Promise<AskedLine[]> => {
    const answer = await bode.system().post('/api/v1/messages').send(request(wishes)).expect(202);
    return answer.body.results[0].messages;
  };
  return {
    askAll,
    ask: async (wishes) => (await askAll(wishes))[0]!,
    look: async (id) => (await bode.system().get(`/api/v1/messages/${id}`).expect(200)).body,
    read: async (path, account = circulation) => {
      const { browser } = await bode.staff(account);
      return (await browser.get(path).expect(200)).text;
    },
    send: async (path, form, account = circulation) => {
      const { browser, csrf } = await bode.staff(account);
      const answer = await browser
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...form });
      if (answer.status !== 303) return { to: null, status: answer.status, html: answer.text };
      const to = answer.headers.location!;
      // A page that has nothing to ask leads on.
      return { to, status: 303, html: (await browser.get(to).redirects(1)).text };
    },
  };
}

/** A library with its desk, a mail server that takes everything, and a worker that sends when the test says so. */
export interface OpenDesk {
  bode: TestApp;
  server: TestSmtpServer;
  mail: TestMailWorker;
  at: Desk;
  /** What is remembered of this deed to this message, client or batch (L29). */
  audited(action: string, target: string): Promise<{ facts: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<OpenDesk> {
  const bode = await startTestApp();
  const server = await startSmtpServer();
  const mail = mailWorker(bode, server.port);
  const { organisationId } = bode.library;
  return {
    bode,
    server,
    mail,
    at: deskOf(bode),
    audited: (action, target) =>
      bode.tenancy.within(organisationId, (tx) =>
        rows(tx, `SELECT facts FROM staff_action WHERE organisation_id = $1 AND action = $2 AND target = $3`, [
          organisationId,
          action,
          target,
        ]),
      ),
    close: async () => {
      await mail.transport.close();
      await server.close();
      await bode.close();
    },
  };
}

/** The content of a page, without what stands around all of them. */
export function mainOf(html: string): string {
  return html.slice(html.indexOf('<main'));
}

/** What a page says of what just happened; empty if nothing did. */
export function noticeOf(html: string): string {
  return textOf(/<div class="notice .*?(?=<\/main>|<h1|<p class="crumb")/s.exec(html)?.[0] ?? '');
}

/** Where the notice's Undo is sent to. */
export function undoOf(html: string): string {
  return /action="(\/actions\/[^"]+)"/.exec(html)![1]!;
}

/** Where a page's other language leads to: the page itself. */
export function pageIn(html: string): string | undefined {
  return valueOf(html.slice(html.indexOf('class="languages"')), 'back');
}

/** Ids of the lines that a page has in fields of this name. */
export function idsIn(html: string, name = 'id'): string[] {
  return [...html.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(([, id]) => id!);
}
