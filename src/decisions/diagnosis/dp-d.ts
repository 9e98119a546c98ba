import { lineKind, reasons } from '../../common/reasons.js';
import { PATTERN_FROM } from '../../messages/domain-signs.js';
import { isIn } from '../../messages/states.js';
import { isCorrected } from './corrected-address.js';
import { junkQuestion } from './dp-b.js';
import type { AftermathFacts, Facts, LineFacts, TestFacts } from './facts.js';
import { ending, type Ending } from './ending.js';
import type { FixedAnswer, Node, Result } from './node.js';
import type { Subject } from './subject.js';
import type { Finding } from './finding-words.js';

/** DP-D, "this line": what happened to it and what can be done (seed 003). The only one for desk staff. */
export const lineNodes = {
  D1: {
    look(facts): Result {
      const line = lineOf(facts);
      if (line.format === 'letter') {
        return { verdict: 'info', finding: { key: 'is-letter', ...nameOf(line) }, end: endOf(line, 'LETTER') };
      }
      return { verdict: 'pass', finding: { key: 'is-mail', ...nameOf(line) }, next: 'D2' };
    },
  },

  D2: {
    look(facts): Result {
      const line = lineOf(facts);
      if (isIn('underWay', line.status)) {
        if (facts.relaySilence === null || isPlanned(line, facts.now)) {
          return { verdict: 'info', finding: { key: 'under-way' }, end: endOf(line, 'STILL_WAITING') };
        }
        const finding = { key: 'relay-silent' as const, values: { reply: facts.relaySilence } };
        const also = [{ code: 'STILL_WAITING' as const, message: line.id }];
        return { verdict: 'fail', finding, end: { ...endOf(line, 'PLATFORM_MAIL_DOWN'), also } };
      }
      if (line.status === 'withdrawn') {
        const end = endOf(line, 'WITHDRAWN', line.reasonDetail ?? undefined);
        return { verdict: 'info', finding: { key: 'was-withdrawn' }, end };
      }
      if (isIn('resendable', line.status) && line.letterNumber !== null) {
        const finding = { key: 'resent-already' as const, ...letterOf(line) };
        const byAddress = line.reason !== null && reasons[line.reason].fallback === 'auto';
        const end = { ...endOfLetter(line, 'LETTER_EXISTS'), also: reasonOf(line) };
        return { verdict: 'info', finding, end: byAddress ? { ...end, toDo: 'LETTER_PREPARED' } : end };
      }
      return { verdict: 'pass', finding: { key: 'not-resent' }, next: 'D3' };
    },
  },

  D3: {
    look(facts): Result {
      const line = lineOf(facts);
      if (isIn('resendable', line.status) && isCorrected(line, facts.aftermath)) {
        return { verdict: 'info', ...corrected(line) };
      }
      // Of what could not even be written there is no letter either: that is the reason, and not the type.
      const isWritten = line.reason === null || reasons[line.reason].fallback !== 'never';
      if (isIn('resendable', line.status) && isWritten && !line.hasLetterForm) {
        const end = {
          ...endOf(line, 'NO_LETTER_FORM'),
          also: reasonOf(line),
          ...(line.reason && { toDo: line.reason }),
        };
        return { verdict: 'fail', finding: { key: 'no-letter-form', values: { type: line.typeCode } }, end };
      }
      const key = line.hasLetterForm ? 'letter-form' : 'no-letter-form-needed';
      return { verdict: 'pass', finding: { key, values: { type: line.typeCode } }, next: 'D4' };
    },
  },

  D4: {
    look(facts): Result {
      const line = lineOf(facts);
      if (isIn('resendable', line.status) && line.reason) {
        const end = endOf(line, line.reason, line.reasonDetail ?? undefined);
        return { verdict: 'fail', finding: { key: 'was-not-sent' }, end };
      }
      return { verdict: 'pass', finding: { key: 'was-handed-over' }, next: 'D5' };
    },
  },

  D5: {
    look(facts): Result {
      const line = lineOf(facts);
      if (!isIn('failed', line.status)) return { verdict: 'pass', finding: { key: 'no-bounce' }, next: 'D6' };
      const also = reasonOf(line);
      if (line.letterNumber !== null) {
        const end = { ...endOfLetter(line, 'LETTER_PREPARED'), also };
        return { verdict: 'info', finding: { key: 'bounced-with-letter', ...letterOf(line) }, end };
      }
      if (isCorrected(line, facts.aftermath)) return { verdict: 'info', ...corrected(line) };
      return { verdict: 'fail', ...returned(line, facts.aftermath) };
    },
  },

  D6: {
    look: ({ domain }) => junkQuestion('D6', domain),
    answered: (answer, facts) => (answer === 'yes' ? { end: endOf(lineOf(facts), 'IN_JUNK') } : { next: 'D7' }),
  },

  D7: {
    look(facts): Result {
      const { domain } = facts;
      if (!domain || domain.othersMissing < PATTERN_FROM) {
        return {
          verdict: 'pass',
          finding: { key: 'no-pattern', values: { domain: domain?.name ?? '–', count: domain?.othersMissing ?? 0 } },
          next: 'D8',
        };
      }
      const values = { domain: domain.name, count: domain.othersMissing };
      const end = endOf(lineOf(facts), 'DOMAIN_PATTERN', `${domain.name} (${domain.othersMissing})`);
      return { verdict: 'fail', finding: { key: 'pattern', values }, end };
    },
  },

  D8: {
    look(facts): Result {
      const { clientTest } = facts;
      const line = lineOf(facts);
      if (clientTest && isIn('failed', clientTest.status) && clientTest.reason) {
        const end = endOf(line, clientTest.reason);
        const { number, id } = clientTest;
        return { verdict: 'fail', finding: { key: 'client-test-failed', values: { number }, message: id }, end };
      }
      const answers: FixedAnswer[] = ['yes', 'no', 'unknown'];
      if (line.clientExternalId !== null) answers.unshift('send');
      return {
        verdict: 'info',
        finding: clientTest ? testFinding(clientTest) : { key: 'client-test-to-send' },
        ask: { node: 'D8', answers },
      };
    },
    answered: (answer, facts) => {
      if (answer === 'send') return { next: 'D8' };
      if (answer === 'no') return { next: 'B4' };
      return { end: endOf(lineOf(facts), answer === 'yes' ? 'ARRIVES_NOW' : 'MAILBOX_SETTINGS') };
    },
  },
} satisfies Record<string, Node>;

