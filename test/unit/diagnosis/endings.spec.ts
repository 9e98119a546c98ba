import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixOf, reasons, type ReasonCode } from '../../../src/common/reasons.js';
import type { Procedure } from '../../../src/decisions/diagnosis/diagnosis-input.js';
import type { AftermathFacts, Facts, LineFacts } from '../../../src/decisions/diagnosis/facts.js';
import type { Run } from '../../../src/decisions/diagnosis/node.js';
import { NODES } from '../../../src/decisions/diagnosis/nodes.js';
import { MOST_SURVEYED, surveyRules } from '../../../src/decisions/diagnosis/rule-survey.js';
import { advance, begin, takeAnswer } from '../../../src/decisions/diagnosis/run.js';
import type { FilterId, TracedCandidate } from '../../../src/decisions/trace.js';
import {
  asking,
  audience,
  basis,
  before,
  cascade,
  contact,
  facts,
  line,
  lines,
  moduleOff,
  ofPiet,
  opened,
  recipient,
  user,
  ways,
} from './facts.js';

/** Runs to the end, with these answers to the questions that come. */
function run(procedure: Procedure, seen: Facts, ...answers: string[]): Run {
  let state = advance(begin(procedure, seen.input), seen);
  for (const answer of answers) state = advance(takeAnswer(state, answer, seen), seen);
  return state;
}

const path = ({ steps }: Run) => steps.map(({ node }) => node).join(' ');
const filter = (id: 'linked' | 'active' | 'access' | 'receive-as-contact' | 'module', code?: string) =>
  ({ id, result: code ? 'fail' : 'pass', ...(code && { code }) }) as never;
const passed = [filter('linked'), filter('active'), filter('access'), filter('receive-as-contact'), filter('module')];

/** Facts with which everything up to the recipients is in order. */
const reaching = (changes: Partial<Facts>) => facts({ ways: ways({ plan: 'in' }), ...changes });

/** As a search of this rule sees it, where several fit. */
const ofRule = (id: string, changes: Partial<Facts>) =>
  reaching({ input: { rule: id }, rule: { ...facts().rule!, id, name: `Regel ${id}` }, ...changes });
const inOrder = (id: string) => ofRule(id, {});
const inactive = () => ofRule('r1', { recipient: recipient({ filters: [filter('active', 'USER_INACTIVE')] }) });
const moduleIsOff = () => ofRule('r1', { recipient: recipient({ filters: [filter('module', 'MODULE_OFF')] }) });
const arrived = () => ofRule('r3', { lines: lines({ ofPerson: line({ to: 'an.vos@example.org' }) }) });
const noCondition = () =>
  ofRule('r2', { conditions: [{ field: 'case.data.days', operator: 'more', value: 7, actual: 3, ok: false }] });

function toChooseFrom(...all: Facts[]): Pick<Facts, 'choices' | 'survey'> {
  return { choices: all.map(({ rule }) => ({ id: rule!.id, name: rule!.name })), survey: surveyRules(all) };
}

/** The steps of a rule that holds, with what it waits for and its conditions in order. */
const TO_THE_RECIPIENTS = '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4';

/** A mail to the user that came back, and what is known of it. */
const bounced = (changes: Partial<LineFacts> = {}) =>
  line({
    status: 'bounced',
    reason: 'BOUNCED',
    to: 'an.vos@example.org',
    userId: 'u1',
    hasLetterForm: false,
    ...changes,
  });
const aftermath = (changes: Partial<AftermathFacts> = {}): AftermathFacts => ({
  words: '550 5.1.1',
  next: null,
  letter: null,
  userAddress: 'an.vos@example.org',
  houseGroup: null,
  houseUser: null,
  ...changes,
});

type Case = [requirement: string, code: string, procedure: Procedure, seen: Facts, answers: string[], steps: string];

