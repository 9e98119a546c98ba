import { ListTable } from '../components/list-table.js';
import { DefinitionList, EmptyState, type Definition } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { DecidedMessage, type ShownMessage } from './decided-message.js';

export interface ShownDecision {
  id: string;
  /** Of the rule; of the message type where no rule was asked. */
  name: string;
  outcome: string;
  /** Why not, or not everybody, in one sentence. */
  reason: string | null;
  messages: ShownMessage[];
}

export interface EventPageProps extends PageProps {
  /** What happened, as its kind says it. */
  title: string;
  client: { externalId: string; name: string } | null;
  about: Definition[];
  /** What came with it, name by name; a value that has parts is written as JSON. */
  data: { name: string; value: string; parts: boolean }[];
  /** Kinds that may have been meant, where no rule waits for this one; null where one does. */
  meant: string[] | null;
  /** Where a rule is made that waits for it; null for who may not. */
  makeRule: string | null;
  /** Appended by Bode itself, and not looked at yet. */
  pending: boolean;
  decisions: ShownDecision[];
  /** Where it is looked up why a rule did nothing; null for who may not. */
  now: string | null;
}

/** One event: what came in and when, what was decided on it, and the lines that came of it (N01). */
export function EventPage(props: EventPageProps) {
  const { view, shell, title, client, about, data, meant, makeRule, pending, decisions, now } = props;
  const t = view.t.event;
  return (
    <Page view={view} shell={shell} title={[title, t.one]} width="reading">
      {client && (
        <p class="crumb">
          <a href={urls.client(client.externalId)}>
            ← <bdi>{client.name}</bdi>
          </a>
        </p>
      )}
      <div class="head">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p class="facts">
          <span>{t.one}</span>
        </p>
      </div>
      <DefinitionList items={about} />
      <section aria-labelledby="decided">
        <h2 id="decided">{t.decided}</h2>
        {meant ? (
          <EmptyState title={t.unheard}>
            {t.unheardHint} {t.meant(meant.join(', '))}
            {makeRule && (
              <>
                {' '}
                <a href={makeRule}>{view.t.rules.make}</a>
              </>
            )}
          </EmptyState>
        ) : decisions.length === 0 ? (
          <EmptyState title={pending ? t.pending : t.nothing}>{pending ? t.pendingHint : t.nothingHint}</EmptyState>
        ) : (
          <Decisions view={view} decisions={decisions} />
        )}
        {now && (
          <p>
            <a href={now}>{t.now}</a>
          </p>
        )}
      </section>
      {data.length > 0 && (
        <section aria-labelledby="data">
          <h2 id="data">{t.data}</h2>
          <DefinitionList
            items={data.map(({ name, value, parts }) => ({
              term: name,
              value: parts ? <pre class="json">{value}</pre> : <bdi>{value}</bdi>,
            }))}
          />
        </section>
      )}
    </Page>
  );
}

function Decisions({ view, decisions }: { view: View; decisions: ShownDecision[] }) {
  const t = view.t.event.columns;
  return (
    <ListTable caption={view.t.event.decided} columns={[t.rule, t.outcome, t.messages]}>
      {decisions.map(({ id, name, outcome, reason, messages }) => (
        <tr tabIndex={-1}>
          <td class="c-title">
            <a href={urls.decision(id)}>
              <bdi>{name}</bdi>
            </a>
          </td>
          <td data-label={t.outcome}>{reason === null ? outcome : `${outcome}: ${reason}`}</td>
          <td data-label={t.messages}>
            {messages.length === 0 && '–'}
            {messages.map((message) => (
              <div>
                <DecidedMessage view={view} message={message} />
              </div>
            ))}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
