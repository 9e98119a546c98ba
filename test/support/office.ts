import { newId } from '../../src/common/ids.js';
import type { Condition } from '../../src/rules/condition.js';
import type { TestApp } from './app.js';

/** Each row has a number of its own, whatever office it is in. */
let made = 0;

/** What of a user a test may want otherwise. */
export interface UserWishes {
  email?: string;
  active?: boolean;
  receive_as_contact?: boolean;
  catch_all?: boolean;
  modules?: string[];
  home_client_id?: string;
}

export interface RuleWishes {
  name?: string;
  type_code?: string;
  trigger_kind?: string;
  trigger_case_type?: string | null;
  conditions?: Condition[];
  recipients?: string[];
  active?: boolean;
  scope?: 'all' | 'assigned';
}

/**
 * An office with clients in a tree, people around them and rules, put straight into the tables: the state in which
 * somebody left it, whatever refuses to make it so today.
 */
export class Office {
  constructor(private readonly bode: TestApp) {}

  /** @param above id of the client above it */
  async client(kind: string, above: string | null = null, emails: string[] = []) {
    const id = newId();
    const externalId = `${kind}-${++made}`;
    const at = this.bode.clock.now();
    const more = { emails, created_at: at, updated_at: at };
    await this.insert('client', { id, external_id: externalId, parent_id: above, kind, name: `De ${kind}`, ...more });
    return { id, externalId };
  }

  /** A user of the client side, with access to these clients. */
  async user(wishes: UserWishes = {}, ...access: string[]): Promise<string> {
    const id = newId();
    const name = `Gebruiker ${++made}`;
    const email = `user-${made}@firma.example`;
    await this.insert('user_account', { id, side: 'client', name, email, modules: ['*'], ...wishes });
    for (const client of access) await this.insert('client_access', { user_id: id, client_id: client });
    return id;
  }

  async contact(client: string, user: string | null, role = ''): Promise<string> {
    const id = newId();
    const name = `Contact ${++made}`;
    await this.insert('contact', { id, client_id: client, name, role, user_id: user, created_at: new Date() });
    return id;
  }

  async rule(wishes: RuleWishes = {}): Promise<string> {
    const id = newId();
    const { conditions = [], ...rest } = wishes;
    await this.insert('rule', {
      id,
      name: `Regel ${++made}`,
      type_code: 'TST',
      trigger_kind: 'case.opened',
      trigger_case_type: 'verzuim',
      recipients: ['contact'],
      scope: 'assigned',
      created_at: new Date(),
      conditions: JSON.stringify(conditions),
      ...rest,
    });
    return id;
  }

  /** The type of the rules of this office becomes one of a module of the product. */
  async moduleOfType(module: string | null): Promise<void> {
    const { organisationId } = this.bode.library;
    await this.bode.tenancy.within(organisationId, (tx) =>
      tx.query(`UPDATE message_type SET module = $2 WHERE organisation_id = $1 AND code = 'TST'`, [
        organisationId,
        module,
      ]),
    );
  }

  async set(...rules: string[]): Promise<string> {
    const id = newId();
    await this.insert('rule_set', { id, name: `Abonnement ${++made}`, created_at: new Date() });
    for (const rule of rules) await this.insert('rule_set_item', { rule_set_id: id, rule_id: rule });
    return id;
  }

  async assign(client: string, what: { rule_id: string } | { rule_set_id: string }, startsOn: string): Promise<void> {
    const id = newId();
    await this.insert('assignment', { id, client_id: client, starts_on: startsOn, created_at: new Date(), ...what });
  }

  /** An open case from 2 November 2026 on, with these rules in its plan, and the event that opened it. */
  async case(client: string, plan: string[] = [], { type = 'verzuim', data = {} } = {}): Promise<string> {
    const id = newId();
    const externalId = `case-${++made}`;
    const at = this.bode.clock.now();
    const row = {
      id,
      external_id: externalId,
      client_id: client,
      type,
      start_date: '2026-11-02',
      data,
      created_at: at,
    };
    await this.insert('case_file', row);
    for (const rule of plan) {
      await this.insert('case_plan', { case_id: id, rule_id: rule, source: { mode: 'all' }, planned_at: at });
    }
    await this.insert('event', {
      id: newId(),
      key: `opened-${externalId}`,
      body_hash: Buffer.from('test'),
      kind: 'case.opened',
      origin: 'integration',
      client_id: client,
      case_id: id,
      data: {},
      received_at: at,
    });
    return externalId;
  }

  async insert(table: string, row: Record<string, unknown>): Promise<void> {
    const { organisationId } = this.bode.library;
    const values = [organisationId, ...Object.values(row)];
    const columns = ['organisation_id', ...Object.keys(row)].join(', ');
    const places = values.map((_, i) => `$${i + 1}`).join(', ');
    await this.bode.tenancy.within(organisationId, (tx) =>
      tx.query(`INSERT INTO ${table} (${columns}) VALUES (${places})`, values),
    );
  }
}
