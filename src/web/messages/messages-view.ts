import type { Permission } from '../../auth/permissions.js';
import { MOST_PEOPLE } from '../../clients/people-by-name.service.js';
import { reasons, reasonSentence, type ReasonCode } from '../../common/reasons.js';
import type { MessageStatus } from '../../messages/states.js';
import type { FilterSelect } from '../components/filter-bar.js';
import { number } from '../format.js';
import { eventNameAndKind } from '../i18n/event-words.js';
import { statusWords } from '../i18n/status-words.js';
import { MAX_RESEND } from '../resend/resend-form.js';
import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import { messageRow } from './message-row-view.js';
import type { MessagesPageProps } from './messages-page.js';
import { filterQuery } from './messages-query.js';
import type { MessagesFacts } from './messages-reader.service.js';

/** The list of all clients' messages, for somebody who may do this and that. */
export function messagesPage(
  facts: MessagesFacts,
  permissions: ReadonlySet<Permission>,
  view: View,
): Omit<MessagesPageProps, 'view' | 'shell'> {
  const { query, next } = facts;
  const t = view.t.messages;
  const { cursor, status, type, reason, branch, rule, kind, from, to, q, attention, ...others } = query;
  const { rules, kinds } = facts.causes;
  const filter = filterQuery(query);
  const here = filter ? `${urls.messages}?${filter}` : urls.messages;
  return {
    find: { name: 'q', label: t.filters.find, value: q ?? '' },
    tooManyNames: facts.tooManyNames && q !== undefined ? { most: `> ${number(MOST_PEOPLE, view.language)}`, q } : null,
    selects: [
      select('status', t.filters.status, t.filters.anyStatus, status, statusOptions(view)),
      select('type', t.filters.type, t.filters.anyType, type, typeOptions(facts, view)),
      select('reason', t.filters.reason, t.filters.anyReason, reason, reasonOptions(view)),
      ...(facts.branches.length > 1
        ? [select('branch', t.filters.branch, t.filters.anyBranch, branch ? [branch] : [], branchOptions(facts))]
        : []),
      ...(rules.length > 0 || rule
        ? [select('rule', t.filters.rule, t.filters.anyRule, rule ? [rule] : [], ruleOptions(facts))]
        : []),
      ...(kinds.length > 0 || kind
        ? [select('kind', t.filters.kind, t.filters.anyKind, kind ? [kind] : [], kindOptions(facts, view))]
        : []),
    ],
    dates: [
      { name: 'from', label: t.filters.from, value: from ?? '' },
      { name: 'to', label: t.filters.to, value: to ?? '' },
    ],
    attention: attention ?? false,
    // What has no field of its own came by a link, and stays.
    keep: Object.fromEntries(new URLSearchParams(filterQuery(others as MessagesFacts['query']))),
    filtered: filter !== '',
    rows: facts.items.map((line) => messageRow(line, view)),
    csv: filter ? `${urls.messagesCsv}?${filter}` : urls.messagesCsv,
    newest: cursor ? here : null,
    older: next === null ? null : withQuery(here, { cursor: next }),
    all: permissions.has('messages:resend') ? allOf(facts, filter, view) : null,
    can: { resend: permissions.has('messages:resend'), withdraw: permissions.has('messages:withdraw') },
  };
}

function allOf({ all }: MessagesFacts, filter: string, view: View): MessagesPageProps['all'] {
  if (all === null) return null;
  if (all > MAX_RESEND) return { kind: 'too-many', most: number(MAX_RESEND, view.language) };
  return { kind: 'resend', filter, expected: all, shown: number(all, view.language) };
}

type Option = FilterSelect['options'][number];

/** A field shows one value; several, as a link can ask for, stand in it as one more choice. */
function select(
  name: string,
  label: string,
  any: string,
  chosen: readonly string[] = [],
  options: readonly Option[] = [],
): FilterSelect {
  const value = chosen.join(',');
  const words = chosen.map((one) => options.find((option) => option.value === one)?.label ?? one);
  const known = value === '' || options.some((option) => option.value === value);
  return {
    name,
    label,
    value,
    options: [{ value: '', label: any }, ...(known ? [] : [{ value, label: words.join(' / ') }]), ...options],
  };
}

function statusOptions({ language }: View): Option[] {
  const { braked: _, ...stored } = statusWords;
  return Object.keys(stored).map((value) => ({
    value,
    label: statusWords[value as MessageStatus].word[language],
  }));
}

function typeOptions({ types }: MessagesFacts, { language }: View): Option[] {
  return types.map(({ code, names }) => ({ value: code, label: `${code} ${names[language] ?? ''}`.trim() }));
}

/** Codes that stand on a line without saying what follows by itself. */
const ALSO_ON_LINES: readonly ReasonCode[] = [
  'BOUNCED',
  'BOUNCED_UNKNOWN_USER',
  'BOUNCED_MAILBOX_FULL',
  'ADDRESS_DOES_NOT_FIT',
  'GLYPH_MISSING',
  'WITHDRAWN',
];

function reasonOptions({ language }: View): Option[] {
  return (Object.keys(reasons) as ReasonCode[])
    .filter((code) => reasons[code].fallback !== undefined || ALSO_ON_LINES.includes(code))
    .map((code) => ({ value: code, label: reasonSentence(code, language) }));
}

function branchOptions({ branches }: MessagesFacts): Option[] {
  return branches.map(({ code, name }) => ({ value: code, label: name }));
}

function ruleOptions({ causes }: MessagesFacts): Option[] {
  return causes.rules.map(({ id, name }) => ({ value: id, label: name }));
}

function kindOptions({ causes }: MessagesFacts, { language }: View): Option[] {
  return causes.kinds.map((kind) => ({ value: kind, label: eventNameAndKind(kind, language) }));
}
