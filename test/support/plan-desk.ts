import { MessageList } from '../../src/messages/message-list.service.js';
import { messagePage } from '../../src/messages/message-filter.js';
import type { Permission } from '../../src/auth/permissions.js';
import type { Principal } from '../../src/auth/principal.js';
import { rows } from '../../src/database/sql.js';
import type { TestApp } from './app.js';
import { buildAccount, type Library } from './builders.js';

export interface FoundMessage {
  id: string;
  messageNo: string;
  organisationNo: string;
}

/** Everybody who asks something of one library: its system, somebody who may do everything, and one of branch B2. */
export interface Desk {
  library: Library;
  get(path: string): Promise<void>;
  post(path: string, body: object): Promise<void>;
  bounce(raw: Buffer): Promise<void>;
  metrics(): Promise<void>;
  page(path: string): Promise<void>;
  pageOfBranch(path: string): Promise<void>;
  /** The numbers of the list's first page. */
  numbers(query: string, branchIds: Principal['branchIds']): Promise<number[]>;
  /** The newest messages with this status; to be asked before anything is watched. */
  newest(status: string, count: number): Promise<FoundMessage[]>;
}

export async function openDesk(bode: TestApp, library: Library): Promise<Desk> {
  const { organisationId, branches, printGroups } = library;
  const everything = {
    roles: ['circulation', 'print', 'configuration', 'admin'] as const,
    printGroupIds: [printGroups.North, printGroups.South],
  };
  const signIn = async (wishes: object) =>
    (await bode.staff(await buildAccount(bode.app, organisationId, { ...everything, ...wishes }), organisationId))
      .browser;
  const all = await signIn({});
  const one = await signIn({ branchIds: [branches.B2] });
  const system = bode.system(library.apiKey);
  const newest = (status: string, count: number) =>
    bode.tenancy.within(organisationId, (tx) =>
      rows<FoundMessage>(
        tx,
        `SELECT m.id, m.number AS "messageNo", o.no AS "organisationNo"
         FROM message m JOIN organisation o ON o.id = m.organisation_id
         WHERE m.organisation_id = $1 AND m.status = $2 ORDER BY m.number DESC LIMIT $3`,
        [organisationId, status, count],
      ),
    );
  return {
    library,
    get: async (path) => void (await system.get(`/api/v1${path}`).expect(200)),
    post: async (path, body) => void (await system.post(`/api/v1${path}`).send(body).expect(done)),
    bounce: async (raw) => {
      const taken = await system.post('/api/v1/bounces').set('Content-Type', 'message/rfc822').send(raw).expect(200);
      if (!taken.body.message) throw new Error('The report was not matched');
    },
    metrics: async () => void (await bode.visitor().get('/metrics').expect(200)),
    page: async (path) => void (await all.get(path).expect(done)),
    pageOfBranch: async (path) => void (await one.get(path).expect(done)),
    numbers: async (query, branchIds) => {
      const filter = messagePage.parse(Object.fromEntries(new URLSearchParams(query)));
      const permissions = new Set<Permission>(['messages:by-cause']);
      const principal = { organisationId, branchIds, permissions } as unknown as Principal;
      const { items } = await bode.tenancy.within(organisationId, (tx) =>
        bode.app.get(MessageList).page(tx, principal, filter as never),
      );
      return items.map(({ number }) => number);
    },
    newest,
  };
}

/** Done, or on the way to the one client that was found. */
function done({ status, text }: { status: number; text: string }): void {
  if (![200, 202, 302].includes(status)) throw new Error(`${status}: ${text.slice(-600)}`);
}
