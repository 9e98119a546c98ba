import type { ReasonCode } from '../../common/reasons.js';
import type { Trace, TracedMessage } from '../../decisions/trace.js';
import type { RelayFailure } from '../../health/relay-state.js';
import type { MessageDetail, TimelineRow } from '../../messages/message-detail.service.js';
import type { MessageRow as Line } from '../../messages/message-list.service.js';
import { reasonText } from '../../messages/reason-text.js';
import { isIn } from '../../messages/states.js';
import type { WhyRow, WhyStep } from '../components/steps.js';
import type { FixLink } from '../fix-link.js';
import { shortDate } from '../format.js';
import { statusWords } from '../i18n/status-words.js';
import { statusHint } from '../message/status-hint.js';
import { hasLiveLetter, typeName } from '../messages/message-row-view.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { serverStep } from './server-step.js';
import { chosenStep, ruleSteps, senderStep } from './trace-steps.js';

/** A line with all that its *Why?* is told from: the stored trace of its decision, and what happened since. */
export interface WhyFacts {
  line: Line;
  detail: MessageDetail;
  trace: Trace;
  timeline: readonly TimelineRow[];
  /** What is wrong with our own mail server; null while it works. */
  relay: RelayFailure | null;
  /** What Resend or Make letter would do with the line today; null for a letter. */
  letter: { outcome: 'created' } | { outcome: 'refused'; sentence: string } | null;
  fix: FixLink | null;
  /** What would put the line's reason right, as the page says it above; null where nothing is open. */
  advice: string | null;
}

/**
 * Why a message is as it is (N01): each step of the decision as a question with its answer, in the order in which it was
 * decided, then what the mail server and the print room made of it, and what now. Nothing is judged here: it only reads.
 */
export function whySteps(facts: WhyFacts, view: View): WhyStep[] {
  const steps = [
    askedStep(facts, view),
    ...ruleSteps(facts.trace, view),
    recipientsStep(facts, view),
    ...(facts.line.reason === 'NO_RECIPIENT' ? [] : [textStep(facts, view)]),
    formatStep(facts, view),
    addressesStep(facts, view),
    senderStep(facts.trace.sender, facts.detail.replyTo, view),
    serverStep(facts.timeline, view),
    letterStep(facts, view),
    nextStep(facts, view),
  ];
  return steps.filter((step) => step !== null);
}

function askedStep({ line, detail }: WhyFacts, view: View): WhyStep {
  const t = view.t.why.asked;
  const type = `${line.typeCode} ${typeName(line, view)}`;
  return {
    kind: 'asked',
    verdict: 'info',
    answer: type,
    rows: [
      { label: t.type, value: type },
      { label: t.key, value: detail.eventKey, href: urls.event(detail.eventId) },
      ...(detail.runName ? [{ label: t.run, value: detail.runName }] : []),
      { label: t.origin, value: detail.askedBy ?? t.origins[detail.origin] ?? detail.origin },
      { label: t.at, value: shortDate(detail.receivedAt, view) },
      ...(line.ref ? [{ label: t.ref, value: line.ref }] : []),
      ...(detail.validUntil ? [{ label: t.validUntil, value: shortDate(detail.validUntil, view) }] : []),
      ...(detail.supersededById
        ? [
            {
              label: t.supersededBy,
              value: view.t.timeline.message(String(detail.supersededByNumber)),
              href: urls.message(detail.supersededById),
            },
          ]
        : []),
    ],
  };
}

/** Reasons that stop at the client, whatever addresses there are. */
const ABOUT_CLIENT: readonly ReasonCode[] = ['CLIENT_FLAGGED', 'NOT_RELEVANT'];

function recipientsStep({ line, trace }: WhyFacts, view: View): WhyStep {
  // What a request asks for is for the client; a rule and Bode itself (a welcome, a test) find their recipients.
  if (trace.rule || trace.candidates.some(({ selector }) => selector !== 'client')) return chosenStep(trace, view);
  const t = view.t.why.recipients;
  const name = line.clientName ?? t.nobody;
  const stopped = line.reason !== null && ABOUT_CLIENT.includes(line.reason) ? sentenceOf(line, view) : null;
  const rows = trace.candidates.flatMap((candidate): WhyRow[] => [
    {
      label: candidate.selector === 'client' ? t.client : candidate.selector,
      value: candidate.selector === 'client' ? `${name} (${line.clientExternalId})` : candidate.who,
      verdict: candidate.kept ? 'pass' : 'fail',
    },
    ...candidate.filters
      .filter(({ result, code }) => result === 'fail' && code)
      .map(({ code, detail }): WhyRow => ({
        label: view.t.why.because,
        value: reasonText(code!, detail ?? null, view.language),
        verdict: 'fail',
      })),
  ]);
  return {
    kind: 'recipients',
    verdict: stopped ? 'fail' : 'pass',
    answer: stopped ?? name,
    rows: stopped ? [...rows, { label: view.t.why.because, value: stopped, verdict: 'fail' }] : rows,
  };
}

