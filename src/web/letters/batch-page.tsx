import { ErrorSummary, type FieldError } from '../components/form.js';
import { StatusBadge } from '../components/status-badge.js';
import type { StatusKey } from '../i18n/status-words.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { BatchCard, type BatchView } from './batch-card.js';

export interface Piece {
  id: string;
  sequence: number;
  number: string;
  typeCode: string;
  title: string;
  clientName: string;
  /** Place of the addressee: enough to find a letter in a stack. */
  place: string;
  sheets: number;
  status: StatusKey;
}

export interface BatchPageProps extends PageProps {
  batch: BatchView;
  pieces: Piece[];
  errors: FieldError[];
}

/** One batch with all of its letters, in the order of the stack. */
export function BatchPage({ view, shell, batch, pieces, errors }: BatchPageProps) {
  const { t, language } = view;
  const words = t.letters.batch;
  return (
    <Page view={view} shell={shell} title={[words.title(batch.number), t.letters.title]}>
      <p class="crumb">
        <a href={urls.letters}>← {words.back}</a>
      </p>
      <h1>{words.title(batch.number)}</h1>
      <ErrorSummary view={view} errors={errors} />
      <BatchCard view={view} batch={batch} errors={errors} alone />
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
                <th scope="col">{t.columns.title}</th>
                <th scope="col">{words.addressee}</th>
                <th scope="col" class="figure">
                  {words.sheetsColumn}
                </th>
                <th scope="col">{t.columns.status}</th>
              </tr>
            </thead>
            <tbody>
              {pieces.map((piece) => (
                <tr tabIndex={-1}>
                  <td class="c-number" data-label={words.sequence}>
                    {piece.sequence}
                  </td>
                  <td class="c-number">{piece.number}</td>
                  <td class="c-type">{piece.typeCode}</td>
                  <td class="c-title">
                    <a class="cut" href={urls.message(piece.id)} title={piece.title}>
                      <bdi>{piece.title}</bdi>
                    </a>
                  </td>
                  <td class="c-client">
                    <bdi>{piece.clientName}</bdi>, <bdi>{piece.place}</bdi>
                  </td>
                  <td class="figure" data-label={words.sheets}>
                    {piece.sheets}
                  </td>
                  <td class="c-status">
                    <StatusBadge status={piece.status} language={language} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  );
}
