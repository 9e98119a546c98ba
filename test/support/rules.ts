import type { Response } from 'supertest';
import type { TestApp } from './app.js';

/** An answer as it came. */
export type Json = Response['body'];

let made = 0;

export interface RuleWishes {
  name?: string;
  type?: string;
  trigger?: { kind: string; caseType?: string | null };
  conditions?: object[];
  recipients?: string[];
  delay?: { days: number; hour?: number } | null;
  active?: boolean;
  scope?: 'all' | 'assigned';
}

/** What a test does with rules, through the API as a system with all scopes. */
export interface RuleDesk {
  get(path: string): Promise<Json>;
  /** Posts what is taken: 200 to 202. */
  post(path: string, body?: object): Promise<Json>;
  /** A client, below another one where a parent is given; its external id. */
  client(externalId: string, parent?: string, kind?: string): Promise<string>;
  /** A rule for the opening of a case, sent to the client itself unless the test wishes otherwise; its id. */
  rule(wishes?: RuleWishes): Promise<string>;
  ruleSet(...rules: string[]): Promise<string>;
  /** Assigns from the first of the year on, without open cases, unless the test wishes otherwise; the answer. */
  assign(wishes: { client: string; rule?: string; ruleSet?: string } & Record<string, unknown>): Promise<Json>;
  /** Opens a case; its name. */
  open(client: string, wishes?: Record<string, unknown>): Promise<string>;
  /** Ids of the rules in the plan of a case that are not taken out. */
  planned(caseId: string): Promise<string[]>;
}

export function ruleDesk(bode: TestApp): RuleDesk {
  const get = async (path: string) => (await bode.system().get(`/api/v1/${path}`).expect(200)).body;
  const post = async (path: string, body: object = {}) => {
    const answer = await bode.system().post(`/api/v1/${path}`).send(body);
    if (answer.status > 202) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    get,
    post,
    client: async (externalId, parent, kind = 'client') => {
      const body = { name: `Name of ${externalId}`, kind, parent, emails: [`${externalId}@work.example`] };
      await bode.system().put(`/api/v1/clients/${externalId}`).send(body).expect(200);
      return externalId;
    },
    rule: async (wishes = {}) => {
      const body = { name: `Rule ${++made}`, type: 'HR1', trigger: { kind: 'case.opened' }, recipients: ['client'] };
      return (await post('rules', { ...body, ...wishes })).id;
    },
    ruleSet: async (...rules) => (await post('rule-sets', { name: `Set ${++made}`, rules })).id,
    assign: (wishes) => post('assignments', { startsOn: '2026-01-01', applyToOpenCases: false, ...wishes }),
    open: async (client, wishes = {}) => {
      const id = `case-${++made}`;
      await post('cases', { id, type: 'ziekteverzuim', client, startDate: '2026-11-10', ...wishes });
      return id;
    },
    planned: async (caseId) => {
      const { items } = await get(`cases/${caseId}/plan`);
      return items.filter((row: Json) => !row.cancelledAt).map(({ rule }: { rule: string }) => rule);
    },
  };
}
