import type { Permission } from '../../auth/permissions.js';
import { fixOf, reasons, type ReasonCode } from '../../common/reasons.js';
import type { NamedRun } from '../../decisions/diagnosis/diagnosis-store.js';
import { findingParts } from '../../decisions/diagnosis/finding-words.js';
import type { Ending, Question, Step } from '../../decisions/diagnosis/node.js';
import type { StepRow } from '../../decisions/diagnosis/step-row.js';
import { answerText, questionText } from '../../decisions/diagnosis/question-words.js';
import { STEP_WORDS } from '../../decisions/diagnosis/step-words.js';
import { reasonText } from '../../messages/reason-text.js';
import { fixLink, type FixLink } from '../fix-link.js';
import { calendarDate, shortDate } from '../format.js';
import { withEventNames } from '../i18n/event-words.js';
import { statusWords } from '../i18n/status-words.js';
import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import { conditionText } from '../why/condition-words.js';
import type {
  DiagnosisPageProps,
  ShownAbout,
  ShownEnding,
  ShownQuestion,
  ShownRow,
  ShownStep,
} from './diagnosis-page.js';
import { CONCEPT_OF } from './step-concepts.js';

/** One search as a page shows it. */
export function diagnosisPage(
  run: NamedRun,
  permissions: ReadonlySet<Permission>,
  view: View,
): Omit<DiagnosisPageProps, 'view' | 'shell'> {
  const t = view.t.diagnosis;
  return {
    id: run.id,
    revision: run.revision,
    title: t.procedures[run.procedure].name,
    about: aboutOf(run, view),
    begun: t.page.begun(run.startedBy ?? t.byApi, shortDate(run.startedAt, view)),
    steps: run.steps.map((step) => shownStep(step, remedyFor(run, permissions, view), view)),
    question: run.question && shownQuestion(run, run.question, view),
    ending: run.ending && shownEnding(worded(run.ending, run.steps, view), permissions, view),
    supportContact: run.ending && FOR_THE_HELPDESK.includes(run.ending.code) ? run.names.supportContact : null,
    again: fieldsOf(run),
    change: run.procedure === 'D' ? null : withQuery(urls.newDiagnosis, fieldsOf(run)),
  };
}

/** Who and what a run is about, as its list shows it in a line. */
export function aboutText({ names, input, client }: NamedRun, view: View): string {
  const what = input.about === undefined ? null : view.t.diagnosis.about[input.about];
  const line = names.message === null ? null : view.t.message.title(String(names.message));
  return [names.person ?? client?.name, what, names.rule ?? input.type, line, input.case, input.address]
    .filter(Boolean)
    .join(' · ');
}

/** How a run ended, in a line; null while a question waits. */
export function foundText({ ending, steps }: Pick<NamedRun, 'ending' | 'steps'>, view: View): string | null {
  if (!ending) return null;
  const { code, which } = worded(ending, steps, view);
  return reasonText(code, which === undefined ? null : wordsOfDetail(which, view), view.language);
}

function aboutOf({ names, input, client }: NamedRun, view: View): ShownAbout[] {
  const t = view.t.diagnosis.page.about;
  const isClient = input.person?.kind === 'client';
  const all: (ShownAbout | null)[] = [
    names.person !== null && !isClient ? { term: t.person, text: names.person } : null,
    client && { term: t.client, text: client.name, href: urls.client(client.externalId) },
    input.case === undefined ? null : { term: t.case, text: input.case },
    names.rule === null ? null : { term: t.rule, text: names.rule },
    input.type === undefined ? null : { term: t.type, text: input.type },
    names.message === null
      ? null
      : { term: t.message, text: String(names.message), href: urls.message(input.message!) },
    input.address === undefined ? null : { term: t.address, text: input.address },
  ];
  return all.filter((one) => one !== null);
}

/** What puts right what a row says of somebody, and where. */
type RemedyFor = (row: StepRow) => ShownRow['remedy'];

/** Of rows that name a user only: whatever else is wrong is told at the end (DP-C: a fix for each that fails). */
function remedyFor({ client, input, ending }: NamedRun, permissions: ReadonlySet<Permission>, view: View): RemedyFor {
  return ({ code, user }) => {
    if (!code || !user) return null;
    const about = {
      clientExternalId: client?.externalId ?? null,
      typeCode: ending?.subject.type ?? input.type ?? '',
      userId: user,
    };
    const link = fixLink(code, about, permissions, view);
    return { text: reasons[code].fix[view.language], href: link?.href ?? null };
  };
}

function shownStep({ node, verdict, finding, rows, answer }: Step, remedy: RemedyFor, view: View): ShownStep {
  const values =
    finding.key === 'asked-about' ? { what: view.t.diagnosis.about[String(finding.values?.['what'])] } : null;
  const told = values ? { ...finding, values: { what: values.what ?? '' } } : finding;
  return {
    concept: CONCEPT_OF[node],
    title: STEP_WORDS[node][view.language],
    verdict,
    found: findingParts(told, view.language, (value) => dated(value, view)).map(({ text, message }) => ({
      text,
      href: message === undefined ? null : urls.message(message),
    })),
    rows: rows.map((row) => ({ ...shownRow(row, view), remedy: remedy(row) })),
    answer: answer === undefined ? null : answerText(node, answer, view.language),
  };
}

function shownRow(
  { name, value, verdict = 'info', code, which, condition, message }: StepRow,
  view: View,
): Omit<ShownRow, 'remedy'> {
  const label = condition ? conditionText(condition, view) : filterName(name, view);
  const why = code && reasonText(code, which ?? null, view.language);
  const found = condition ? view.t.why.conditions.found(value ?? '–') : value && dated(value, view);
  const href = message === undefined ? null : urls.message(message);
  return { label, href, value: [why, found].filter(Boolean).join(' · '), verdict };
}