/** It waits for its time, untried (A33): nothing stops it yet, whatever our own mail server does now. */
function isPlanned({ attempts, dueAt }: LineFacts, now: Date): boolean {
  return attempts === 0 && dueAt > now;
}

/** The line that was asked about, or the one that DP-A came upon. */
function lineOf({ line, lines }: Facts): LineFacts {
  const found = line ?? lines.ofPerson;
  if (!found) throw new Error('DP-D needs a line');
  return found;
}

function testFinding({ id, status, number, to }: TestFacts): Finding {
  const key = isIn('bounceable', status) ? 'client-test-sent' : 'client-test-waits';
  return { key, values: { number, address: to ?? '' }, message: id };
}

/** A mail that came back and left no letter: it went on to the next address, was a user's or our own, or ends here. */
function returned(line: LineFacts, aftermath: AftermathFacts | null): { finding: Finding; end: Ending } {
  const { words = null, next = null, letter = null } = aftermath ?? {};
  const also = reasonOf(line);
  if (next && !isIn('failed', next.status)) {
    const { number, to } = next;
    const end = { ...endOf({ ...line, id: next.id }, 'NEXT_ADDRESS_TRIED', `${to} (${number})`), also };
    return { finding: { key: 'bounced-to-next', values: { number, address: to }, message: next.id }, end };
  }
  if (line.userId === null && line.clientExternalId !== null) {
    return { finding: { key: 'bounced-without-letter' }, end: { ...endOf(line, 'BOUNCED_NO_LETTER'), also } };
  }
  const address = line.to ?? '';
  const [key, code] =
    line.userId === null
      ? (['bounced-of-house', 'HOUSE_ADDRESS_BOUNCED'] as const)
      : (['bounced-of-user', 'USER_ADDRESS_BOUNCED'] as const);
  const end = endOf(line, code, words === null ? address : `${address}: ${words}`);
  // The server's words are told once.
  if (line.reason && line.reasonDetail === words) also.splice(0, 1, { code: line.reason });
  if (letter) also.push({ code: 'LETTER_TO_CLIENT', which: String(letter.number), message: letter.id });
  const subject = line.userId === null ? { ...end.subject, ...houseOf(aftermath) } : end.subject;
  return { finding: { key, values: { address } }, end: { ...end, subject, also } };
}

/** Where the address of our own house stands: at a manager or a group (E03, E05), else among the settings. */
function houseOf(aftermath: AftermathFacts | null): Subject {
  const { houseUser = null, houseGroup = null } = aftermath ?? {};
  if (houseUser !== null) return { user: houseUser };
  return houseGroup === null ? {} : { group: houseGroup };
}

/** What was wrong was put right: the next mail arrives. */
function corrected(line: LineFacts): { finding: Finding; end: Ending } {
  return { finding: { key: 'user-address-corrected' }, end: { ...endOf(line, 'RIGHT_NOW'), also: reasonOf(line) } };
}

function endOf(line: LineFacts, code: Ending['code'], which?: string): Ending {
  const subject: Subject = {
    message: line.id,
    type: line.typeCode,
    ...(line.clientExternalId !== null && { client: line.clientExternalId }),
    ...(line.userId !== null && { user: line.userId }),
  };
  return { ...ending(code, subject, which), line: lineKind({ ...line, isForClient: line.clientExternalId !== null }) };
}

/** A letter took its place: that is what there is to look at. */
function endOfLetter(line: LineFacts, code: 'LETTER_EXISTS' | 'LETTER_PREPARED'): Ending {
  return endOf({ ...line, id: line.letterId ?? line.id }, code);
}

function reasonOf({ reason, reasonDetail }: LineFacts): Ending['also'] {
  return reason === null ? [] : [{ code: reason, ...(reasonDetail !== null && { which: reasonDetail }) }];
}

function nameOf({ id, number, typeCode }: LineFacts) {
  return { values: { number, type: typeCode }, message: id };
}

function letterOf({ letterId, letterNumber }: LineFacts) {
  return { values: { letter: letterNumber! }, ...(letterId && { message: letterId }) };
}
