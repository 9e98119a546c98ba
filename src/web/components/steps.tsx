import type { Concept } from '../i18n/concepts.js';
import type { WhyStepKind } from '../i18n/why.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { Icon } from './icon.js';

export interface WhyStep {
  kind: WhyStepKind;
  verdict: 'pass' | 'fail' | 'info';
  /** The answer in a few words, readable without folding out. */
  answer: string;
  rows: WhyRow[];
  /** Of the recipients: who was looked at, and what each filter said. */
  matrix?: WhyMatrix;
}

export interface WhyMatrix {
  heads: string[];
  /** A cell is null where the filter does not apply. */
  rows: {
    who: string;
    note: string;
    href: string | undefined;
    cells: ({ verdict: 'pass' | 'fail'; text: string } | null)[];
    kept: boolean;
  }[];
  /** What holds of the whole. */
  note: string | null;
}

export interface WhyRow {
  label: string;
  value: string;
  /** Where the value leads to. */
  href?: string;
  verdict?: 'pass' | 'fail';
}

const verdictIcons = { pass: 'check', fail: 'triangle' } as const;

/** *Why?* as steps that fold out (N01). The step where it stopped stands open. */
export function Steps({ view, steps }: { view: View; steps: WhyStep[] }) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li>
          {step.rows.length === 0 && !step.matrix ? (
            <Summary view={view} step={step} as="div" />
          ) : (
            <details open={step.verdict === 'fail'}>
              <Summary view={view} step={step} as="summary" />
              {step.rows.length > 0 && <Rows view={view} rows={step.rows} />}
              {step.matrix && <Matrix view={view} matrix={step.matrix} />}
              <Help view={view} kind={step.kind} />
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function Summary({ view, step, as: Element }: { view: View; step: WhyStep; as: 'summary' | 'div' }) {
  return (
    <Element class="step">
      <span class={`step-title ${step.verdict}`}>
        {step.verdict !== 'info' && <Icon name={verdictIcons[step.verdict]} />}
        {view.t.why.steps[step.kind]}
      </span>
      <span class="step-answer">
        <bdi>{step.answer}</bdi>
      </span>
    </Element>
  );
}

/** Steps whose words the help explains (A37); the others say all there is to know. */
const EXPLAINED: Partial<Record<WhyStepKind, Concept>> = {
  rule: 'rule',
  trigger: 'trigger',
  conditions: 'conditions',
  recipients: 'recipients',
  sender: 'sender',
  server: 'sent',
};

function Help({ view, kind }: { view: View; kind: WhyStepKind }) {
  const { about, concepts } = view.t.concepts;
  const concept = EXPLAINED[kind];
  if (!concept) return null;
  return (
    <p class="step-explained no-print">
      <a href={urls.concept(concept)}>{about(concepts[concept].name)}</a>
    </p>
  );
}

function Rows({ view, rows }: { view: View; rows: WhyRow[] }) {
  return (
    <dl class="step-rows">
      {rows.map(({ label, value, href, verdict }) => (
        <div class={verdict}>
          <dt>{label}</dt>
          <dd>
            {verdict && <Icon name={verdictIcons[verdict]} />}
            {verdict && <span class="unseen">{view.t.why.verdict[verdict]}: </span>}
            {href ? <a href={href}>{value}</a> : <bdi>{value}</bdi>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Candidates by filters: a sign in each cell, and the reason in words where it failed. */
function Matrix({ view, matrix }: { view: View; matrix: WhyMatrix }) {
  const t = view.t.why.recipients;
  return (
    <div class="matrix" tabIndex={0} role="region" aria-label={view.t.why.steps.recipients}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.who}</th>
            {matrix.heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
            <th scope="col">{t.gets}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ who, note, href, cells, kept }) => (
            <tr>
              <th scope="row">
                {href ? (
                  <a href={href}>
                    <bdi>{who}</bdi>
                  </a>
                ) : (
                  <bdi>{who}</bdi>
                )}
                <span class="quiet">{note}</span>
              </th>
              {cells.map((cell, index) => (
                <td class={cell?.verdict ?? 'unasked'} data-label={matrix.heads[index]}>
                  {cell === null ? (
                    <span class="unseen">{t.notAsked}</span>
                  ) : (
                    <>
                      <Icon name={verdictIcons[cell.verdict]} />
                      <span class={cell.verdict === 'pass' ? 'unseen' : undefined}>{cell.text}</span>
                    </>
                  )}
                </td>
              ))}
              <td class={kept ? 'pass' : 'fail'} data-label={t.gets}>
                {kept ? t.yes : t.no}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {matrix.note && <p class="quiet">{matrix.note}</p>}
    </div>
  );
}