const CASES: Case[] = [
  // DP-A
  ['1.1: a rule that is off', 'NO_RULE', 'A', facts({ rule: { ...facts().rule!, active: false } }), [], '1.1'],
  ['1.1: no rule fits', 'NO_RULE', 'A', facts({ rule: null, input: {} }), [], '1.1'],
  [
    '1.1: nobody knows which rule, and two stopped something',
    'RULE_NOT_KNOWN',
    'A',
    facts({ rule: null, input: {}, ...toChooseFrom(moduleIsOff(), noCondition()) }),
    ['unknown'],
    '1.1',
  ],
  [
    '1.1: nobody knows which rule, and the only one that fitted is gone by now',
    'UNEXPLAINED',
    'A',
    reaching({ input: {}, rule: null, choices: [{ id: 'r1', name: 'X' }], recipient: recipient() }),
    ['unknown'],
    '1.1 1.2',
  ],
  [
    'A08: sent, then junk',
    'IN_JUNK',
    'A',
    facts({ lines: lines({ ofPerson: line({ to: 'an.vos@example.org' }) }) }),
    ['yes', 'yes'],
    '1.1 1.2 1.3 B1 B2',
  ],
  [
    '1.2: a line that was not sent',
    'ADDRESS_NO_AT',
    'A',
    facts({ lines: lines({ ofPerson: line({ status: 'not_sent', reason: 'ADDRESS_NO_AT' }) }) }),
    [],
    '1.1 1.2 D1 D2 D3 D4',
  ],
  [
    'A09: sent to others, not selected',
    'RECIPIENT_NOT_SELECTED',
    'A',
    facts({ lines: lines({ others: [ofPiet] }), recipient: recipient({ selected: false }) }),
    [],
    '1.1 1.2 1.4.0',
  ],
  [
    'A12: contact not selected',
    'CONTACT_NOT_SELECTED',
    'A',
    reaching({ person: contact(), recipient: recipient({ selected: false }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.1',
  ],
  [
    'A13: contact without user',
    'CONTACT_HAS_NO_USER',
    'A',
    reaching({ person: contact(), recipient: recipient({ filters: [filter('linked', 'CONTACT_HAS_NO_USER')] }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.1 1.4.2a',
  ],
  [
    'A14: user inactive',
    'USER_INACTIVE',
    'A',
    reaching({ recipient: recipient({ filters: [filter('active', 'USER_INACTIVE')] }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b',
  ],
  [
    'A15: no right on the case',
    'NO_CASE_RIGHT',
    'A',
    reaching({ recipient: recipient({ filters: [filter('active'), filter('access', 'NO_CASE_RIGHT')] }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c',
  ],
  [
    'A16: receive off',
    'RECEIVE_OFF',
    'A',
    reaching({
      person: contact(),
      recipient: recipient({ filters: [filter('linked'), filter('receive-as-contact', 'RECEIVE_OFF')] }),
    }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.1 1.4.2a 1.4.2b 1.4.2c 1.4.3',
  ],
  [
    '1.4.4: module off',
    'MODULE_OFF',
    'A',
    reaching({ recipient: recipient({ filters: [filter('module', 'MODULE_OFF')] }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    '1.4.4: the mail itself',
    'MAIL_SETUP_INCORRECT',
    'A',
    reaching({ recipient: recipient({ filters: passed, stopped: { code: 'MAIL_SETUP_INCORRECT', detail: null } }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    'A17: all in order',
    'UNEXPLAINED',
    'A',
    reaching({ recipient: recipient({ filters: passed }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    'A11: somebody else has the address, and got the mail',
    'SAME_ADDRESS',
    'A',
    facts({
      lines: lines({
        others: [ofPiet],
        atSameAddress: { ...ofPiet, status: 'sent', reason: null, reasonDetail: null },
      }),
      recipient: recipient({ filters: passed, duplicateOf: 'Piet' }),
    }),
    [],
    '1.1 1.2 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    'A11: somebody else has the address; no line is known',
    'SAME_ADDRESS',
    'A',
    reaching({ recipient: recipient({ filters: passed, duplicateOf: 'C1' }) }),
    [],
    `${TO_THE_RECIPIENTS} 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4`,
  ],
  [
    'E18: somebody of the house who was not chosen',
    'STAFF_NOT_CHOSEN',
    'A',
    reaching({ recipient: recipient({ selected: false, staffInstead: ['Jef'] }) }),
    [],
    `${TO_THE_RECIPIENTS} 1.4.0`,
  ],
  [
    'A27: the case was closed by then',
    'CASE_CLOSED',
    'A',
    reaching({ recipient: recipient({ filters: passed }), before: before({ standing: 'case-closed', stopped: [] }) }),
    [],
    `${TO_THE_RECIPIENTS} 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4`,
  ],
  [
    'N03: what happened is to be decided on yet',
    'STILL_WAITING',
    'A',
    reaching({ recipient: recipient({ filters: passed }), before: before({ standing: 'waits', stopped: [] }) }),
    [],
    `${TO_THE_RECIPIENTS} 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4`,
  ],
  [
    'A20: the contact had another user then',
    'WENT_ELSEWHERE',
    'A',
    reaching({
      person: contact(),
      recipient: recipient({ filters: passed }),
      before: before({ stopped: [], wentTo: 'jan@example.org' }),
    }),
    [],
    `${TO_THE_RECIPIENTS} 1.4.0 1.4.1 1.4.2a 1.4.2b 1.4.2c 1.4.3 1.4.4`,
  ],
  [
    'B12: the address was another one then',
    'WENT_ELSEWHERE',
    'A',
    facts({ lines: lines({ ofPerson: line({ to: 'old@example.org' }) }) }),
    [],
    '1.1 1.2 1.3',
  ],
  [
    'L22: asked for when its time was past',
    'NOT_RELEVANT',
    'A',
    facts({ rule: null, input: {}, tooLate: { at: new Date('2026-11-20T08:14:00Z') } }),
    [],
    '1.1',
  ],
  ['D: nobody asked for it', 'NOT_REQUESTED', 'A', facts({ rule: null, input: {}, madeByRules: false }), [], '1.1'],
  [
    'D: no rule, and a mail went out',
    'IN_JUNK',
    'A',
    facts({
      rule: null,
      input: {},
      madeByRules: false,
      lines: lines({ ofPerson: line({ to: 'an.vos@example.org' }) }),
    }),
    ['yes', 'yes'],
    '1.1 1.2 1.3 B1 B2',
  ],
  [
    'A17: put right since, and nobody got it',
    'RIGHT_NOW_APPLY_AGAIN',
    'A',
    reaching({ recipient: recipient({ filters: passed }), before: before() }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    'A17: put right since, and others got it',
    'RIGHT_NOW',
    'A',
    facts({
      lines: lines({ others: [ofPiet] }),
      recipient: recipient({ filters: passed }),
      before: before(),
    }),
    [],
    '1.1 1.2 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    'A17: the rule did not hold then',
    'RIGHT_NOW',
    'A',
    reaching({
      recipient: recipient({ filters: passed }),
      before: before({ standing: 'outside', stopped: [], canApply: false }),
    }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  [
    'A17: nothing stopped it then either',
    'UNEXPLAINED',
    'A',
    reaching({ recipient: recipient({ filters: passed }), before: before({ stopped: [] }) }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b 1.5.x.4 1.4.0 1.4.2b 1.4.2c 1.4.3 1.4.4',
  ],
  ['A24: no subscription', 'NO_SUBSCRIPTION', 'A', facts(), [], '1.1 1.2 1.5 1.5.1.1'],
  [
    'A25: subscription starts late',
    'SUBSCRIPTION_STARTS_LATE',
    'A',
    facts({ ways: ways({ sets: [basis({ startsOn: '2026-11-03', inForce: false })] }) }),
    [],
    '1.1 1.2 1.5 1.5.1.1',
  ],
  [
    'A24: subscription ended',
    'NO_SUBSCRIPTION',
    'A',
    facts({ ways: ways({ sets: [basis({ endsOn: '2026-10-31', inForce: false })] }) }),
    [],
    '1.1 1.2 1.5 1.5.1.1',
  ],
  [
    'A29: rule not in it',
    'RULE_NOT_IN_SUBSCRIPTION',
    'A',
    facts({ ways: ways({ sets: [basis({ hasRule: false })] }) }),
    [],
    '1.1 1.2 1.5 1.5.1.1 1.5.1.2',
  ],
  [
    'A27: assigned, not applied',
    'NOT_APPLIED_TO_CASE',
    'A',
    facts({ ways: ways({ sets: [basis()] }) }),
    [],
    '1.1 1.2 1.5 1.5.1.1 1.5.1.2',
  ],
  [
    'A33: taken out of the plan',
    'NOT_APPLIED_TO_CASE',
    'A',
    facts({ ways: ways({ plan: 'cancelled', sets: [basis()] }) }),
    [],
    '1.1 1.2 1.5',
  ],
  [
    'A31: not assigned',
    'RULE_NOT_ASSIGNED',
    'A',
    facts({ ways: ways({ uses: { subscriptions: false, workflows: true } }) }),
    [],
    '1.1 1.2 1.5 1.5.2.1',
  ],
  [
    'A31: assigned, not applied',
    'NOT_APPLIED_TO_CASE',
    'A',
    facts({
      ways: ways({
        uses: { subscriptions: false, workflows: true },
        direct: [{ at: 'Bakkerij', startsOn: '2026-01-01', endsOn: null, inForce: true }],
      }),
    }),
    [],
    '1.1 1.2 1.5 1.5.2.1',
  ],
  [
    'A21: both ways fail, the rule is of a set',
    'NO_SUBSCRIPTION',
    'A',
    facts({ ways: ways({ uses: { subscriptions: true, workflows: true } }) }),
    [],
    '1.1 1.2 1.5 1.5.1.1 1.5.2.1',
  ],
  [
    'A21: both ways fail, the rule is of none',
    'RULE_NOT_ASSIGNED',
    'A',
    facts({ ways: ways({ uses: { subscriptions: true, workflows: true }, inSomeSet: false }) }),
    [],
    '1.1 1.2 1.5 1.5.1.1 1.5.2.1',
  ],
  [
    'A34: wrong trigger',
    'WRONG_TRIGGER',
    'A',
    reaching({ trigger: { expected: opened, actual: [{ kind: 'case.opened', caseType: 'zwangerschap' }], ok: false } }),
    [],
    '1.1 1.2 1.5 1.5.x.3a',
  ],
  [
    'A35: a condition fails',
    'CONDITION_FAILED',
    'A',
    reaching({ conditions: [{ field: 'case.data.days', operator: 'more', value: 7, actual: 3, ok: false }] }),
    [],
    '1.1 1.2 1.5 1.5.x.3a 1.5.x.3b',
  ],
  [
    'scope all asks no assignment',
    'WRONG_TRIGGER',
    'A',
    facts({ ways: ways({ everybody: true }), trigger: { expected: opened, actual: [], ok: false } }),
    [],
    '1.1 1.2 1.5 1.5.x.3a',
  ],
  // DP-B
  ['L17: no mail gets out', 'PLATFORM_MAIL_DOWN', 'B', facts({ relaySilence: 'Greeting never received' }), [], 'B0 B1'],
  ['B06: the test mail does not arrive', 'PLATFORM_MAIL_DOWN', 'B', facts(), ['no'], 'B0 B1'],
  [
    'B06: the test mail cannot leave',
    'TRANSPORT_ERROR',
    'B',
    facts({ selfTest: { id: 'm9', number: 7, to: 'me@example.org', status: 'not_sent', reason: 'TRANSPORT_ERROR' } }),
    [],
    'B0 B1',
  ],
  [
    'B06: the test mail bounces',
    'PLATFORM_MAIL_DOWN',
    'B',
    facts({ selfTest: { id: 'm9', number: 7, to: 'me@example.org', status: 'bounced', reason: 'BOUNCED' } }),
    [],
    'B0 B1',
  ],
  ['B07: junk', 'IN_JUNK', 'B', facts(), ['yes', 'yes'], 'B0 B1 B2'],
  ['B12: own mail does not arrive', 'ADDRESS_MAYBE_WRONG', 'B', facts(), ['send', 'yes', 'no', 'no'], 'B0 B1 B1 B2 B3'],
  [
    'B3: the address has no @',
    'ADDRESS_NO_AT',
    'B',
    facts({ person: user({ address: 'an.vos.example.org' }) }),
    [],
    'B0 B3',
  ],
  ['B3: there is no address', 'NO_ADDRESS', 'B', facts({ person: user({ address: null }) }), [], 'B0 B3'],
  [
    'A13, B10: a contact without a user has no mail to look for',
    'CONTACT_HAS_NO_USER',
    'B',
    facts({ person: { ...contact(), userId: null, address: null } }),
    [],
    'B0',
  ],
  ['B13: the server is suspected', 'RECIPIENT_SERVER_SUSPECTED', 'B', facts(), ['yes', 'no', 'yes'], 'B0 B1 B2 B3 B4'],
  [
    'unknown goes on to the next cause',
    'RECIPIENT_SERVER_SUSPECTED',
    'B',
    facts(),
    ['unknown', 'unknown', 'unknown'],
    'B0 B1 B2 B3 B4',
  ],
  [
    'N03, B02: the last mail came back',
    'USER_ADDRESS_BOUNCED',
    'B',
    facts({ lines: lines({ ofPerson: bounced() }), aftermath: aftermath() }),
    [],
    'B0 D1 D2 D3 D4 D5',
  ],
  [
    'N03, B12: the last mail came back from an address that was replaced since',
    'IN_JUNK',
    'B',
    facts({
      lines: lines({ ofPerson: bounced({ to: 'old@example.org' }) }),
      aftermath: aftermath({ userAddress: 'an.vos@example.org' }),
    }),
    ['yes', 'yes'],
    'B0 B1 B2',
  ],
  [
    'N03, B12: the same of a client, who has another address by now',
    'RECIPIENT_SERVER_SUSPECTED',
    'B',
    facts({
      person: user({ kind: 'client', id: 'C1', userId: null }),
      client: { externalId: 'C1', name: 'Marie', emails: ['an.vos@example.org'] },
      lines: lines({ ofPerson: line({ status: 'bounced', reason: 'BOUNCED', to: 'old@example.org' }) }),
    }),
    ['yes', 'no', 'yes'],
    'B0 B1 B2 B3 B4',
  ],
  [
    'N03, B12: the last mail went to an address that was replaced since',
    'WENT_ELSEWHERE',
    'B',
    facts({ lines: lines({ ofPerson: line({ to: 'old@example.org', userId: 'u1' }) }) }),
    [],
    'B0',
  ],
  [
    'N03: the last mail still waits',
    'STILL_WAITING',
    'B',
    facts({ lines: lines({ ofPerson: line({ status: 'queued' }) }) }),
    [],
    'B0 D1 D2',
  ],
  [
    'L17: the last mail waits because no mail gets out',
    'PLATFORM_MAIL_DOWN',
    'B',
    facts({ lines: lines({ ofPerson: line({ status: 'queued' }) }), relaySilence: 'Greeting never received' }),
    [],
    'B0 B1',
  ],
  [
    'B01: a mail that could not be written says nothing of how mails arrive',
    'IN_JUNK',
    'B',
    facts({ lines: lines({ ofPerson: line({ status: 'not_sent', reason: 'NO_TEXT', userId: 'u1' }) }) }),
    ['unknown', 'yes'],
    'B0 B1 B2',
  ],
  // DP-D
  ['D03: a letter', 'LETTER', 'D', facts({ line: line({ format: 'letter', status: 'pending' }) }), [], 'D1'],
  ['D2: still waiting', 'STILL_WAITING', 'D', facts({ line: line({ status: 'queued' }) }), [], 'D1 D2'],
  [
    'A33: planned for later, whatever our mail server does now',
    'STILL_WAITING',
    'D',
    facts({
      relaySilence: 'Greeting never received',
      line: line({ status: 'queued', attempts: 0, dueAt: new Date('2026-11-25T08:00:00Z') }),
    }),
    [],
    'D1 D2',
  ],
  ['D2: withdrawn', 'WITHDRAWN', 'D', facts({ line: line({ status: 'withdrawn' }) }), [], 'D1 D2'],
  [
    'Dd4: resent already',
    'LETTER_EXISTS',
    'D',
    facts({ line: line({ status: 'not_sent', reason: 'NO_ADDRESS', letterNumber: 8 }) }),
    [],
    'D1 D2',
  ],
  [
    'D13: no letter form',
    'NO_LETTER_FORM',
    'D',
    facts({ line: line({ status: 'not_sent', reason: 'NO_ADDRESS', hasLetterForm: false }) }),
    [],
    'D1 D2 D3',
  ],
  [
    'D08: no dot',
    'ADDRESS_NO_DOT',
    'D',
    facts({ line: line({ status: 'not_sent', reason: 'ADDRESS_NO_DOT' }) }),
    [],
    'D1 D2 D3 D4',
  ],
  [
    'D08: no postal address',
    'NO_POSTAL_ADDRESS',
    'D',
    facts({ line: line({ status: 'not_sent', reason: 'NO_POSTAL_ADDRESS' }) }),
    [],
    'D1 D2 D3 D4',
  ],
  [
    'D10: bounced, the letter is there',
    'LETTER_PREPARED',
    'D',
    facts({ line: line({ status: 'bounced', reason: 'BOUNCED', letterNumber: 8 }) }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'D05: bounced, no letter',
    'BOUNCED_NO_LETTER',
    'D',
    facts({ line: line({ status: 'bounced', reason: 'BOUNCED' }) }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'L08: bounced, and sent to the next address',
    'NEXT_ADDRESS_TRIED',
    'D',
    facts({
      line: line({ status: 'bounced', reason: 'BOUNCED' }),
      aftermath: {
        words: null,
        next: { id: 'm2', number: 8, to: 'b@x.example', status: 'sent' },
        letter: null,
        userAddress: null,
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'L08: bounced, and the next address refused it too',
    'BOUNCED_NO_LETTER',
    'D',
    facts({
      line: line({ status: 'bounced', reason: 'BOUNCED' }),
      aftermath: {
        words: null,
        next: { id: 'm2', number: 8, to: 'b@x.example', status: 'not_sent' },
        letter: null,
        userAddress: null,
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'C02: a user’s own address bounced',
    'USER_ADDRESS_BOUNCED',
    'D',
    facts({
      line: line({ status: 'bounced', reason: 'BOUNCED', clientExternalId: null, userId: 'u1', hasLetterForm: false }),
      aftermath: {
        words: '550 5.1.1 No such user',
        next: null,
        letter: { id: 'l1', number: 9 },
        userAddress: null,
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'C02: a user’s own address bounced, and was corrected since',
    'RIGHT_NOW',
    'D',
    facts({
      line: line({ status: 'bounced', reason: 'BOUNCED', to: 'old@x.example', userId: 'u1', hasLetterForm: false }),
      aftermath: {
        words: '550 5.1.1',
        next: null,
        letter: null,
        userAddress: 'new@x.example',
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'D08: a user’s address had no @, and has one since',
    'RIGHT_NOW',
    'D',
    facts({
      line: line({ status: 'not_sent', reason: 'ADDRESS_NO_AT', to: null, userId: 'u1', hasLetterForm: false }),
      aftermath: {
        words: null,
        next: null,
        letter: null,
        userAddress: 'new@x.example',
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3',
  ],
  [
    'E10: a refusal about our own set-up is not put right by a user’s new address',
    'MAIL_SETUP_INCORRECT',
    'D',
    facts({
      line: line({ status: 'not_sent', reason: 'MAIL_SETUP_INCORRECT', to: 'old@x.example', userId: 'u1' }),
      aftermath: {
        words: null,
        next: null,
        letter: null,
        userAddress: 'new@x.example',
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3 D4',
  ],
  [
    'D08: a user’s address was changed, and is still none',
    'NO_LETTER_FORM',
    'D',
    facts({
      line: line({ status: 'not_sent', reason: 'ADDRESS_NO_AT', to: null, userId: 'u1', hasLetterForm: false }),
      aftermath: {
        words: null,
        next: null,
        letter: null,
        userAddress: 'new.x.example',
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3',
  ],
  [
    'E19: an address of our own house bounced',
    'HOUSE_ADDRESS_BOUNCED',
    'D',
    facts({
      line: line({ status: 'bounced', reason: 'BOUNCED', clientExternalId: null, hasLetterForm: false }),
      aftermath: {
        words: '550 5.1.1 No such user',
        next: null,
        letter: null,
        userAddress: null,
        houseGroup: null,
        houseUser: null,
      },
    }),
    [],
    'D1 D2 D3 D4 D5',
  ],
  [
    'C16: nobody was left, of a type without a letter',
    'NO_RECIPIENT',
    'D',
    facts({ line: line({ status: 'not_sent', reason: 'NO_RECIPIENT', hasLetterForm: false }) }),
    [],
    'D1 D2 D3 D4',
  ],
  ['D15: junk', 'IN_JUNK', 'D', facts({ line: line() }), ['yes'], 'D1 D2 D3 D4 D5 D6'],
  [
    'D17: a pattern of the domain',
    'DOMAIN_PATTERN',
    'D',
    facts({ line: line(), domain: { name: 'hotmail.com', othersMissing: 3 } }),
    ['no'],
    'D1 D2 D3 D4 D5 D6 D7',
  ],
  [
    'D19: the test arrives',
    'ARRIVES_NOW',
    'D',
    facts({ line: line(), domain: { name: 'hotmail.com', othersMissing: 2 } }),
    ['unknown', 'send', 'yes'],
    'D1 D2 D3 D4 D5 D6 D7 D8 D8',
  ],
  ['D18: the mailbox', 'MAILBOX_SETTINGS', 'D', facts({ line: line() }), ['no', 'unknown'], 'D1 D2 D3 D4 D5 D6 D7 D8'],
  [
    'D16: the server',
    'RECIPIENT_SERVER_SUSPECTED',
    'D',
    facts({ line: line() }),
    ['no', 'no'],
    'D1 D2 D3 D4 D5 D6 D7 D8 B4',
  ],
  [
    'D19: the test can’t be sent',
    'ADDRESS_NO_AT',
    'D',
    facts({ line: line(), clientTest: { id: 'm9', number: 9, to: null, status: 'not_sent', reason: 'ADDRESS_NO_AT' } }),
    ['no'],
    'D1 D2 D3 D4 D5 D6 D7 D8',
  ],
  // DP-C
  [
    'C14: nobody, not even catch-all',
    'NO_RECIPIENT',
    'C',
    facts({ input: {}, person: null, audience: audience({ catchAll: [] }) }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  [
    'C19: who gets it',
    'RECIPIENTS_FOUND',
    'C',
    facts({
      input: {},
      person: null,
      audience: audience({ kept: ['An Vos'], cardAddress: 'info@assemblage.example' }),
    }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  [
    'C03: a user, where it goes to the client itself',
    'FOR_CLIENT_ITSELF',
    'C',
    facts({
      input: {},
      rule: null,
      recipient: recipient({ selected: false }),
      audience: audience({
        kept: ['De lezer'],
        client: { name: 'De lezer', format: 'email', address: 'own@example.org', instead: null },
      }),
    }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  ...(['ROLE_NOT_ON_CASE', 'NO_CASE_FOR_ROLE'] as const).map((code): Case => [
    `A10: somebody who should have the role, and ${code}`,
    'RECIPIENT_NOT_SELECTED',
    'C',
    facts({
      input: {},
      recipient: recipient({
        selected: false,
        unmet: [{ selector: 'case-role:doctor', code, detail: 'doctor' }],
      }),
      audience: audience({ kept: ['Piet'] }),
    }),
    [],
    'C1 C2 C3 C4 C5',
  ]),
  [
    'C08: somebody whose module is off',
    'MODULE_OFF',
    'C',
    facts({
      input: {},
      recipient: recipient({ filters: moduleOff.filters }),
      audience: audience({ candidates: [moduleOff], kept: ['Piet'] }),
    }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  [
    'C06: somebody who shares an address',
    'SAME_ADDRESS',
    'C',
    facts({ input: {}, recipient: recipient({ duplicateOf: 'Piet' }), audience: audience({ kept: ['Piet'] }) }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  [
    'C04: somebody whom the rule does not mean',
    'RECIPIENT_NOT_SELECTED',
    'C',
    facts({ input: {}, recipient: recipient({ selected: false }), audience: audience({ kept: ['Piet'] }) }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  [
    'C19: somebody would get it, and the mail can’t leave',
    'NO_TEXT',
    'C',
    facts({
      input: {},
      person: null,
      audience: audience({ kept: ['Piet'], stopped: [{ who: 'Piet', code: 'NO_TEXT', detail: null }] }),
    }),
    [],
    'C1 C2 C3 C4 C5',
  ],
  // DP-E
  ['E04: the manager', 'SENDER_FOUND', 'E', asking('sender', { sender: cascade('manager') }), [], 'E0 E1 E7'],
  ['E05: the group', 'SENDER_FOUND', 'E', asking('sender', { sender: cascade('group') }), [], 'E0 E1 E2 E7'],
  [
    'E08: a group without address',
    'SENDER_FOUND',
    'E',
    asking('sender', {
      sender: cascade('branch').map((one) => (one.step === 'group' ? { ...one, who: 'Bakers' } : one)),
    }),
    [],
    'E0 E1 E2 E2b E7',
  ],
  ['Ed7: the branch', 'SENDER_FOUND', 'E', asking('sender', { sender: cascade('branch') }), [], 'E0 E1 E2 E2b E7'],
  [
    'E06: the functional address',
    'SENDER_FOUND',
    'E',
    asking('sender', { sender: cascade('functional') }),
    [],
    'E0 E1 E2 E2b E3 E7',
  ],
  [
    'E07: the communication address',
    'SENDER_FOUND',
    'E',
    asking('sender', { sender: cascade('communication') }),
    [],
    'E0 E1 E2 E2b E3 E4 E7',
  ],
  [
    'E10: no address at all',
    'MAIL_SETUP_INCORRECT',
    'E',
    asking('sender', { sender: cascade(null) }),
    [],
    'E0 E1 E2 E2b E3 E4',
  ],
  [
    'E10: the server refuses it',
    'MAIL_SETUP_INCORRECT',
    'E',
    asking('sender', { sender: cascade('manager'), transportRefused: { code: 'MAIL_SETUP_INCORRECT' } }),
    [],
    'E0 E1 E7',
  ],
  [
    'E22: chosen staff',
    'STAFF_FOUND',
    'E',
    asking('staff', { routing: { personalised: true, active: ['Lieve', 'Jef'], inactive: [] } }),
    [],
    'E0 E5',
  ],
  [
    'Ed4: chosen, but nobody active',
    'STAFF_FOUND',
    'E',
    asking('staff', { sender: cascade('functional'), routing: { personalised: true, active: [], inactive: ['Jef'] } }),
    [],
    'E0 E5 E1 E2 E2b E3 E7',
  ],
  [
    'E19: no choice',
    'STAFF_FOUND',
    'E',
    asking('staff', { sender: cascade('group'), routing: { personalised: false, active: [], inactive: [] } }),
    [],
    'E0 E5 E1 E2 E7',
  ],
  ['E11: active elsewhere', 'USER_ACTIVE_ELSEWHERE', 'E', asking('address', { activeElsewhere: true }), [], 'E0 E6'],
  [
    'X9: somebody here has the address',
    'USER_EXISTS',
    'E',
    asking('address', { userHere: { id: 'u1', name: 'An Vos' } }),
    [],
    'E0 E6',
  ],
  ['E12: an address that is free', 'ADDRESS_FREE', 'E', asking('address', {}), [], 'E0 E6'],
];

describe('each ending of the procedures, by the steps that lead to it (N03, Part 2)', () => {
  it.each(CASES)('%s: %s', (_requirement, code, procedure, seen, answers, steps) => {
    const state = run(procedure, seen, ...answers);
    expect(state.ending?.code).toBe(code);
    expect(path(state)).toBe(steps);
    expect(state.question).toBeNull();
    expect(state.at).toBeNull();
  });

  it('1.1: the rule that was picked goes along, by its name in the step', () => {
    const seen = facts({ rule: null, input: {}, choices: [{ id: 'r9', name: 'Ziekmelding' }] });
    const asked = advance(begin('A', {}), seen);
    expect(asked.question?.answers).toEqual([{ id: 'r9', name: 'Ziekmelding' }, 'unknown']);
    const picked = takeAnswer(asked, 'r9', seen);
    expect(picked.input).toEqual({ rule: 'r9' });
    expect(picked.at).toBe('1.2');
    expect(picked.steps.at(-1)?.answer).toBe('Ziekmelding');
    expect(() => takeAnswer(asked, 'r8', seen)).toThrow();
  });

  it('N03, 1.1: of each rule that fits it is told what stops it, the likeliest first, and who can’t say which gets all', () => {
    const seen = facts({ rule: null, input: {}, ...toChooseFrom(arrived(), noCondition(), inOrder('r4'), inactive()) });
    const asked = run('A', seen);
    expect(asked.steps[0]!.rows.map(({ rule, code, verdict }) => [rule, code, verdict])).toEqual([
      ['r1', 'USER_INACTIVE', 'fail'],
      ['r2', 'CONDITION_FAILED', 'fail'],
      ['r4', 'UNEXPLAINED', 'info'],
      ['r3', undefined, 'pass'],
    ]);
    expect(asked.question?.answers.map((one) => (typeof one === 'string' ? one : one.id))).toEqual([
      'r1',
      'r2',
      'r4',
      'r3',
      'unknown',
    ]);
    const { ending } = run('A', seen, 'unknown');
    expect(ending).toMatchObject({ code: 'RULE_NOT_KNOWN', which: '“Regel r1”, “Regel r2”' });
    expect(ending?.also.map(({ rule, code }) => [rule, code])).toEqual([
      ['Regel r1', 'USER_INACTIVE'],
      ['Regel r2', 'CONDITION_FAILED'],
    ]);
  });

  it('1.1: who can’t say which goes on with the one that something stopped; of what went out, none that was not meant', () => {
    const goesOnWith = (...all: Facts[]) => {
      const seen = facts({ rule: null, input: {}, ...toChooseFrom(...all) });
      const { at, input } = takeAnswer(run('A', seen), 'unknown', seen);
      return [at, input.rule];
    };
    const notMeant = ofRule('r5', { recipient: recipient({ selected: false }) });
    expect(goesOnWith(arrived(), noCondition(), inOrder('r4'))).toEqual(['1.2', 'r2']);
    expect(goesOnWith(inOrder('r4'), inOrder('r6'))).toEqual(['1.2', 'r4']);
    expect(goesOnWith(inOrder('r4'), notMeant)).toEqual(['1.2', 'r5']);
    expect(goesOnWith(arrived(), notMeant)).toEqual(['1.2', undefined]);
  });

  it('1.1, A14: what keeps every mail from the person is the cause, whichever rule was meant; so is what all have in common', () => {
    const concluded = (...all: Facts[]) => {
      const seen = facts({ rule: null, input: {}, ...toChooseFrom(...all) });
      const { input, ending } = takeAnswer(run('A', seen), 'unknown', seen);
      return input.rule ?? ending?.code;
    };
    expect(concluded(noCondition(), inactive())).toBe('r1');
    // He did get something: then it is not as simple.
    expect(concluded(arrived(), noCondition(), inactive())).toBe('RULE_NOT_KNOWN');
    const late = (id: string) =>
      ofRule(id, { ways: ways({ sets: [basis({ inForce: false, startsOn: '2026-12-01' })] }) });
    expect(concluded(late('r5'), late('r6'))).toBe('r5');
    expect(concluded(late('r5'), noCondition())).toBe('RULE_NOT_KNOWN');
    // What is mended at each rule is not the same.
    const unchosen = (id: string) => ofRule(id, { person: contact(), recipient: recipient({ selected: false }) });
    expect(concluded(unchosen('r5'), unchosen('r6'))).toBe('RULE_NOT_KNOWN');
  });

  it('1.1, A25: what most rules have in common is said once and first, with what to do about it, then the odd one', () => {
    const late = (id: string) =>
      ofRule(id, { ways: ways({ sets: [basis({ inForce: false, startsOn: '2026-12-01' })] }) });
    const concluded = (...all: Facts[]) =>
      run('A', facts({ rule: null, input: {}, ...toChooseFrom(...all) }), 'unknown').ending!;
    const { code, toDo, also } = concluded(late('r5'), noCondition(), late('r6'));
    expect([code, toDo]).toEqual(['RULE_NOT_KNOWN', 'SUBSCRIPTION_STARTS_LATE']);
    expect(also.map((one) => [one.rule, one.code])).toEqual([
      [undefined, 'SUBSCRIPTION_STARTS_LATE'],
      ['Regel r2', 'CONDITION_FAILED'],
    ]);
    expect(concluded(late('r5'), noCondition()).toDo).toBeUndefined();
  });

  it('1.1: where nothing stopped any of the rules, what went out to the person says most', () => {
    const changes = { ...toChooseFrom(arrived(), inOrder('r1')), lines: arrived().lines };
    expect(path(run('A', facts({ rule: null, input: {}, ...changes }), 'unknown'))).toBe('1.1 1.2 1.3 B1');
  });

  it('1.1: of very many rules the first are looked at, and it says so', () => {
    const many = Array.from({ length: MOST_SURVEYED + 5 }, (_, n) => ({ id: `x${n}`, name: `X${n}` }));
    const { survey } = toChooseFrom(inactive(), noCondition());
    const choices = [{ id: 'r1', name: 'Regel r1' }, { id: 'r2', name: 'Regel r2' }, ...many];
    const [step] = run('A', facts({ rule: null, input: {}, choices, survey })).steps;
    expect(step!.finding).toEqual({ key: 'many-rules-fit', values: { count: choices.length, looked: 2 } });
  });

  it('A21: where both ways fail, both are reported', () => {
    const seen = facts({ ways: ways({ uses: { subscriptions: true, workflows: true } }) });
    expect(run('A', seen).ending).toMatchObject({ code: 'NO_SUBSCRIPTION', also: [{ code: 'RULE_NOT_ASSIGNED' }] });
  });

  it('A34, A35: expected and actual are told', () => {
    const wrong = { expected: opened, actual: [{ kind: 'case.closed', caseType: 'verzuim' }], ok: false };
    expect(run('A', reaching({ trigger: wrong })).ending?.which).toBe('case.opened, verzuim ≠ case.closed, verzuim');
    const condition = { field: 'case.data.days', operator: 'more', value: 7, actual: null, ok: false } as const;
    expect(run('A', reaching({ conditions: [condition] })).steps.at(-1)?.rows).toEqual([
      {
        name: 'case.data.days more 7',
        value: '–',
        verdict: 'fail',
        condition: { field: 'case.data.days', operator: 'more', value: 7 },
      },
    ]);
  });

  it('C02: a mail to a user leads to that user, whose address it went to', () => {
    const seen = facts({
      line: line({ status: 'not_sent', reason: 'ADDRESS_NO_AT', clientExternalId: null, userId: 'u1' }),
    });
    expect(run('D', seen).ending?.subject).toEqual({ message: 'm1', type: 'HR1', user: 'u1' });
  });

  it('E19: a bounce of an address of our own leads to the manager or the group that has it, else to the settings', () => {
    const ours = line({
      status: 'bounced',
      reason: 'BOUNCED',
      userId: null,
      clientExternalId: null,
      to: 'us@x.example',
    });
    const bounced = (house: { houseGroup: string | null; houseUser: string | null }) =>
      run(
        'D',
        facts({ line: ours, aftermath: { words: null, next: null, letter: null, userAddress: null, ...house } }),
      );
    for (const [house, subject] of [
      [{ houseGroup: 'g1', houseUser: null }, { group: 'g1' }],
      [{ houseGroup: 'g1', houseUser: 'u2' }, { user: 'u2' }],
      [{ houseGroup: null, houseUser: null }, {}],
    ] as const) {
      const { ending } = bounced(house);
      expect(ending?.code).toBe('HOUSE_ADDRESS_BOUNCED');
      expect(ending?.subject).toEqual({ message: ours.id, type: ours.typeCode, ...subject });
    }
  });

  it('C02, D10: a bounce of a user’s address says which, in the server’s words, and that the client has a letter', () => {
    const ofUser = { clientExternalId: null, userId: 'u1', hasLetterForm: false };
    const seen = facts({
      line: line({ status: 'bounced', reason: 'BOUNCED_UNKNOWN_USER', to: 'jan@x.example', ...ofUser }),
      aftermath: {
        words: '550 5.1.1 No such user',
        next: null,
        letter: { id: 'l1', number: 9 },
        userAddress: null,
        houseGroup: null,
        houseUser: null,
      },
    });
    expect(run('D', seen).ending).toEqual({
      code: 'USER_ADDRESS_BOUNCED',
      which: 'jan@x.example: 550 5.1.1 No such user',
      subject: { message: 'm1', type: 'HR1', user: 'u1' },
      line: 'user',
      also: [{ code: 'BOUNCED_UNKNOWN_USER' }, { code: 'LETTER_TO_CLIENT', which: '9', message: 'l1' }],
    });
  });

  it('Dd4, D08: a letter took its place, and an address that is wrong stays so until it is corrected', () => {
    const resent = (reason: ReasonCode) => {
      const { code, toDo = code } = run(
        'D',
        facts({ line: line({ status: 'not_sent', reason, letterNumber: 8 }) }),
      ).ending!;
      return [code, fixOf(toDo).en];
    };
    expect(resent('ADDRESS_NO_AT')).toEqual(['LETTER_EXISTS', expect.stringContaining('correct it')]);
    expect(resent('TRANSPORT_ERROR')).toEqual(['LETTER_EXISTS', 'Nothing to do.']);
  });

  it('D13: what there is to do with a line says no word of a letter where there can be none', () => {
    const notSent = { status: 'not_sent', reason: 'MAIL_SETUP_INCORRECT' } as const;
    const toDo = (changes: Partial<Facts['line']>) => {
      const { ending } = run('D', facts({ line: line({ ...notSent, ...changes }) }));
      return fixOf('MAIL_SETUP_INCORRECT', ending!.line).en;
    };
    expect(toDo({})).toContain('resend as a letter');
    expect(toDo({ hasLetterForm: false })).toContain('no letter can be made of it');
    expect(toDo({ userId: 'u1', clientExternalId: null })).toContain('no letter can be made of it');
  });

  it('E10: an administrator is told what to do with the settings, and not to ask the administrator', () => {
    const toDo = ({ ending }: Run) => fixOf(ending!.code, ending!.line).en;
    expect(toDo(run('E', asking('sender', { sender: cascade(null) })))).toMatch(
      /^Fill in a functional or a communication/,
    );
    const refused = (code: ReasonCode) =>
      run('E', asking('sender', { sender: cascade('manager'), transportRefused: { code } }));
    expect(toDo(refused('TRANSPORT_ERROR'))).toContain('IT partner');
    const selfTest = { id: 'm9', number: 7, to: null, status: 'not_sent', reason: 'MAIL_SETUP_INCORRECT' } as const;
    expect(toDo(run('B', facts({ selfTest })))).toMatch(/^Fill in/);
  });

  it('C03: an address on the client card is told not to be used', () => {
    const seen = facts({ input: {}, audience: audience({ kept: ['An Vos'], cardAddress: 'info@assemblage.example' }) });
    const note = { code: 'CLIENT_CARD_ADDRESS_UNUSED', which: 'info@assemblage.example' };
    expect(run('C', seen).ending?.also).toEqual([note]);
  });

  it('C03, Dd5: a client that gets a letter in place of the mail is told with what is wrong with the mail', () => {
    const instead = { code: 'ADDRESS_NO_AT', detail: null } as const;
    const client = { name: 'De lezer', format: 'letter', address: null, instead } as const;
    const found = run('C', facts({ input: {}, person: null, audience: audience({ kept: ['De lezer'], client }) }));
    expect(found.ending).toMatchObject({ code: 'RECIPIENTS_FOUND', also: [{ code: 'ADDRESS_NO_AT' }] });
    expect(found.steps.at(-1)!.finding).toEqual({ key: 'client-gets-letter', values: { name: 'De lezer' } });
  });

  it('C16, A36: nobody is left, and what to do about it is said of what is missing', () => {
    const unmet = [{ selector: 'contact:hr', code: 'NO_SUCH_CONTACT', detail: 'hr' }] as const;
    const search = (changes: object) =>
      run('C', facts({ input: {}, person: null, audience: audience({ unmet, ...changes }) }));
    const ending = (changes: object) => search(changes).ending;
    expect(search({}).steps[0]).toMatchObject({
      finding: { key: 'others-asked' },
      rows: [{ name: 'hr', which: 'hr' }],
    });
    const also = [{ code: 'NO_SUCH_CONTACT', which: 'hr' }];
    expect(ending({})).toMatchObject({ code: 'NO_RECIPIENT', toDo: 'NO_SUCH_CONTACT', also });
    // Users are asked for too: access and ticks help.
    expect(ending({ catchAll: [] })).toMatchObject({ code: 'NO_RECIPIENT', also });
    expect(ending({ catchAll: [] })?.toDo).toBeUndefined();
  });

  it('C19: each step shows who came as far, and why not', () => {
    const { steps } = run('C', facts({ input: {}, audience: audience({ candidates: [moduleOff], catchAll: [] }) }));
    expect(steps.map(({ node, verdict, rows }) => [node, verdict, rows.map(({ name, code }) => code ?? name)])).toEqual(
      [
        ['C1', 'pass', ['An Vos']],
        ['C2', 'fail', ['MODULE_OFF']],
        ['C3', 'info', []],
        ['C4', 'fail', []],
        ['C5', 'fail', []],
      ],
    );
  });

  it('C13, C19, A14: only those who passed each step before remain, and each who failed leads to the user', () => {
    const off = { ...moduleOff.filters[2]! };
    const all = (id: string, ...filters: TracedCandidate['filters']): TracedCandidate => ({
      ...moduleOff,
      who: id,
      userId: id,
      filters,
    });
    const [active, access] = moduleOff.filters;
    const inactive = { id: 'active', result: 'fail', code: 'USER_INACTIVE' } as const;
    const noRight = { id: 'approval', result: 'fail', code: 'NO_APPROVAL_RIGHT', detail: 'placement' } as const;
    const candidates = [
      all('gone', inactive, access!, { id: 'module', result: 'pass' }, { id: 'approval', result: 'pass' }),
      all('off', active!, access!, off, { id: 'approval', result: 'pass' }),
      all('unentitled', active!, access!, { id: 'module', result: 'pass' }, noRight),
    ];
    const { steps } = run('C', facts({ input: {}, audience: audience({ candidates, catchAll: [] }) }));
    const counts = steps.map(({ node, finding, rows }) => [
      node,
      finding.values?.['count'],
      rows.filter(({ code }) => code).map(({ user, code }) => `${user} ${code}`),
    ]);
    expect(counts.slice(0, 3)).toEqual([
      ['C1', 2, ['gone USER_INACTIVE']],
      ['C2', 1, ['off MODULE_OFF']],
      ['C3', 0, ['unentitled NO_APPROVAL_RIGHT']],
    ]);
  });

  it('E08, Ed1, Ed4: what was passed over is told beside the winner, with where it is put right', () => {
    const steps = cascade('functional');
    const skipped = { code: 'SKIPPED_INVALID', inactive: true } as const;
    const manager = { ...steps[0]!, who: 'Luc', value: 'luc@example.org', ...skipped };
    const sender = [manager, { ...steps[1]!, who: 'Bakers' }, ...steps.slice(2)];
    const passedOver = [
      { code: 'SKIPPED_INVALID', which: 'Luc' },
      { code: 'GROUP_HAS_NO_ADDRESS', which: 'Bakers' },
    ];
    const found = run('E', asking('sender', { sender, senderGroup: 'bakers' }));
    expect(found.ending).toMatchObject({ code: 'SENDER_FOUND', subject: { group: 'bakers' }, also: passedOver });
    expect(found.steps.map(({ verdict }) => verdict)).toEqual(['info', 'fail', 'fail', 'info', 'pass', 'pass']);
    expect(found.steps[1]!.finding).toEqual({ key: 'level-inactive', values: { name: 'Luc' } });
    const routing = { personalised: true, active: [], inactive: ['Jef', 'Luc'] };
    expect(run('E', asking('staff', { sender, routing })).ending?.also).toEqual([
      { code: 'CHOSEN_STAFF_INACTIVE', which: 'Jef, Luc' },
      ...passedOver,
    ]);
    expect(run('E', asking('sender', { sender: cascade(null), routing })).ending?.also).toEqual([]);
  });

  it('B08: a mailbox of Microsoft gets its hint; B11: the address is there to copy', () => {
    const seen = facts({ domain: { name: 'hotmail.com', othersMissing: 0 } });
    const asked = run('B', seen, 'yes');
    expect(asked.steps.at(-1)?.finding).toEqual({ key: 'microsoft', values: { domain: 'hotmail.com' } });
    expect(run('B', seen, 'yes', 'no').question?.values).toEqual({ address: 'an.vos@example.org' });
  });

  it('N13: a slip in the address is proposed', () => {
    const seen = facts({ person: user({ address: 'an@hotmial.com' }) });
    expect(run('B', seen, 'yes', 'no').steps.at(-1)).toMatchObject({
      verdict: 'fail',
      finding: { key: 'address-suspect', values: { meant: 'an@hotmail.com' } },
    });
  });
});

describe('nobody is left without an answer (N03, A17)', () => {
  /** What says of a line that it was not sent, in D for every kind of line. */
  const OF_LINES = (Object.keys(reasons) as ReasonCode[]).filter((code) => reasons[code].fallback !== undefined);

  it.each(OF_LINES)('D: a line with %s ends with its own words', (code) => {
    for (const whose of [{}, { clientExternalId: null, userId: 'u1' }, { clientExternalId: null }]) {
      for (const hasLetterForm of [true, false]) {
        const { ending } = run(
          'D',
          facts({ line: line({ status: 'not_sent', reason: code, hasLetterForm, ...whose }) }),
        );
        const told = [ending!.code, ...ending!.also.map((one) => one.code)];
        expect(told).toContain(code);
        expect(ending!.toDo ?? ending!.code).toBe(code);
      }
    }
  });

  it.each(OF_LINES)('A: a line of the person with %s is followed to its end', (code) => {
    const { ending } = run('A', facts({ lines: lines({ ofPerson: line({ status: 'not_sent', reason: code }) }) }));
    expect(ending!.code).toBe(code);
  });

  it.each(OF_LINES)('A, C: what would keep the mail from leaving today, %s, is told', (code) => {
    const seen = {
      recipient: recipient({ stopped: { code, detail: null } }),
      audience: audience({ kept: ['An Vos'] }),
    };
    expect(run('A', reaching(seen)).ending!.code).toBe(code);
    expect(run('C', facts({ input: {}, ...seen })).ending!.code).toBe(code);
  });

  /** Every code that a filter may give, by the filter (design §4, F1–F6; C14; L22). */
  const OF_FILTERS: Record<FilterId, readonly ReasonCode[]> = {
    relevance: ['NOT_RELEVANT'],
    linked: ['CONTACT_HAS_NO_USER'],
    active: ['USER_INACTIVE'],
    access: ['NO_ACCESS', 'NO_CASE_RIGHT'],
    'receive-as-contact': ['RECEIVE_OFF'],
    module: ['MODULE_OFF', 'TYPE_HAS_NO_MODULE'],
    approval: ['NO_APPROVAL_RIGHT', 'TYPE_HAS_NO_NOTICE'],
    'catch-all': ['CATCH_ALL_OFF'],
  };

  it.each(Object.entries(OF_FILTERS))('A, C: the filter %s', (id, codes) => {
    for (const person of [user(), contact()]) {
      for (const code of codes) {
        const failed = { id: id as FilterId, result: 'fail' as const, code };
        const seen = { person, recipient: recipient({ filters: [failed] }), audience: audience({ kept: ['Piet'] }) };
        // Only who is a contact is asked whether a user is linked to it.
        if (person.kind === 'contact' || id !== 'linked') expect(run('A', reaching(seen)).ending!.code).toBe(code);
        expect(run('C', facts({ input: {}, ...seen })).ending!.code).toBe(code);
      }
    }
  });

  it('the filters give no other code', () => {
    const source = fileURLToPath(new URL('../../../src/decisions/filters.ts', import.meta.url));
    const given = [...readFileSync(source, 'utf8').matchAll(/'([A-Z_]{5,})'/g)].map(([, code]) => code as ReasonCode);
    const known = new Set(Object.values(OF_FILTERS).flat());
    expect(given.filter((code) => code in reasons && !known.has(code))).toEqual([]);
  });
});

describe('the cases above leave nothing out (N03)', () => {
  const runs = CASES.map(([, , procedure, seen, answers]) => run(procedure, seen, ...answers));

  it('take every step of the table, and no other', () => {
    const taken = new Set(runs.flatMap(({ steps }) => steps.map(({ node }) => node)));
    expect([...taken].sort()).toEqual(Object.keys(NODES).sort());
  });

  it('come to every ending that the steps know, from every procedure', () => {
    const source = fileURLToPath(new URL('../../../src/decisions/diagnosis', import.meta.url));
    const written = readdirSync(source)
      .filter((file) => /^dp-\w/.test(file))
      .flatMap((file) => readFileSync(join(source, file), 'utf8').match(/(?<=')[A-Z][A-Z_]+(?=')/g) ?? [])
      .filter((word) => word in reasons);
    expect(new Set(written).size).toBeGreaterThan(30);
    const told = new Set(runs.flatMap(({ ending }) => [ending!, ...ending!.also].map(({ code }) => code as string)));
    expect([...new Set(written)].filter((code) => !told.has(code))).toEqual([]);
    expect(new Set(runs.map(({ procedure }) => procedure)).size).toBe(5);
  });

  it('give each question each of the words that it takes', () => {
    const offered = new Set<string>();
    const given = new Set<string>();
    for (const [, , procedure, seen, answers] of CASES) {
      let state = advance(begin(procedure, seen.input), seen);
      for (const answer of answers) {
        const { node, answers: words } = state.question!;
        for (const word of words) if (typeof word === 'string') offered.add(`${node} ${word}`);
        given.add(`${node} ${answer}`);
        state = advance(takeAnswer(state, answer, seen), seen);
      }
    }
    expect([...given].sort()).toEqual([...offered].sort());
  });
});
