import type { Response } from 'supertest';
import type { ReasonCode } from '../../../src/common/reasons.js';
import { reasonText } from '../../../src/messages/reason-text.js';
import type { TestApp } from '../app.js';
import { request, type RequestWishes } from '../requests.js';
import type { TestSmtpServer } from '../smtp.js';
import type { TestMailWorker } from '../workers.js';

/** A reason as somebody came to read it. */
export interface Told {
  code: string;
  /** The sentence that was told, in English. */
  sentence: string;
  /** The message that it is about, where it is about one. */
  messageId?: string;
  /** That message has it as its own reason now. */
  stands?: true;
}

/** The real app with a mail server that does as it is told. */
export interface House {
  bode: TestApp;
  server: TestSmtpServer;
  mail: TestMailWorker;
}

/** What leads to a reason, through the API or the pages as anybody uses them. */
export type Scenario = (house: House) => Promise<Told>;

/** Scenarios by the code that they lead to. */
export type Scenarios = Partial<Record<ReasonCode, Scenario>>;

/** An address that is known to be no good on arrival. */
export const BROKEN = { emails: ['jan.example.org'] };

/** Asks for messages; ids of the lines that the request became, the mail first. */
export async function ask({ bode }: House, wishes: RequestWishes, key?: string): Promise<string[]> {
  const { body } = await bode.system(key).post('/api/v1/messages').send(request(wishes)).expect(202);
  return body.results[0].messages.map(({ id }: { id: string }) => id);
}

/** The reason that stands on a line. */
export async function onLine({ bode }: House, id: string, key?: string): Promise<Told> {
  const { body } = await bode.system(key).get(`/api/v1/messages/${id}`).expect(200);
  return { code: body.reason, sentence: body.info, messageId: id, stands: true };
}

/** The reason of a problem (RFC 9457), or of its first field. */
export function ofProblem({ headers, body }: Response): Told {
  if (!headers['content-type']?.startsWith('application/problem+json')) throw new Error('This is no problem');
  if (body.type !== `/api/reasons/${body.code}`) throw new Error(`The problem leads to ${body.type}`);
  return { code: body.code, sentence: body.errors[0]?.detail ?? body.detail };
}

/** The reason why a row of Resend was refused. */
export function ofRow({ id, code, detail }: { id: string; code: ReasonCode; detail?: string }): Told {
  return { code, sentence: reasonText(code, detail ?? null, 'en'), messageId: id };
}

/** What Resend says of one line. */
export async function resend({ bode }: House, id: string): Promise<Told> {
  const { body } = await bode
    .system()
    .post('/api/v1/messages/resend')
    .send({ ids: [id] })
    .expect(200);
  return ofRow(body.results[0]);
}

/** Asks for a message, and what its line says at once. */
export function arrivesAs(wishes: RequestWishes): Scenario {
  return async (house) => onLine(house, (await ask(house, wishes))[0]!);
}

/** Posts one request that is refused. */
export function posted(body: (good: Record<string, unknown>) => unknown): Scenario {
  return async ({ bode }) =>
    ofProblem(
      await bode
        .system()
        .post('/api/v1/messages')
        .send(body(request({})) as object),
    );
}