function filterName(name: string, view: View): string {
  return (view.t.why.filters as Record<string, string>)[name] ?? name;
}

function shownQuestion(run: NamedRun, { node, answers, values }: Question, view: View): ShownQuestion {
  const address = values?.['address'];
  const { test } = run;
  return {
    text: questionText(node, view.language),
    address: address === undefined ? null : String(address),
    test: test && view.t.diagnosis.page.test(test.number, statusWords[test.status].word[view.language]),
    answers: answers.map((offered) =>
      typeof offered === 'string'
        ? { value: offered, label: answerText(node, offered, view.language) }
        : { value: offered.id, label: offered.name },
    ),
  };
}

/** Conditions that failed are told in words, as the step that looked at them has them. */
function worded(ending: Ending, steps: readonly Step[], view: View): Ending {
  const failed = (steps.at(-1)?.rows ?? []).filter(({ condition, verdict }) => condition && verdict === 'fail');
  if (ending.code !== 'CONDITION_FAILED' || failed.length === 0) return ending;
  const which = failed.map(({ condition, value }) => `${conditionText(condition!, view)} ≠ ${value ?? '–'}`).join('; ');
  return { ...ending, which };
}

function shownEnding(
  { code, which, subject, line, also, toDo = code }: Ending,
  permissions: ReadonlySet<Permission>,
  view: View,
): ShownEnding {
  const about = {
    clientExternalId: subject.client ?? null,
    typeCode: subject.type ?? '',
    messageId: subject.message,
    ruleId: subject.rule,
    ruleSetId: subject.ruleSet,
    userId: subject.user,
    contactId: subject.contact,
  };
  const links = [
    fixLink(toDo, about, permissions, view),
    ...also.map(({ code: seen, message }) =>
      fixLink(seen, { ...about, messageId: message ?? about.messageId }, permissions, view),
    ),
  ];
  const text = ({ code: one, which: detail }: Pick<Ending, 'code' | 'which'>) =>
    reasonText(one, detail === undefined ? null : wordsOfDetail(detail, view), view.language);
  const advice = (one: Pick<Ending, 'code'>) => fixOf(one.code, line)[view.language];
  // What was found is in order, and something on the way to it is not: then that is what there is to do.
  const onTheWay = SETTLED.includes(code) && also.some((one) => reasons[one.code].severity === 'warning');
  return {
    tone: onTheWay ? 'hands' : toneOf(code),
    sentence: text({ code, ...(which !== undefined && { which }) }),
    code,
    fix: onTheWay ? null : advice({ code: toDo }),
    links: unique(links.filter((link) => link !== null)),
    also: also.map((one) => (onTheWay ? `${text(one)}. ${advice(one)}` : `${text(one)}.`)),
  };
}

/** Endings with which nothing is wrong any more. */
const SETTLED: readonly ReasonCode[] = [
  'ADDRESS_FREE',
  'ARRIVES_NOW',
  'LETTER_EXISTS',
  'LETTER_PREPARED',
  'RECIPIENTS_FOUND',
  'RIGHT_NOW',
  'SENDER_FOUND',
  'STAFF_FOUND',
];

/** Endings that are the state of a line or a hint, and ask for no repair. */
const HINTS: readonly ReasonCode[] = [
  'IN_JUNK',
  'LETTER',
  'RIGHT_NOW_APPLY_AGAIN',
  'SAME_ADDRESS',
  'STILL_WAITING',
  'USER_EXISTS',
  'WITHDRAWN',
];

/** Endings with which somebody else has to be called (B06, B14, D17, E10). */
const FOR_THE_HELPDESK: readonly ReasonCode[] = [
  'DOMAIN_PATTERN',
  'MAIL_SETUP_INCORRECT',
  'PLATFORM_MAIL_DOWN',
  'RECIPIENT_SERVER_SUSPECTED',
  'TRANSPORT_ERROR',
  'UNEXPLAINED',
];

function toneOf(code: ReasonCode): ShownEnding['tone'] {
  if (SETTLED.includes(code)) return 'done';
  return HINTS.includes(code) || reasons[code].severity === 'warning' ? 'hands' : 'failed';
}

function unique(links: readonly FixLink[]): FixLink[] {
  return [...new Map(links.map((link) => [link.href, link])).values()];
}

/** The fields of the first page, as they were filled in. */
function fieldsOf({ procedure, input }: NamedRun): Record<string, string> {
  const { person, client, rule, type, about, address, message, from, to } = input;
  const fields = {
    procedure,
    client: client ?? (person?.kind === 'client' ? person.id : undefined),
    person: person && `${person.kind}:${person.id}`,
    case: input.case,
    rule,
    type,
    about,
    address,
    message,
    from,
    to,
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Times and days in the reader's words; everything else as it is. */
function dated(value: string | number, view: View): string {
  if (typeof value === 'number') return String(value);
  const timed = value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => shortDate(new Date(moment), view));
  return datedWords(timed, view);
}

/** What was expected and what was found, in words; days as people write them, events by their names (A34). */
function wordsOfDetail(which: string, view: View): string {
  return datedWords(which, view).replaceAll(' ≠ ', `, ${view.t.why.conditions.found('')}`);
}

function datedWords(text: string, { language }: View): string {
  return withEventNames(text, language).replace(/\d{4}-\d\d-\d\d/g, (day) => calendarDate(day));
}
