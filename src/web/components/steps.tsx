import type { WhyStepKind } from '../i18n/why.js';
import type { View } from '../view.js';
import { Icon } from './icon.js';

export interface WhyStep {
  kind: WhyStepKind;
  verdict: 'pass' | 'fail' | 'info';
  /** The answer in a few words, readable without folding out. */
  answer: string;
  rows: WhyRow[];
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
          {step.rows.length === 0 ? (
            <Summary view={view} step={step} as="div" />
          ) : (
            <details open={step.verdict === 'fail'}>
              <Summary view={view} step={step} as="summary" />
              <Rows view={view} rows={step.rows} />
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
