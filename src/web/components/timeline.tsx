import type { ComponentChildren } from 'preact';
import type { TimelineKind, WhyStepKind } from '../i18n/message.js';
import type { View } from '../view.js';
import { Icon } from './icon.js';
import { Time } from './time.js';

export interface TimelineEntry {
  at: Date;
  what: TimelineKind;
  /** `name` is somebody of the staff; without one it was Bode or the library system. */
  by: { kind: 'system' | 'api' } | { kind: 'user'; name: string };
  /** Sentence of its reason code. */
  reason?: string;
  /** The address tried, the mail server's own words, a batch: shown as they are. */
  facts?: string[];
  link?: { href: string; text: string };
}

/** What happened to a message, oldest first, with times and who. */
export function Timeline({ view, entries }: { view: View; entries: TimelineEntry[] }) {
  const { timeline } = view.t.message;
  if (entries.length === 0) return <p class="quiet">{timeline.empty}</p>;
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li>
          <p class="timeline-when">
            <Time view={view} at={entry.at} /> · {entry.by.kind === 'user' ? entry.by.name : timeline.by[entry.by.kind]}
          </p>
          <p class="timeline-what">
            {timeline.what[entry.what]}
            {entry.reason && `: ${entry.reason}`}
            {entry.link && (
              <>
                {' '}
                <a href={entry.link.href}>{entry.link.text}</a>
              </>
            )}
          </p>
          {entry.facts?.map((fact) => (
            <p class="fact" dir="auto">
              {fact}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

export interface WhyStep {
  kind: WhyStepKind;
  verdict: 'pass' | 'fail' | 'info';
  /** The answer in a few words, readable without folding out. */
  answer: string;
  rows: { label: string; value: ComponentChildren; verdict?: 'pass' | 'fail' }[];
}

const verdictIcons = { pass: 'check', fail: 'triangle' } as const;

/** *Why?* as steps that fold out (N01). The step where it stopped stands open. */
export function Steps({ view, steps }: { view: View; steps: WhyStep[] }) {
  const { why } = view.t.message;
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li>
          <details open={step.verdict === 'fail'}>
            <summary>
              <span class={`step-title ${step.verdict}`}>
                {step.verdict !== 'info' && <Icon name={verdictIcons[step.verdict]} />}
                {why.steps[step.kind]}
              </span>
              <span class="step-answer">{step.answer}</span>
            </summary>
            <dl class="step-rows">
              {step.rows.map(({ label, value, verdict }) => (
                <div class={verdict}>
                  <dt>{label}</dt>
                  <dd>
                    {verdict && <Icon name={verdictIcons[verdict]} />}
                    {verdict && <span class="unseen">{why.verdict[verdict]}: </span>}
                    {value}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ol>
  );
}
