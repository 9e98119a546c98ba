import type { PullState } from '../../letters/pull-list.js';
import { ErrorSummary, type FieldError } from '../components/form.js';
import { Tag } from '../components/parts.js';
import { StatusBadge } from '../components/status-badge.js';
import { number } from '../format.js';
import type { StatusKey } from '../i18n/status-words.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { BatchCard } from './batch-card.js';
import type { ShownBatch } from './shown-batch.js';
import type { PullAnswers } from './pull-list.js';

/** One letter of a pile. */
export interface Piece {
  /** The message, for who may open it. */
  href: string | null;
  sequence: number;
  number: string;
  typeCode: string;
  typeName: string;
  /** Name and place, as in the window: enough to find a letter in a stack. What it is about stays inside (L29). */
  addressee: string;
  place: string;
  status: StatusKey;
  /** To come out of the pile, or what became of that. */
  pull: PullState | null;
}

export interface BatchPageProps extends PageProps {
  batch: ShownBatch;
  pieces: Piece[];
  /** Further stretches of the pile. */
  earlier: string | null;
  later: string | null;
  errors: FieldError[];
  counted?: { letters: string; sheets: string };
  answers?: PullAnswers;
}

/** One batch with its letters, in the order of the pile. */
export function BatchPage({ view, shell, batch, pieces, earlier, later, errors, ...given }: BatchPageProps) {
  const { t, language } = view;
  const words = t.letters.batch;
  return (
    <Page view={view} shell={shell} title={[words.title(batch.number), t.letters.title]}>
      <p class="crumb">
        <a href={urls.letters}>← {words.back}</a>
      </p>
      <h1>{words.title(batch.number)}</h1>
      <ErrorSummary view={view} errors={errors} />
      <BatchCard view={view} batch={batch} errors={errors} {...given} alone />
      {pieces.length > 0 && (
        <section aria-labelledby="pieces">
          <h2 id="pieces">{words.pieces}</h2>
          <table class="pieces cards" data-rows>
            <caption class="unseen">{words.pieces}</caption>
            <thead>
              <tr>
                <th scope="col" class="c-number">
                  {words.sequence}
                </th>
                <th scope="col" class="c-number">
                  {t.columns.number}
                </th>
                <th scope="col">{t.columns.type}</th>
                <th scope="col" class="c-client">
                  {words.addressee}
                </th>
                <th scope="col">{t.columns.status}</th>
              </tr>
            </thead>
            <tbody>
              {pieces.map((piece) => (
                <tr tabIndex={-1}>
                  <td class="c-number" data-label={words.sequence}>
                    {number(piece.sequence, language)}
                  </td>
                  <td class="c-number">{piece.href ? <a href={piece.href}>{piece.number}</a> : piece.number}</td>
                  <td class="c-type">
                    <span title={piece.typeName}>
                      {piece.typeCode}
                      <span class="unseen">, {piece.typeName}</span>
                    </span>
                  </td>
                  <td class="c-client">
                    <bdi>{piece.addressee}</bdi>, <bdi>{piece.place}</bdi>
                  </td>
                  <td class="c-status">
                    <StatusBadge status={piece.status} language={language} />
                    {piece.pull && <Tag>{t.letters.pull.state[piece.pull]}</Tag>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Stretches view={view} earlier={earlier} later={later} />
        </section>
      )}
    </Page>
  );
}

function Stretches({ view, earlier, later }: Pick<BatchPageProps, 'view' | 'earlier' | 'later'>) {
  if (!earlier && !later) return null;
  const t = view.t.letters.batch;
  return (
    <nav class="paging" aria-label={view.t.paging}>
      {earlier && (
        <a href={earlier} rel="prev">
          ← {t.earlier}
        </a>
      )}
      {later && (
        <a href={later} rel="next">
          {t.later} →
        </a>
      )}
    </nav>
  );
}