function textStep({ line, detail, trace }: WhyFacts, view: View): WhyStep {
  const t = view.t.why.text;
  const unusable = line.reason === 'NO_TEXT' || line.reason === 'RENDER_ERROR';
  const language = nameOfLanguage(view);
  const version =
    detail.textVersion === null
      ? null
      : t.version(language(detail.textLanguage ?? detail.language), detail.textVersion);
  const { text } = trace;
  return {
    kind: 'text',
    verdict: unusable ? 'fail' : 'pass',
    answer: unusable ? sentenceOf(line, view) : (version ?? t.none),
    rows: [
      ...(text ? [{ label: t.wanted, value: language(text.wanted) }] : []),
      ...(version ? [{ label: t.used, value: version }] : []),
      ...(text?.fallback ? [{ label: view.t.why.because, value: t.fallback(language(text.wanted)) }] : []),
    ],
  };
}

function formatStep(facts: WhyFacts, view: View): WhyStep {
  const { line, detail } = facts;
  const t = view.t.why.format;
  const because = line.format === 'letter' ? detail.cause : tracedMail(facts)?.formatReason;
  const why = because ? t.reasons[because] : null;
  return {
    kind: 'format',
    verdict: 'info',
    answer: [t[line.format], why].filter(Boolean).join(': '),
    rows: [],
  };
}

/** The e-mail addresses, in the order in which they were judged; a letter has a step of its own. */
function addressesStep(facts: WhyFacts, view: View): WhyStep | null {
  const { line } = facts;
  const tried = tracedMail(facts)?.addressesTried ?? [];
  if (tried.length === 0) return null;
  const t = view.t.why.addresses;
  const usable = tried.filter(({ code }) => code === undefined).map(({ address }) => address);
  return {
    kind: 'addresses',
    verdict: usable.length > 0 ? 'pass' : 'fail',
    answer: usable.length > 0 ? usable.join(', ') : line.format === 'email' ? sentenceOf(line, view) : t.none,
    rows: tried.map(({ address, code }, index) => ({
      label: t.nth(index + 1),
      value: `${address}: ${code ? reasonText(code, null, view.language) : t.usable}`,
      verdict: code ? 'fail' : 'pass',
    })),
  };
}

/** The letter itself, the one that followed a mail, or why there is none. */
function letterStep(facts: WhyFacts, view: View): WhyStep | null {
  const { line, letter } = facts;
  const t = view.t.why.letter;
  if (line.format === 'letter') return ownLetterStep(facts, view);
  if (line.letterId !== null && line.letterStatus !== null && hasLiveLetter(line)) {
    const number = String(line.letterNumber);
    const answer = t.of(number, statusWords[line.letterStatus].word[view.language]);
    return {
      kind: 'letter',
      verdict: 'pass',
      answer,
      rows: [{ label: t.number, value: number, href: urls.message(line.letterId) }],
    };
  }
  if (!letter || !asksForLetter(line)) return null;
  return {
    kind: 'letter',
    verdict: letter.outcome === 'created' ? 'info' : 'fail',
    answer: letter.outcome === 'created' ? t.possible : letter.sentence,
    rows: [],
  };
}

function ownLetterStep({ line, detail }: WhyFacts, view: View): WhyStep {
  const t = view.t.why.letter;
  const status = statusWords[line.status].word[view.language];
  const stopped = line.status === 'held';
  return {
    kind: 'letter',
    verdict: stopped ? 'fail' : 'pass',
    answer: stopped && line.reason ? sentenceOf(line, view) : status,
    rows: [
      ...(detail.windowAddress ? [{ label: t.address, value: detail.windowAddress.lines.join(', ') }] : []),
      { label: t.fee, value: line.fee ? t.charged : t.free },
      ...(line.batchId
        ? [
            {
              label: t.batch,
              value: view.t.row.batch(String(line.batchNumber), String(line.batchSequence ?? '–')),
              href: urls.batch(line.batchId),
            },
          ]
        : []),
    ],
  };
}

/** What somebody can do now; where nobody has to, what happens by itself. */
function nextStep({ line, detail, relay, fix, advice }: WhyFacts, view: View): WhyStep {
  const t = view.t.why.next;
  const followed = asksForLetter(line) && hasLiveLetter(line);
  const open = advice !== null && !followed && (line.status === 'held' || asksForLetter(line));
  const byItself = followed
    ? t.followed(String(line.letterNumber))
    : line.status === 'withdrawn'
      ? t.nothing
      : statusHint({ ...detail, status: line.status }, relay, view);
  return {
    kind: 'next',
    verdict: 'info',
    answer: open ? advice : byItself,
    rows: open && fix ? [{ label: t.where, value: fix.text, href: fix.href }] : [],
  };
}

function asksForLetter({ status }: Line): boolean {
  return isIn('failed', status);
}

/** The mail as it was decided: of several in one decision the one whose addresses this line's is among. */
function tracedMail({ line, trace }: WhyFacts): TracedMessage | undefined {
  const mails = trace.messages.filter(({ format }) => format === 'email');
  const isOwn = ({ to, addressesTried }: TracedMessage) =>
    to === line.toAddress || addressesTried.some(({ address }) => address === line.toAddress);
  return mails.find(isOwn) ?? mails[0];
}

function sentenceOf(line: Line, view: View): string {
  return line.reason ? reasonText(line.reason, line.reasonDetail, view.language) : '';
}

function nameOfLanguage(view: View): (code: string) => string {
  const names = new Intl.DisplayNames([view.language], { type: 'language', fallback: 'code' });
  return (code) => names.of(code) ?? code;
}
