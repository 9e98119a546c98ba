import { checkEmailAddress } from '../../common/email-address.js';
import { suggestEmail } from '../../common/email-suggestion.js';
import { isMicrosoftDomain } from '../../common/mail-domains.js';
import { reasons, type ReasonCode } from '../../common/reasons.js';
import { isIn } from '../../messages/states.js';
import { isCorrected } from './corrected-address.js';
import { addressesOf, elsewhere, isCurrent } from './current-address.js';
import type { Facts, LineFacts } from './facts.js';
import type { FindingKey } from './finding-words.js';
import { ending, type Ending } from './ending.js';
import { lineTold } from './line-told.js';
import type { Node, Result } from './node.js';
import type { Step } from './step.js';
import type { Subject } from './subject.js';

/** DP-B, "sent but does not arrive": the platform, the junk folder, the address, the recipient's server (seed 001). */
export const notArrivedNodes = {
  // What became of the last mail is known: a question is asked only where that says nothing (N03).
  B0: {
    look(facts): Result {
      const { person, relaySilence, lines } = facts;
      const line = lines.ofPerson;
      if (person?.kind === 'contact' && person.userId === null) {
        const finding = { key: 'not-linked' as const, values: { name: person.name } };
        return { verdict: 'fail', finding, end: ending('CONTACT_HAS_NO_USER', { contact: person.id }) };
      }
      if (line && isIn('bounceable', line.status)) {
        return elsewhere(facts) ?? { verdict: 'pass', finding: lineTold('sent-to-person', line), next: 'B1' };
      }
      if (line && relaySilence === null && tellsWhy(line)) {
        if (!wasPutRight(line, facts)) {
          return { verdict: 'fail', finding: lineTold('line-of-person', line), next: 'D1' };
        }
        return { verdict: 'info', finding: lineTold('failed-at-old-address', line), next: 'B1' };
      }
      const [address = ''] = addressesOf(facts);
      const usable = checkEmailAddress(address).ok;
      return { verdict: 'info', finding: { key: 'nothing-sent-lately' }, next: usable ? 'B1' : 'B3' };
    },
  },

  B1: {
    look({ selfTest, input, relaySilence }): Result {
      if (relaySilence !== null) {
        const finding = { key: 'relay-silent' as const, values: { reply: relaySilence } };
        return { verdict: 'fail', finding, end: ending('PLATFORM_MAIL_DOWN') };
      }
      if (selfTest && isIn('failed', selfTest.status)) {
        return {
          verdict: 'fail',
          finding: { key: 'self-test-failed', values: { number: selfTest.number }, message: selfTest.id },
          end: ofOurs(selfTest.reason),
        };
      }
      const ask = {
        node: 'B1' as const,
        answers: ['send' as const, 'yes' as const, 'no' as const, 'unknown' as const],
      };
      if (!selfTest) {
        const key = input.tests?.self === undefined ? 'self-test-to-send' : 'self-test-asked';
        return { verdict: 'info', finding: { key }, ask };
      }
      const values = { number: selfTest.number, address: selfTest.to ?? '' };
      const key = isIn('bounceable', selfTest.status) ? 'self-test-sent' : 'self-test-waits';
      return { verdict: 'info', finding: { key, values, message: selfTest.id }, ask };
    },
    answered: (answer, { selfTest }) => {
      if (answer === 'send') return { next: 'B1' };
      const failed = selfTest !== null && isIn('failed', selfTest.status);
      return answer === 'no' ? { end: ofOurs(failed ? selfTest.reason : null) } : { next: 'B2' };
    },
  },

  B2: {
    look: ({ domain }) => junkQuestion('B2', domain),
    answered: (answer) => (answer === 'yes' ? { end: ending('IN_JUNK') } : { next: 'B3' }),
  },

  B3: {
    look(facts): Result {
      const address = addressOf(facts);
      if (address === null) {
        return { verdict: 'fail', finding: { key: 'address-missing' }, end: ending('NO_ADDRESS', subject(facts)) };
      }
      const checked = checkEmailAddress(address);
      if (!checked.ok) {
        return {
          verdict: 'fail',
          finding: { key: 'address-wrong', values: { address } },
          end: ending(checked.code, subject(facts)),
        };
      }
      const meant = suggestEmail(address);
      return {
        verdict: meant ? 'fail' : 'pass',
        finding: meant
          ? { key: 'address-suspect', values: { address, meant } }
          : { key: 'address-well-formed', values: { address } },
        ask: { node: 'B3', answers: ['yes', 'no', 'unknown'], values: { address } },
      };
    },
    answered: (answer, facts) =>
      answer === 'no'
        ? { end: ending('ADDRESS_MAYBE_WRONG', subject(facts), addressOf(facts) ?? undefined) }
        : { next: 'B4' },
  },

  B4: {
    look: (_, taken) => ({
      verdict: 'info',
      finding: { key: leftBy(taken) },
      end: ending('RECIPIENT_SERVER_SUSPECTED'),
    }),
  },
} satisfies Record<string, Node>;

/** What the steps before came to. DP-D comes here from its test to the client, and tests neither the system nor the address. */
function leftBy(taken: readonly Step[]): FindingKey {
  if (taken.some(({ answer }) => answer === 'unknown')) return 'not-all-checked';
  return taken.some(({ node }) => node === 'D8') ? 'client-test-lost' : 'all-else-in-order';
}

/** Is it in the junk folder? With a hint where that is likely (B08). */
export function junkQuestion(node: 'B2' | 'D6', domain: Facts['domain']): Result {
  const microsoft = domain !== null && isMicrosoftDomain(domain.name);
  return {
    verdict: 'info',
    finding: microsoft ? { key: 'microsoft', values: { domain: domain.name } } : { key: 'junk-likely' },
    ask: { node, answers: ['yes', 'no', 'unknown'] },
  };
}

/** Where the mail went, if that is still where mails go; else where they go today (B10). */
function addressOf(facts: Facts): string | null {
  const went = (facts.line ?? facts.lines.ofPerson)?.to;
  return went && isCurrent(went, facts) ? went : (addressesOf(facts)[0] ?? null);
}

/** It waits, went on paper or did not reach the person: what follows is known. What could not be written says nothing of that. */
function tellsWhy({ status, format, reason }: LineFacts): boolean {
  if (status === 'withdrawn') return false;
  if (isIn('failed', status)) return reason === null || reasons[reason].fallback !== 'never';
  return isIn('underWay', status) || format === 'letter';
}

/** It failed at an address that mails go to no longer. */
function wasPutRight(line: LineFacts, facts: Facts): boolean {
  if (!isIn('failed', line.status)) return false;
  if (isCorrected(line, facts.aftermath)) return true;
  const [now = ''] = addressesOf(facts);
  return facts.person?.kind === 'client' && line.to !== null && checkEmailAddress(now).ok && !isCurrent(line.to, facts);
}

function subject({ person, client, line }: Facts): Subject {
  const externalId = line?.clientExternalId ?? (person?.kind === 'client' ? client?.externalId : undefined);
  return {
    ...(externalId && { client: externalId }),
    ...(person?.userId && { user: person.userId }),
  };
}

/** A reason that stands for our own side is told as it is; any other refusal of a mail to ourselves is one as well. */
function ofOurs(reason: ReasonCode | null): Ending {
  const isOurs = reason === 'MAIL_SETUP_INCORRECT' || reason === 'TRANSPORT_ERROR';
  return { ...ending(isOurs ? reason : 'PLATFORM_MAIL_DOWN'), line: 'no-line' };
}
