import { Button, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { KeyFigures, ProgressBar, type KeyFigure } from '../components/parts.js';
import { BatchBadge } from '../components/status-badge.js';
import { Time } from '../components/time.js';
import { number } from '../format.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { BatchFailed } from './batch-failed.js';
import { PullList, PullQuestions, type PullAnswers } from './pull-list.js';
import type { ShownBatch } from './shown-batch.js';

/** No batch takes so long to be made, in milliseconds, unless its worker fails at it or there is none. */
const LATE_MS = 10 * 60_000;

const order = ['prepared', 'printed', 'checked', 'posted'] as const;

interface BatchCardProps {
  view: View;
  batch: ShownBatch;
  errors?: FieldError[];
  /** What was filled in before it was refused. */
  counted?: { letters: string; sheets: string };
  /** What was answered for letters of the pull list before it was refused. */
  answers?: PullAnswers;
  /** On the page of this batch alone its next step is the button of the page. */
  alone?: boolean;
}

const nothing = { letters: '', sheets: '' };
const noAnswers: PullAnswers = new Map();

/** A batch as a card with its steps, and only the next step as a button (pages.md). */
export function BatchCard(props: BatchCardProps) {
  const { view, batch, errors = [], counted = nothing, answers = noAnswers, alone = false } = props;
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
        {!batch.failure && <BatchBadge status={batch.status} language={view.language} />}
      </header>
      {batch.failure ? (
        <BatchFailed view={view} batch={batch} failure={batch.failure} alone={alone} />
      ) : batch.status === 'preparing' ? (
        <BatchProgress view={view} batch={batch} />
      ) : (
        <Made view={view} batch={batch} errors={errors} counted={counted} answers={answers} alone={alone} />
      )}
      {batch.canDiscard && <Discard view={view} batch={batch} />}
    </article>
  );
}

/**
 * How far a batch is. htmx asks for this part again every second; the server answers with the same part, and with
 * `HX-Refresh` once the batch is ready, so that the card gets its buttons.
 */
export function BatchProgress({ view, batch }: { view: View; batch: ShownBatch }) {
  const t = view.t.letters.batch;
  const { language } = view;
  return (
    <div
      class="progress"
      id={`progress-${batch.number}`}
      hx-get={urls.batchProgress(batch.id)}
      hx-trigger="every 1s"
      hx-swap="outerMorph"
    >
      <ProgressBar label={t.progressLabel} value={batch.done} max={batch.letters} />
      <p>
        {batch.letters === 0 ? t.gathering : t.progress(number(batch.done, language), number(batch.letters, language))}{' '}
        {!isLate(batch, view) && <span class="quiet">{t.leave}</span>}
      </p>
      {isLate(batch, view) && <p class="late">{t.late}</p>}
      <noscript>
        <p>
          <a href={urls.batch(batch.id)}>{t.refresh}</a>
        </p>
      </noscript>
    </div>
  );
}

/** Only of its first files is it known since when they are made. */
function isLate({ revision, createdAt }: ShownBatch, { now }: View): boolean {
  return revision === 1 && now.getTime() - createdAt.getTime() > LATE_MS;
}

function Made(props: Required<BatchCardProps>) {
  const { view, batch } = props;
  const t = view.t.letters.batch;
  const reached = order.indexOf(batch.status as (typeof order)[number]);
  return (
    <>
      <KeyFigures figures={figuresOf(props)} />
      {batch.status === 'discarded' ? (
        <p>{batch.letters === 0 ? t.nothingLeft : t.waitAgain}</p>
      ) : (
        <ol class="stages" aria-label={t.stepsLabel}>
          {order.map((step, index) => (
            <li class={index <= reached ? 'reached' : undefined} aria-current={index === reached ? 'step' : undefined}>
              {index <= reached && <Icon name="check" />}
              {t.steps[step]}
            </li>
          ))}
        </ol>
      )}
      {batch.pull.length > 0 && !asksAboutPull(batch) && <PullList view={view} batch={batch} />}
      {batch.canPrint && batch.files > 0 && batch.status !== 'discarded' && (
        <p class="files">
          {Array.from({ length: batch.files }, (_, index) => (
            <a class="button plain" href={urls.batchFile(batch.id, index + 1)}>
              {t.file(index + 1, batch.files)}
            </a>
          ))}
          <a href={urls.batchManifest(batch.id)}>{t.manifest}</a>
        </p>
      )}
      {batch.canPrint && <NextStep {...props} />}
    </>
  );
}

/** The form of the next step then shows the list itself. */
function asksAboutPull({ status, canPrint }: ShownBatch): boolean {
  return status === 'checked' && canPrint;
}

/** Letters and sheets; what was pulled from the pile, once it left. */
function figuresOf({ batch, view }: Pick<BatchCardProps, 'batch' | 'view'>): KeyFigure[] {
  const t = view.t.letters.batch;
  const figure = (value: number, label: string): KeyFigure => ({ value: number(value, view.language), label });
  const pulled = batch.pull.filter(({ state }) => state === 'pulled').length;
  return [
    figure(batch.letters, t.letters),
    figure(batch.sheets, t.sheets),
    { ...figure(batch.held, t.held), ...(batch.held > 0 && { tone: 'hands' as const }) },
    ...(pulled > 0 ? [figure(pulled, t.pulled), figure(batch.letters - pulled, t.steps.posted)] : []),
  ];
}

/** Asks before it does it: what is printed already would go out twice. Folds out without JavaScript too. */
function Discard({ view, batch }: { view: View; batch: ShownBatch }) {
  const t = view.t.letters.batch;
  return (
    <details class="discard">
      <summary>{t.discard}…</summary>
      <PostForm view={view} action={urls.batchStep(batch.id, 'discard')}>
        <Back view={view} />
        <p>{t.discardHint}</p>
        <Button kind="danger">{t.discardSure(batch.number)}</Button>
      </PostForm>
    </details>
  );
}

function NextStep({ view, batch, errors, counted, answers, alone }: Required<BatchCardProps>) {
  const t = view.t.letters.batch;
  const { language } = view;
  const kind = alone ? 'primary' : 'plain';
  if (batch.status === 'prepared') {
    return (
      <PostForm view={view} action={urls.batchStep(batch.id, 'printed')}>
        <Back view={view} />
        <Button kind={kind}>{t.markPrinted}</Button>
      </PostForm>
    );
  }
  if (batch.status === 'printed') {
    const letters = `letters-${batch.number}`;
    const sheets = `sheets-${batch.number}`;
    return (
      <PostForm view={view} action={urls.batchStep(batch.id, 'checked')} class="count-form">
        <Back view={view} />
        <p class="hint">
          {t.checkHint(number(batch.letters, language), number(batch.sheets, language))}
          {batch.pull.length > 0 && ` ${t.checkWithPull}`}
        </p>
        <Field
          id={letters}
          name="letters"
          label={t.countLetters}
          value={counted.letters}
          width="short"
          inputmode="numeric"
          error={errorOf(errors, letters)}
        />
        <Field
          id={sheets}
          name="sheets"
          label={t.countSheets}
          value={counted.sheets}
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
        <Back view={view} />
        {batch.pull.length > 0 && <PullQuestions view={view} batch={batch} errors={errors} answers={answers} />}
        <Button kind={kind}>{t.markPosted}</Button>
      </PostForm>
    );
  }
  return null;
}

/** The list or the batch's own page: where the button stood. */
function Back({ view }: { view: View }) {
  return <input type="hidden" name="back" value={view.path} />;
}
