import { newId } from '../src/common/ids.js';
import type { Tx } from '../src/database/tenancy.js';
import type { BenchHouse } from './bench-house.js';

/** Clients in three levels: customer › employer › department, the departments being what events are about. */
const CUSTOMERS = 10;
const EMPLOYERS_EACH = 5;
const DEPARTMENTS_EACH = 4;
const USERS_EACH = 5;

/** An office whose events rules look at: five users with access to each employer and so to its departments. */
export class BenchOffice {
  private readonly departments: string[] = [];

  constructor(private readonly house: BenchHouse) {}

  async build(): Promise<void> {
    await this.within(async (tx) => {
      for (let c = 0; c < CUSTOMERS; c++) {
        const customer = await this.client(tx, `klant-${c}`, null);
        for (let e = 0; e < EMPLOYERS_EACH; e++) {
          const employer = await this.client(tx, `werkgever-${c}-${e}`, customer);
          for (let u = 0; u < USERS_EACH; u++) await this.user(tx, `${c}-${e}-${u}`, employer);
          for (let d = 0; d < DEPARTMENTS_EACH; d++) {
            const name = `afdeling-${c}-${e}-${d}`;
            await this.client(tx, name, employer);
            this.departments.push(name);
          }
        }
      }
    });
  }

  /** External id of a department, all of them in turn. */
  department(n: number): string {
    return this.departments[n % this.departments.length]!;
  }

  /** Rules for everybody, each of this kind of event. */
  async rules(kinds: readonly string[], conditions: readonly object[] = []): Promise<void> {
    await this.within(async (tx) => {
      for (const kind of kinds) {
        const id = newId();
        await tx.query(
          `INSERT INTO rule (organisation_id, id, name, type_code, trigger_kind, conditions, recipients, scope, created_at)
           VALUES ($1, $2, $3, 'RSO', $4, $5, '{client-users}', 'all', now())`,
          [this.house.library.id, id, `Regel ${id}`, kind, JSON.stringify(conditions)],
        );
      }
    });
  }

  /** Switches the rules on or off whose kind of event begins so. */
  async switchRules(prefix: string, active: boolean): Promise<void> {
    await this.within((tx) =>
      tx.query(`UPDATE rule SET active = $3 WHERE organisation_id = $1 AND starts_with(trigger_kind, $2)`, [
        this.house.library.id,
        prefix,
        active,
      ]),
    );
  }

  within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.house.tenancy.within(this.house.library.id, work);
  }

  private async client(tx: Tx, name: string, parentId: string | null): Promise<string> {
    const id = newId();
    await tx.query(
      `INSERT INTO client (organisation_id, id, external_id, kind, name, parent_id, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $3, $5, now(), now())`,
      [this.house.library.id, id, name, name.split('-')[0], parentId],
    );
    return id;
  }

  private async user(tx: Tx, name: string, clientId: string): Promise<void> {
    const id = newId();
    await tx.query(
      `INSERT INTO user_account (organisation_id, id, side, name, email, modules, home_client_id)
       VALUES ($1, $2, 'client', $3, $4, '{*}', $5)`,
      [this.house.library.id, id, `Marie Peeters ${name}`, `marie.${name}@klant.example`, clientId],
    );
    await tx.query(`INSERT INTO client_access (organisation_id, user_id, client_id) VALUES ($1, $2, $3)`, [
      this.house.library.id,
      id,
      clientId,
    ]);
  }
}
