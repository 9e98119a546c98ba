import { Button, PostForm } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { DefinitionList } from '../components/parts.js';
import type { FixLink } from '../fix-link.js';
import type { Concept } from '../i18n/concepts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { Asked, type ShownQuestion } from './asked.js';

type Verdict = 'pass' | 'fail' | 'info';

export interface ShownAbout {
  term: string;
  text: string;
  href?: string;
}

/** One of several that a step looked at. */
export interface ShownRow {
  label: string;
  /** Of the message that it is about. */
  href: string | null;
  value: string;
  verdict: Verdict;
  /** What puts it right, and the page where that is done, for whoever may open it. */
  remedy: { text: string; href: string | null } | null;
  /** What is sent to go on with the rule that it is about. */
  goOn: { action: string; fields: Readonly<Record<string, string>> } | null;
}

export interface ShownStep {
  /** What it is about, for the help beside it (A37). */
  concept: Concept;
  title: string;
  verdict: Verdict;
  /** In pieces: one names a message, and leads to it. */
  found: { text: string; href: string | null }[];
  rows: ShownRow[];
  answer: string | null;
}

export interface ShownEnding {
  tone: 'done' | 'hands' | 'failed';
  sentence: string;
  code: string;
  /** Null where what to do stands with what was seen beside it. */
  fix: string | null;
  links: FixLink[];
  /** Whole sentences. */
  also: string[];
}

export interface DiagnosisPageProps extends PageProps {
  id: string;
  revision: number;
  title: string;
  about: ShownAbout[];
  begun: string;
  steps: ShownStep[];
  question: ShownQuestion | null;
  ending: ShownEnding | null;
  /** Whom to call; null where the organisation named nobody. */
  supportContact: string | null;
  /** What is sent to look at the same once more, as things stand by then: after a repair. */
  again: Readonly<Record<string, string>>;
  /** The first page with the same filled in, to change something; null where there is nothing to change. */
  change: string | null;
}

/**
 * One search, to be read from top to bottom, printed, or handed to support: the outcome first where there is one, what
 * was looked at, and the one question that waits (N03).
 */
export function DiagnosisPage(props: DiagnosisPageProps) {
  const { view, shell, title, about, begun, steps, question, ending } = props;
  const t = view.t.diagnosis;
  return (
    <Page view={view} shell={shell} title={[title, t.title]} width="reading">
      <p class="crumb no-print">
        <a href={urls.diagnoses}>← {t.title}</a>
      </p>
      <div class="head">
        <h1>{title}</h1>
        <p class="facts">
          <span class="print-only">{shell?.organisation}</span>
          <span>{begun}</span>
        </p>
      </div>
      <DefinitionList
        items={about.map(({ term, text, href }) => ({
          term,
          value: href ? (
            <a href={href}>
              <bdi>{text}</bdi>
            </a>
          ) : (
            <bdi>{text}</bdi>
          ),
        }))}
      />
      {ending && <Ending {...props} ending={ending} />}
      <section aria-labelledby="steps">
        <h2 id="steps">{t.page.steps}</h2>
        <ol class="checks">
          {steps.map((step) => (
            <Check view={view} step={step} />
          ))}
        </ol>
      </section>
      {question && <Asked view={view} id={props.id} revision={props.revision} question={question} />}
    </Page>
  );
}

const tones = { done: 'check', hands: 'hand', failed: 'triangle' } as const;

function Ending({ view, ending, supportContact, again, change }: DiagnosisPageProps & { ending: ShownEnding }) {
  const t = view.t.diagnosis.page;
  return (
    <section class={`ending ${ending.tone}`} aria-labelledby="outcome" tabIndex={-1} data-focus>
      <h2 id="outcome">{t.outcome}</h2>
      <p class="ending-sentence">
        <Icon name={tones[ending.tone]} />
        <span>
          {ending.sentence}. <span class="tag">{ending.code}</span>
        </span>
      </p>
      {ending.fix && <p>{ending.fix}</p>}
      {ending.also.length > 0 && (
        <>
          <h3>{t.also}</h3>
          <ul>
            {ending.also.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {supportContact && ending.tone !== 'done' && <p class="quiet">{t.support(supportContact)}</p>}
      <p class="ending-links no-print">
        {ending.links.map(({ href, text }) => (
          <a href={href}>{text}</a>
        ))}
        {change && <a href={change}>{t.again}</a>}
      </p>
      <PostForm view={view} action={urls.diagnoses} class="no-print">
        <Hidden fields={again} />
        <Button>{t.lookAgain}</Button>
      </PostForm>
      <p class="quiet no-print">{t.print}</p>
    </section>
  );
}

function Hidden({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

const icons = { pass: 'check', fail: 'triangle', info: 'arrow' } as const;

function Check({ view, step }: { view: View; step: ShownStep }) {
  const t = view.t.diagnosis.page;
  const { about } = view.t.concepts;
  return (
    <li class={`check ${step.verdict}`}>
      <p class="check-title">
        <Icon name={icons[step.verdict]} />
        <span class="unseen">{t.verdict[step.verdict]}: </span>
        <span>{step.title}</span>
        <a
          class="step-help no-print"
          href={urls.concept(step.concept)}
          aria-label={about(view.t.concepts.concepts[step.concept].name)}
        >
          {view.t.concepts.link}
        </a>
      </p>
      <p>
        <bdi>{step.found.map(({ text, href }) => (href ? <a href={href}>{text}</a> : text))}</bdi>
      </p>
      {step.rows.length > 0 && (
        <dl class="step-rows">
          {step.rows.map(({ label, href, value, verdict, remedy, goOn }) => (
            <div class={verdict}>
              <dt>
                <bdi>{href ? <a href={href}>{label}</a> : label}</bdi>
              </dt>
              <dd>
                <Icon name={icons[verdict]} />
                <span class="unseen">{t.verdict[verdict]}: </span>
                <bdi>{value || t.verdict[verdict]}</bdi>
                {remedy && <>. {remedy.href ? <a href={remedy.href}>{remedy.text}</a> : remedy.text}</>}
                {goOn && (
                  <PostForm view={view} action={goOn.action} class="no-print">
                    <Hidden fields={goOn.fields} />
                    <Button kind="quiet" label={t.goOnWith(label)}>
                      {t.goOn}
                    </Button>
                  </PostForm>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {step.answer !== null && (
        <p class="check-answer">
          {t.answered}: <strong>{step.answer}</strong>
        </p>
      )}
    </li>
  );
}
