import { messageIdOf } from '../../../src/email/message-id.js';
import { returnPathOf } from '../../../src/email/return-path.js';
import { RelayState } from '../../../src/health/relay-state.js';
import { foreignReport, type REPORTS } from '../foreign-reports.js';
import type { RequestWishes } from '../requests.js';
import { startSmtpServer, type SmtpBehaviour } from '../smtp.js';
import { mailWorker } from '../workers.js';
import { ask, onLine, resend, type House, type Scenario, type Scenarios, type Told } from './scenario.js';

const HOUR = 60 * 60_000;

/** What a mail server's answer comes to (L17, D10), at once or after the two days for which it is tried. */
export const sendingReasons: Scenarios = {
  REFUSED_BY_SERVER: answered({ onRecipient: () => '550 5.1.1 No such user' }),
  GAVE_UP: answered({ onRecipient: () => '450 4.2.0 Greylisted' }),
  MAIL_SETUP_INCORRECT: answered({ onRecipient: (address) => `554 5.7.1 <${address}>: Relay access denied` }),

  NEEDS_SMTPUTF8: async (house) => {
    const plain = await startSmtpServer({ without: ['SMTPUTF8'] });
    const id = await sentTo(house, plain.port, { client: { emails: ['zoë@bib.example'] } });
    await plain.close();
    return onLine(house, id);
  },

  TRANSPORT_ERROR: async (house) => {
    const gone = await startSmtpServer();
    await gone.close();
    return onLine(house, await sentTo(house, gone.port, {}));
  },

  // As Resend says it: when, from which address and in whose words.
  BOUNCED: async (house) => resend(house, (await bounced('exim-unknown-user')(house)).messageId!),
  BOUNCED_UNKNOWN_USER: bounced('postfix-unknown-user'),
  BOUNCED_MAILBOX_FULL: bounced('postfix-mailbox-full'),
};

function answered(behaviour: Pick<SmtpBehaviour, 'onRecipient'>): Scenario {
  return async (house) => {
    house.server.behave(behaviour);
    const id = await sentTo(house, house.server.port, {});
    house.server.behave({});
    return onLine(house, id);
  };
}

/** Hands a mail to the server on this port, again and again for as long as Bode does. */
async function sentTo(house: House, port: number, wishes: RequestWishes): Promise<string> {
  const [id] = await ask(house, { type: 'RSO', ...wishes });
  const worker = mailWorker(house.bode, port);
  for (let hours = 0; hours <= 52; hours += 4) {
    await worker.run();
    house.bode.clock.advance(4 * HOUR);
  }
  await worker.transport.close();
  // The server that was none went with this worker; the others' takes mails.
  await house.bode.app.get(RelayState).works();
  return id!;
}

/** A mail that was sent, and the report that a real server wrote about it afterwards. */
function bounced(report: (typeof REPORTS)[number]): Scenario {
  return async (house) => {
    const [id] = await ask(house, { type: 'RSO' });
    await house.mail.run();
    return comesBack(house, id!, report);
  };
}

/** Has a real server report that it could not deliver a mail which was sent. */
export async function comesBack(house: House, id: string, report: (typeof REPORTS)[number]): Promise<Told> {
  const { bode } = house;
  const { body } = await bode.system().get(`/api/v1/messages/${id}`).expect(200);
  const { organisationId } = bode.library;
  const [organisation] = await bode.tenancy.globalQuery<{ no: string }>(`SELECT no FROM organisation WHERE id = $1`, [
    organisationId,
  ]);
  const reference = { organisationNo: BigInt(organisation!.no), messageNo: BigInt(body.number) };
  const { returnPathDomain, secretKeys } = bode.config;
  const raw = foreignReport(report, {
    returnPath: returnPathOf(reference, returnPathDomain, secretKeys),
    messageId: messageIdOf(reference, returnPathDomain, secretKeys),
    address: body.to,
  });
  await bode.system().post('/api/v1/bounces').set('Content-Type', 'message/rfc822').send(raw).expect(200);
  return onLine(house, id);
}
