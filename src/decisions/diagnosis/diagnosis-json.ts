import type { Principal } from '../../auth/principal.js';
import { LANGUAGES, type Bilingual, type Language } from '../../common/language.js';
import { fixOf, reasons, type ReasonCode } from '../../common/reasons.js';
import { reasonText } from '../../messages/reason-text.js';
import type { StoredRun } from './diagnosis-store.js';
import { findingText } from './finding-words.js';
import type { Ending } from './ending.js';
import type { Question } from './node.js';
import type { Step, StepRow } from './step.js';
import { answerText, questionText } from './question-words.js';
import { STEP_WORDS } from './step-words.js';

/** A run as it travels to who asks, told in both languages. */
export function diagnosisJson(run: StoredRun, { userId }: Principal) {
  const { tests: _, ...input } = run.input;
  return {
    id: run.id,
    procedure: run.procedure,
    input,
    client: run.client?.externalId ?? null,
    startedBy: run.startedBy,
    startedAt: run.startedAt,
    updatedAt: run.updatedAt,
    revision: run.revision,
    steps: run.steps.map((step) => stepJson(step, run)),
    question: run.question && questionJson(run.question, userId !== null),
    outcome: run.ending && endingJson(run.ending),
  };
}

/** A message that something names: where it is read. */
function messageJson(id: string | undefined) {
  return id === undefined ? {} : { message: { id, path: `/api/v1/messages/${id}` } };
}

function stepJson({ node, verdict, finding, rows, answer }: Step, run: StoredRun) {
  return {
    node,
    check: STEP_WORDS[node],
    verdict,
    found: bilingual((language) => findingText(finding, language)),
    values: finding.values ?? {},
    ...messageJson(finding.message),
    rows: rows.map((row) => rowJson(row, run)),
    ...(answer !== undefined && { answer }),
  };
}

/** One that is about a rule says how to go on with it: as the body of a search of its own. */
function rowJson({ code, which, message, finding, rule, ...row }: StepRow, run: StoredRun): Record<string, unknown> {
  const { tests: _, ...input } = run.input;
  return {
    ...row,
    ...(code && reasonJson(code, which)),
    ...(finding && { found: bilingual((language) => findingText(finding, language)) }),
    ...messageJson(message),
    ...(rule !== undefined && { rule, goOn: { procedure: run.procedure, ...input, rule } }),
  };
}

/** @param hasMailbox whether a test mail to oneself can reach who asks: a key has no address (B03) */
function questionJson({ node, answers: all, values }: Question, hasMailbox: boolean) {
  const answers = hasMailbox || node !== 'B1' ? all : all.filter((offered) => offered !== 'send');
  return {
    node,
    question: bilingual((language) => questionText(node, language)),
    answers: answers.map((offered) =>
      typeof offered === 'string'
        ? { answer: offered, text: bilingual((language) => answerText(node, offered, language)) }
        : { answer: offered.id, text: { nl: offered.name, en: offered.name } },
    ),
    values: values ?? {},
  };
}

function endingJson({ code, which, subject, line, also, toDo = code }: Ending) {
  return {
    ...reasonJson(code, which),
    severity: reasons[code].severity,
    fix: fixOf(toDo, line),
    where: reasons[toDo].where,
    subject,
    also: also.map(({ message, rule, ...one }) => ({
      ...reasonJson(one.code, one.which),
      ...(message && { message }),
      ...(rule !== undefined && { rule }),
    })),
  };
}

function reasonJson(code: ReasonCode, which: string | undefined) {
  const sentence = bilingual((language) => reasonText(code, which ?? null, language));
  return { code, ...(which !== undefined && { which }), sentence };
}

function bilingual(tell: (language: Language) => string): Bilingual {
  return Object.fromEntries(LANGUAGES.map((language) => [language, tell(language)])) as unknown as Bilingual;
}
