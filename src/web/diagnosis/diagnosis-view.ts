import type { Permission } from '../../auth/permissions.js';
import { reasons, type ReasonCode } from '../../common/reasons.js';
import type { NamedRun } from '../../decisions/diagnosis/diagnosis-store.js';
import { findingParts, findingText } from '../../decisions/diagnosis/finding-words.js';
import type { Question } from '../../decisions/diagnosis/node.js';
import type { Step, StepRow } from '../../decisions/diagnosis/step.js';
import { answerText, questionText } from '../../decisions/diagnosis/question-words.js';
import { STEP_WORDS } from '../../decisions/diagnosis/step-words.js';
import { reasonText } from '../../messages/reason-text.js';
import { isIn } from '../../messages/states.js';
import { fixLink } from '../fix-link.js';
import { shortDate } from '../format.js';
import { statusWords } from '../i18n/status-words.js';
import type { TypeWords } from '../type-names.service.js';
import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import { conditionText } from '../why/condition-words.js';
import { throughText } from '../why/through-words.js';
import { dated, foundValue, wordsOfDetail } from './dated-words.js';
import type { ShownQuestion, ShownTest } from './asked.js';
import type { DiagnosisPageProps, ShownAbout, ShownRow, ShownStep } from './diagnosis-page.js';
import { isForTheHelpdesk, shownEnding, worded, wordedBy } from './ending-view.js';
import { CONCEPT_OF } from './step-concepts.js';

/** One search as a page shows it. */
export function diagnosisPage(
  run: NamedRun,
  permissions: ReadonlySet<Permission>,
  types: TypeWords,
  view: View,
): Omit<DiagnosisPageProps, 'view' | 'shell'> {
  const t = view.t.diagnosis;
  return {
    id: run.id,
    revision: run.revision,
    title: t.procedures[run.procedure].name,
    about: aboutOf(run, types, view),
    begun: t.page.begun(run.startedBy ?? t.byApi, shortDate(run.startedAt, view)),
    steps: run.steps.map((step) =>
      shownStep(step, { remedy: remedyFor(run, permissions, view), goOn: goOnWith(run) }, view),
    ),
    question: run.question && shownQuestion(run, run.question, view),
    ending: run.ending && shownEnding(worded(run.ending, run.steps, view), permissions, view),
    supportContact: run.ending && isForTheHelpdesk(run.ending) ? run.names.supportContact : null,
    again: fieldsOf(run),
    change: run.procedure === 'D' ? null : withQuery(urls.newDiagnosis, fieldsOf(run)),
  };
}

