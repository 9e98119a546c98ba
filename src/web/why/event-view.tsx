import type { Permission } from '../../auth/permissions.js';
import type { EventRecord } from '../../decisions/decision-reader.service.js';
import { DIRECT_REQUEST } from '../../messages/direct-request.js';
import type { Definition } from '../components/parts.js';
import { fullDate } from '../format.js';
import { eventName, eventNameAndKind } from '../i18n/event-words.js';
import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import { outcomeWords } from './outcome-words.js';
import { valueText } from './condition-words.js';
import type { EventPageProps } from './event-page.js';

/** One event for somebody who may do this and that. */
export function eventPage(
  { event, client, meant }: { event: EventRecord } & Pick<EventPageProps, 'client' | 'meant'>,
  permissions: ReadonlySet<Permission>,
  view: View,
): Omit<EventPageProps, 'view' | 'shell'> {
  const { kind, data, decisions } = event;
  // Who links systems has to know what they call it; nobody else does.
  const wordFor = permissions.has('rules:read') ? eventNameAndKind : eventName;
  const direct = kind === DIRECT_REQUEST;
  return {
    title: direct ? view.t.whatIf.decisions.direct : wordFor(kind, view.language),
    client: client && { externalId: client.externalId, name: client.name },
    about: aboutOf(event, client, permissions, view),
    data: Object.entries(data).map(([name, value]) => {
      const parts = typeof value === 'object' && value !== null;
      return { name, value: parts ? JSON.stringify(value, null, 2) : valueText(value), parts };
    }),
    meant: meant?.map((one) => wordFor(one, view.language)) ?? null,
    makeRule: permissions.has('rules:write') ? withQuery(urls.newRule, { kind }) : null,
    pending: event.decideAt !== null,
    decisions: decisions.map(({ id, rule, type, outcome, reason, messages }) => ({
      id,
      name: rule?.name ?? type,
      ...outcomeWords({ outcome, reason, messages }, view),
      messages,
    })),
    // The rules that did nothing are told there, with where each stopped.
    now: !direct && permissions.has('explain') ? withQuery(urls.whatIf, { event: event.id }) : null,
  };
}

function aboutOf(
  event: EventRecord,
  client: EventPageProps['client'],
  permissions: ReadonlySet<Permission>,
  view: View,
): Definition[] {
  const t = view.t.event;
  const { asked } = view.t.why;
  return [
    { term: asked.at, value: fullDate(event.receivedAt, view) },
    { term: asked.origin, value: <bdi>{event.askedBy ?? asked.origins[event.origin] ?? event.origin}</bdi> },
    { term: asked.key, value: <bdi>{event.key}</bdi> },
    ...(event.run === null ? [] : [{ term: asked.run, value: <bdi>{event.run}</bdi> }]),
    ...(client === null
      ? []
      : [
          {
            term: t.client,
            value: (
              <a href={urls.client(client.externalId)}>
                <bdi>{client.name}</bdi>
              </a>
            ),
          },
        ]),
    ...(event.case === null
      ? []
      : [{ term: t.case, value: linkOr(event.case, urls.case(event.case), permissions.has('rules:read')) }]),
    ...(event.user === null || event.userName === null
      ? []
      : [{ term: t.user, value: linkOr(event.userName, urls.user(event.user), permissions.has('people:read')) }]),
  ];
}

/** A name that leads to its page, for whoever may go there. */
function linkOr(name: string, href: string, may: boolean) {
  const text = <bdi>{name}</bdi>;
  return may ? <a href={href}>{text}</a> : text;
}
