import { DefinitionList, type Definition } from '../components/parts.js';
import { RemedyList } from '../components/remedy-list.js';
import { Steps, type WhyStep } from '../components/steps.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { DecidedMessage, type ShownMessage } from './decided-message.js';
import type { Remedy } from './remedies.js';

export interface DecisionPageProps extends PageProps {
  title: string;
  sentence: string;
  client: string | null;
  /** What would put right what stopped it. */
  remedies: Remedy[];
  about: Definition[];
  steps: WhyStep[];
  messages: ShownMessage[];
  /** What else was decided on the same event. */
  others: { id: string; name: string; outcome: string; current: boolean }[];
  /** Address at which it is worked out as things stand today; null for who may not. */
  now: string | null;
}

/** One decision: the sentence first, then what was checked and found, step by step (N01). */
export function DecisionPage(props: DecisionPageProps) {
  const { view, shell, title, sentence, client, remedies, about, steps, messages, others, now } = props;
  const t = view.t.whatIf.decisions;
  return (
    <Page view={view} shell={shell} title={[title, t.one]} width="reading">
      {client !== null && (
        <p class="crumb">
          <a href={urls.clientDecisions(client)}>← {t.title}</a>
        </p>
      )}
      <div class="head">
        <h1>{title}</h1>
      </div>
      <p class="sentence">
        <bdi>{sentence}</bdi>
      </p>
      <RemedyList view={view} remedies={remedies} />
      <DefinitionList items={about} />
      {messages.length > 0 && (
        <section aria-labelledby="messages">
          <h2 id="messages">{t.messages}</h2>
          <ul class="plain-list">
            {messages.map((message) => (
              <li>
                <DecidedMessage view={view} message={message} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="why">
        <h2 id="why">{view.t.why.heading}</h2>
        <Steps view={view} steps={steps} />
      </section>
      {others.length > 1 && (
        <section aria-labelledby="others">
          <h2 id="others">{t.others}</h2>
          <ul class="listed">
            {others.map(({ id, name, outcome, current }) => (
              <li>
                {current ? <strong>{name}</strong> : <a href={urls.decision(id)}>{name}</a>}: {outcome}
              </li>
            ))}
          </ul>
        </section>
      )}
      {now && (
        <p>
          <a href={now}>{t.now}</a>
        </p>
      )}
    </Page>
  );
}