/** Who and what a run is about, as its list shows it in a line. */
export function aboutText({ names, input, client }: NamedRun, types: TypeWords, view: View): string {
  const what = input.about === undefined ? null : view.t.diagnosis.about[input.about];
  const line = names.message === null ? null : view.t.message.title(String(names.message));
  return [
    names.person ?? client?.name,
    what,
    names.rule ?? (input.type && types(input.type)),
    line,
    input.case,
    input.address,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How a run ended, in a line; null while a question waits. */
export function foundText({ ending, steps }: Pick<NamedRun, 'ending' | 'steps'>, view: View): string | null {
  if (!ending) return null;
  const { code, which } = worded(ending, steps, view);
  return reasonText(code, which === undefined ? null : wordsOfDetail(code, which, view), view.language);
}

function aboutOf({ names, input, client }: NamedRun, types: TypeWords, view: View): ShownAbout[] {
  const t = view.t.diagnosis.page.about;
  const isClient = input.person?.kind === 'client';
  const all: (ShownAbout | null)[] = [
    names.person !== null && !isClient ? { term: t.person, text: names.person } : null,
    client && { term: t.client, text: client.name, href: urls.client(client.externalId) },
    input.case === undefined ? null : { term: t.case, text: input.case },
    names.rule === null ? null : { term: t.rule, text: names.rule },
    input.type === undefined ? null : { term: t.type, text: types(input.type) },
    names.message === null
      ? null
      : { term: t.message, text: String(names.message), href: urls.message(input.message!) },
    input.address === undefined ? null : { term: t.address, text: input.address },
  ];
  return all.filter((one) => one !== null);
}

/** What a row leads to. */
interface RowLinks {
  /** What puts right what it says of somebody or of a rule, and where. */
  remedy: (row: StepRow) => ShownRow['remedy'];
  /** How to go on with the rule that it is about. */
  goOn: (row: StepRow) => ShownRow['goOn'];
}

/** Of rows that name a user or a rule only: whatever else is wrong is told at the end (DP-C: a fix for each that fails). */
function remedyFor(
  { client, input, ending }: NamedRun,
  permissions: ReadonlySet<Permission>,
  view: View,
): RowLinks['remedy'] {
  return ({ code, user, rule, subject = {} }) => {
    if (!code || (!user && !rule)) return null;
    const about = {
      clientExternalId: subject.client ?? client?.externalId ?? null,
      typeCode: subject.type ?? ending?.subject.type ?? input.type ?? '',
      messageId: subject.message,
      ruleId: subject.rule ?? rule,
      ruleSetId: subject.ruleSet,
      contactId: subject.contact,
      groupId: subject.group,
      userId: user ?? subject.user,
    };
    const link = fixLink(code, about, permissions, view);
    return { text: rule && link ? link.text : reasons[code].fix[view.language], href: link?.href ?? null };
  };
}

/** While it is asked which rule was meant, its row answers that; afterwards it begins a search of its own. */
function goOnWith(run: NamedRun): RowLinks['goOn'] {
  const waits = run.question?.node === '1.1';
  const action = waits ? urls.diagnosisAnswers(run.id) : urls.diagnoses;
  const fields = (rule: string): Record<string, string> =>
    waits ? { revision: String(run.revision), answer: rule } : { ...fieldsOf(run), rule };
  return ({ rule }) => (rule === undefined ? null : { action, fields: fields(rule) });
}

function shownStep({ node, verdict, finding, rows, answer }: Step, links: RowLinks, view: View): ShownStep {
  const values =
    finding.key === 'asked-about' ? { what: view.t.diagnosis.about[String(finding.values?.['what'])] } : null;
  const told = values ? { ...finding, values: { what: values.what ?? '' } } : finding;
  return {
    concept: CONCEPT_OF[node],
    title: STEP_WORDS[node][view.language],
    verdict,
    found: findingParts(told, view.language, (value, name) => foundValue(value, name, view)).map(
      ({ text, message }) => ({
        text,
        href: message === undefined ? null : urls.message(message),
      }),
    ),
    rows: rows.map((row) => ({
      ...shownRow(throughIn(node, row, view), view),
      remedy: links.remedy(row),
      goOn: links.goOn(row),
    })),
    answer: answer === undefined ? null : answerText(node, answer, view.language),
  };
}

/** The step that lists who may get it says through what. */
function throughIn(node: Step['node'], row: StepRow, view: View): StepRow {
  return node === 'C1' && row.value !== undefined ? { ...row, value: throughText(row.value, view) } : row;
}

function shownRow(row: StepRow, view: View): Omit<ShownRow, 'remedy' | 'goOn'> {
  const { name, value, verdict = 'info', code, condition, message, finding, seen = [] } = row;
  const label = condition ? conditionText(condition, view) : filterName(name, view);
  const why = code && reasonOf({ ...row, code }, seen, view);
  const told = finding && findingText(finding, view.language, (one, of) => foundValue(one, of, view));
  const found = condition ? view.t.why.conditions.found(value ?? '–') : value && dated(value, view);
  const href = message === undefined ? null : urls.message(message);
  return { label, href, value: [why, told, found].filter(Boolean).join(' · '), verdict };
}

function reasonOf(row: StepRow & { code: ReasonCode }, seen: readonly StepRow[], view: View): string {
  const { code, which } = wordedBy(row, seen, view);
  return reasonText(code, which === undefined ? null : wordsOfDetail(code, which, view), view.language);
}

function filterName(name: string, view: View): string {
  return (view.t.why.filters as Record<string, string>)[name] ?? name;
}

function shownQuestion(run: NamedRun, { node, answers, values }: Question, view: View): ShownQuestion {
  const address = values?.['address'];
  return {
    text: questionText(node, view.language),
    address: address === undefined ? null : String(address),
    test: shownTest(run, node, view),
    answers: answers.map((offered) =>
      typeof offered === 'string'
        ? { value: offered, label: answerText(node, offered, view.language) }
        : { value: offered.id, label: offered.name },
    ),
  };
}

/** The test mail that was asked for at this question. */
function shownTest({ test, input: { tests } }: NamedRun, node: Question['node'], view: View): ShownTest | null {
  const t = view.t.diagnosis.page;
  if ((node === 'B1' ? tests?.self : node === 'D8' ? tests?.client : undefined) === undefined) return null;
  if (!test) return { text: t.testAsked, waits: true };
  const word = statusWords[test.status].word[view.language];
  return { text: t.test(test.number, word), waits: isIn('underWay', test.status) };
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
