import type { ComponentChildren } from 'preact';
import type { StatusKey } from '../i18n/status-words.js';
import { urls } from '../urls.js';
import { shortDate } from '../format.js';
import type { View } from '../view.js';
import { Button } from './form.js';
import { StatusBadge } from './status-badge.js';
import { Time } from './time.js';

/** One line of a message list (L03). */
export interface MessageRow {
  id: string;
  number: string;
  typeCode: string;
  typeName: string;
  title: string;
  /** Number of the copy it is about. */
  item: string | null;
  branchName: string;
  status: StatusKey;
  reason: { code: string; sentence: string } | null;
  date: Date;
  /** When a mail goes that has to wait for its time (A33); null for all that does not. */
  goesAt: Date | null;
  format: 'email' | 'letter';
  /** The letter that followed a failed mail; one that was withdrawn no longer comes, and another can be made (Dd4). */
  letter: { id: string; number: string; withdrawn: boolean } | null;
  /** The mail that a letter took the place of. */
  replaces: { id: string; number: string } | null;
  batch: { id: string; number: string; sequence: number | null } | null;
  /** Whether something can be done with the line, so that it has a tick box. */
  selectable: boolean;
  /** Asks for somebody: `n` jumps to it, and the first one has the focus on a client page (L24). */
  attention: boolean;
  ticked?: boolean;
  /** The client it is for, or else about. */
  client?: { externalId: string; name: string };
  /** Who it is for where that is no client: a user, or an address of our own house (A07: sent to the right one?). */
  recipient: string | null;
  /** Whether it is for the client itself; neither that nor a recipient has what nobody was left for. */
  toClient: boolean;
}

interface MessageTableProps {
  view: View;
  rows: MessageRow[];
  caption: string;
  /** Whether there are several branches, so that a line says whose it is. */
  branches: boolean;
  /** Shows whose message it is: on lists of all clients. Of one client it is told who got it, where that is not always it. */
  withClient?: boolean;
  /** Puts the focus on the first row that asks for somebody. */
  focusAttention?: boolean;
}

/** The message list of L03: select, number, type, title (item on focus), branch, status, date, format, info. */
export function MessageTable(props: MessageTableProps) {
  const { view, rows, caption, branches, withClient = false, focusAttention = false } = props;
  const { columns, selection } = view.t;
  const selectable = rows.some((row) => row.selectable);
  const first = focusAttention ? rows.find((row) => row.attention) : undefined;
  const whose = withClient || rows.some(({ recipient }) => recipient !== null);
  return (
    <table class={`messages cards${whose ? ' with-client' : ''}`} data-rows>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="c-tick">
            {selectable ? (
              <label>
                <input type="checkbox" aria-label={selection.all} data-tick-all hidden />
                <span class="tick-words">{selection.all}</span>
              </label>
            ) : (
              <span class="unseen">{columns.select}</span>
            )}
          </th>
          <th scope="col" class="c-number">
            {columns.number}
          </th>
          <th scope="col" class="c-type">
            {columns.type}
          </th>
          <th scope="col" class="c-title">
            {columns.title}
          </th>
          {whose && (
            <th scope="col" class="c-client">
              {withClient ? columns.client : columns.addressee}
            </th>
          )}
          {branches && (
            <th scope="col" class="c-branch">
              {columns.branch}
            </th>
          )}
          <th scope="col" class="c-status">
            {columns.status}
          </th>
          <th scope="col" class="c-date">
            {columns.date}
          </th>
          <th scope="col" class="c-format">
            {columns.format}
          </th>
          <th scope="col" class="c-info">
            {columns.info}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            view={view}
            row={row}
            branches={branches}
            whose={whose && <Whose view={view} row={row} withClient={withClient} />}
            focus={row === first}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  view: View;
  row: MessageRow;
  branches: boolean;
  /** Whose message it is; false where that goes without saying. */
  whose: ComponentChildren;
  focus: boolean;
}

function Row({ view, row, branches, whose, focus }: RowProps) {
  const { t, language } = view;
  return (
    <tr
      id={`m${row.number}`}
      tabIndex={-1}
      data-attention={row.attention ? '' : undefined}
      data-focus={focus ? '' : undefined}
    >
      <td class="c-tick">
        {row.selectable && (
          <input
            type="checkbox"
            name="id"
            value={row.id}
            checked={row.ticked}
            aria-label={t.selection.row(row.number)}
          />
        )}
      </td>
      <td class="c-number">{row.number}</td>
      <td class="c-type">
        <span title={row.typeName}>
          {row.typeCode}
          <span class="unseen">, {row.typeName}</span>
        </span>
      </td>
      <td class="c-title">
        <a class="cut" href={urls.message(row.id)} title={row.item ? t.row.item(row.item) : row.title}>
          <bdi>{row.title}</bdi>
        </a>
        {row.item && <span class="item">{t.row.item(row.item)}</span>}
      </td>
      {whose && <td class="c-client">{whose}</td>}
      {branches && <td class="c-branch">{row.branchName}</td>}
      <td class="c-status">
        <StatusBadge status={row.status} language={language} />
      </td>
      <td class="c-date">
        <Time view={view} at={row.date} />
      </td>
      <td class="c-format">{t.formats[row.format]}</td>
      <td class="c-info">
        <Info view={view} row={row} />
      </td>
    </tr>
  );
}

/** The client, and whoever else got it; on the client's own list only who got it. */
function Whose({ view, row, withClient }: { view: View; row: MessageRow; withClient: boolean }) {
  const { client, recipient, toClient } = row;
  return (
    <>
      {withClient && client && (
        <a class="cut" href={urls.client(client.externalId)}>
          <bdi>{client.name}</bdi>
        </a>
      )}
      {recipient !== null && (
        <span class="cut" title={recipient}>
          → <bdi>{recipient}</bdi>
        </span>
      )}
      {!withClient && toClient && <span class="quiet">{view.t.row.toClient}</span>}
    </>
  );
}

/** Why it is as it is, in one short sentence, and what followed (D09, Dd4). */
function Info({ view, row }: { view: View; row: MessageRow }) {
  const { t } = view;
  return (
    <>
      {row.reason?.sentence}
      {!row.reason && row.goesAt && t.row.goes(shortDate(row.goesAt, view))}
      {row.letter && (
        <>
          {row.reason && ' '}
          <a class="follow" href={urls.message(row.letter.id)}>
            → {t.row.letter} {row.letter.number}
          </a>
          {row.letter.withdrawn && ` (${t.row.withdrawn})`}
        </>
      )}
      {row.batch && (
        <>
          {(row.reason || row.letter) && ' '}
          <a class="follow" href={urls.batch(row.batch.id)}>
            {t.row.batch(row.batch.number, String(row.batch.sequence ?? '–'))}
          </a>
        </>
      )}
      {row.replaces && !row.batch && !row.reason && (
        <a class="follow" href={urls.message(row.replaces.id)}>
          {t.row.replaces} {row.replaces.number}
        </a>
      )}
    </>
  );
}

/** What can be done with the ticked rows, at the end of the list and in sight while it is long. */
export function SelectionBar({ view, canWithdraw }: { view: View; canWithdraw: boolean }) {
  const { t } = view;
  return (
    <div class="selection">
      <output data-ticked data-none={t.selection.none} data-one={t.selection.one} data-many={t.selection.many} />
      <Button kind="primary" countLabel={t.resend.buttonCount}>
        {t.resend.button}
      </Button>
      {canWithdraw && (
        <Button kind="quiet" formaction={urls.withdraw}>
          {t.resend.withdraw}
        </Button>
      )}
    </div>
  );
}
