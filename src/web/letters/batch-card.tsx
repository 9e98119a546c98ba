import { Button, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { KeyFigures, ProgressBar } from '../components/parts.js';
import { BatchBadge } from '../components/status-badge.js';
import { Time } from '../components/time.js';
import { number } from '../format.js';
import type { BatchStatus } from '../i18n/status-words.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

export interface BatchView {
  id: string;
  number: string;
  groupName: string;
  profile: string;
  status: BatchStatus;
  revision: number;
  createdAt: Date;
  letters: number;
  sheets: number;
  /** Letters that could not be drawn and were held back. */
  held: number;
  /** Letters drawn so far, while it is preparing. */
  done: number;
  files: number;
  canDiscard: boolean;
}

const order = ['prepared', 'printed', 'checked', 'posted'] as const;

interface BatchCardProps {
  view: View;
  batch: BatchView;
  errors?: FieldError[];
  /** On the page of this batch alone its next step is the button of the page. */
  alone?: boolean;
}

/** A batch as a card with its steps, and only the next step as a button (pages.md). */
export function BatchCard({ view, batch, errors = [], alone = false }: BatchCardProps) {
  const t = view.t.letters.batch;
  return (
    <article class="batch" id={`batch-${batch.number}`} aria-label={t.title(batch.number)}>
      <header>
        {!alone && (
          <h3>
            <a href={urls.batch(batch.id)}>{t.title(batch.number)}</a>
          </h3>
        )}
        <p class="facts">
          <span>{batch.groupName}</span>
          <span>{batch.profile}</span>
          <span>
            {t.made} <Time view={view} at={batch.createdAt} />
          </span>
          {batch.revision > 1 && <span>{t.revision(batch.revision)}</span>}
        </p>
        <BatchBadge status={batch.status} language={view.language} />
      </header>
      {batch.status === 'preparing' ? (
        <BatchProgress view={view} batch={batch} />
      ) : (
        <Made view={view} batch={batch} errors={errors} alone={alone} />
      )}
    </article>
  );
}

/**
 * How far a batch is. htmx asks for this part again every second; the server answers with the same part, and with
 * `HX-Refresh` once the batch is ready, so that the card gets its buttons.
 */
export function BatchProgress({ view, batch }: { view: View; batch: BatchView }) {
  const t = view.t.letters.batch;
  const { language } = view;
  return (
    <div class="progress" hx-get={urls.batchProgress(batch.id)} hx-trigger="every 1s" hx-swap="outerMorph">
      <ProgressBar label={t.progressLabel} value={batch.done} max={batch.letters} />
      <p>
        {t.progress(number(batch.done, language), number(batch.letters, language))} <span class="quiet">{t.leave}</span>
      </p>
    </div>
  );
}

function Made({ view, batch, errors, alone }: Required<BatchCardProps>) {
  const t = view.t.letters.batch;
  const { language } = view;
  const reached = order.indexOf(batch.status as (typeof order)[number]);
  return (
    <>
      <KeyFigures
        figures={[
          { value: number(batch.letters, language), label: t.letters },
          { value: number(batch.sheets, language), label: t.sheets },
          { value: number(batch.held, language), label: t.held, tone: batch.held > 0 ? 'hands' : undefined },
        ]}
      />
      {batch.status !== 'discarded' && (
        <ol class="stages" aria-label={t.stepsLabel}>
          {order.map((step, index) => (
            <li class={index <= reached ? 'reached' : undefined} aria-current={index === reached ? 'step' : undefined}>
              {index <= reached && <Icon name="check" />}
              {t.steps[step]}
            </li>
          ))}
        </ol>
      )}
      {batch.status !== 'discarded' && (
        <p class="files">
          {Array.from({ length: batch.files }, (_, index) => (
            <a class="button plain" href={urls.batchFile(batch.id, index + 1)}>
              {t.file(index + 1, batch.files)}
            </a>
          ))}
          <a href={urls.batchManifest(batch.id)}>{t.manifest}</a>
        </p>
      )}
      <NextStep view={view} batch={batch} errors={errors} alone={alone} />
      {batch.canDiscard && (
        <PostForm view={view} action={urls.batchStep(batch.id, 'discard')} class="discard">
          <Button kind="quiet">{t.discard}</Button> <span class="quiet">{t.discardHint}</span>
        </PostForm>
      )}
    </>
  );
}

function NextStep({ view, batch, errors, alone }: Required<BatchCardProps>) {
  const t = view.t.letters.batch;
  const { language } = view;
  const kind = alone ? 'primary' : 'plain';
  if (batch.status === 'prepared') {
    return (
      <PostForm view={view} action={urls.batchStep(batch.id, 'printed')}>
        <Button kind={kind}>{t.markPrinted}</Button>
      </PostForm>
    );
  }
  if (batch.status === 'printed') {
    const letters = `letters-${batch.number}`;
    const sheets = `sheets-${batch.number}`;
    return (
      <PostForm view={view} action={urls.batchStep(batch.id, 'checked')} class="count-form">
        <p class="hint">{t.checkHint(number(batch.letters, language), number(batch.sheets, language))}</p>
        <Field
          id={letters}
          name="letters"
          label={t.countLetters}
          width="short"
          inputmode="numeric"
          error={errorOf(errors, letters)}
        />
        <Field
          id={sheets}
          name="sheets"
          label={t.countSheets}
          width="short"
          inputmode="numeric"
          error={errorOf(errors, sheets)}
        />
        <Button kind={kind}>{t.check}</Button>
      </PostForm>
    );
  }
  if (batch.status === 'checked') {
    return (
      <PostForm view={view} action={urls.batchStep(batch.id, 'posted')}>
        <Button kind={kind}>{t.markPosted}</Button>
      </PostForm>
    );
  }
  return null;
}
