import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PendingEvents } from '../../src/decisions/pending-events.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Office } from '../support/office.js';
import { mailWorker } from '../support/workers.js';
import { startSmtpServer } from '../support/smtp.js';

interface Line {
  id: string;
  format: string;
  status: string;
  reason: string | null;
}
interface Decision {
  decisionId: string;
  rule: string;
  outcome: string;
  warnings: string[];
  messages: Line[];
}
interface Row {
  key: string;
  eventId: string;
  warnings: string[];
  decisions: Decision[];
  replayed?: true;
}

let made = 0;

describe('events that rules look at (design §2, §4, §5)', () => {
  let bode: TestApp;
  let office: Office;
  beforeAll(async () => {
    bode = await startTestApp();
    office = new Office(bode);
  });
  afterAll(() => bode.close());

  const send = (body: unknown) =>
    bode
      .system()
      .post('/api/v1/events')
      .send(body as object);
  const post = async (event: Record<string, unknown>): Promise<Row> => {
    const { body } = await send({ key: `event-${++made}`, ...event }).expect(202);
    return body.results[0];
  };
  const traceOf = async (id: string) => {
    const { body } = await bode.system().get(`/api/v1/decisions/${id}`).expect(200);
    return body.trace;
  };
  const api = async (method: 'post' | 'patch' | 'put', path: string, body: object, status: number) =>
    (await bode.system()[method](`/api/v1/${path}`).send(body).expect(status)).body;
  /** Decides what rooms below appended. */
  const decidePending = async () => {
    while (await bode.app.get(PendingEvents).turn());
  };
  /** A kind of its own for each test, so that rules of others stay out of it. */
  const kind = () => `document.placed-${++made}`;

  it('A13–A16: a contact unselected, without user, inactive, without right, not receiving give five codes, and then a mail', async () => {
    const client = await office.client('werkgever');
    const contact = await office.contact(client.id, null);
    const other = await office.user();
    const trigger_kind = kind();
    const rule = await office.rule({ trigger_kind, trigger_case_type: null, scope: 'all', recipients: ['event-user'] });
    const decided = async () => {
      const { decisions } = await post({ kind: trigger_kind, client: client.externalId, user: undefined });
      const [decision] = decisions;
      const trace = await traceOf(decision!.decisionId);
      const codes = trace.candidates.flatMap((one: { filters: { code?: string }[] }) =>
        one.filters.flatMap(({ code }) => code ?? []),
      );
      return { decision: decision!, codes, contacts: trace.candidates.length };
    };
    const { body: stored } = await bode.system().get(`/api/v1/rules/${rule}`).expect(200);

    expect(await decided()).toMatchObject({ decision: { outcome: 'nobody' }, contacts: 0 });
    await api('patch', `rules/${rule}`, { revision: stored.revision, recipients: ['contact'] }, 200);
    expect((await decided()).codes).toEqual(['CONTACT_HAS_NO_USER']);
    await api('patch', `users/${other}`, { active: false, receiveAsContact: false }, 200);
    await api('patch', `contacts/${contact}`, { user: other }, 200);
    expect((await decided()).codes).toEqual(['USER_INACTIVE', 'NO_ACCESS', 'RECEIVE_OFF']);
    await api('patch', `users/${other}`, { active: true }, 200);
    expect((await decided()).codes).toEqual(['NO_ACCESS', 'RECEIVE_OFF']);
    await api('put', `users/${other}/access/${client.externalId}`, {}, 200);
    expect((await decided()).codes).toEqual(['RECEIVE_OFF']);
    await api('patch', `users/${other}`, { receiveAsContact: true }, 200);
    const last = await decided();
    expect(last.codes).toEqual([]);
    expect(last.decision).toMatchObject({ outcome: 'addressed', messages: [{ format: 'email', status: 'queued' }] });
  });
});
