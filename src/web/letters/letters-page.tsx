import { Button, PostForm } from '../components/form.js';
import { EmptyState } from '../components/parts.js';
import { Time } from '../components/time.js';
import { number } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { BatchCard, type BatchView } from './batch-card.js';

/** What waits in one print group (L06). */
export interface PrintGroupRow {
  id: string;
  name: string;
  waiting: number;
  /** Of the oldest letter that waits. */
  oldest: Date | null;
  held: number;
  /** The rows that are held: a list with that filter. */
  heldHref: string;
  /** Why they are held, most frequent first. */
  heldReasons: { sentence: string; count: number }[];
  profile: string;
  /** The batch that is being made for this group: a second press would answer that one (L05). */
  preparing: { id: string; number: string } | null;
}

export interface LettersPageProps extends PageProps {
  groups: PrintGroupRow[];
  /** Those with a next step first. */
  open: BatchView[];
  finished: BatchView[];
}

/** Berichten printklaar maken: print groups with one button each, and batches with only their next step (L05, L06). */
export function LettersPage({ view, shell, groups, open, finished }: LettersPageProps) {
  const t = view.t.letters;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <section aria-labelledby="waiting">
        <h2 id="waiting">{t.waiting.heading}</h2>
        {groups.length === 0 ? (
          <EmptyState title={t.waiting.empty}>{t.waiting.emptyHint}</EmptyState>
        ) : (
          <PrintGroups view={view} groups={groups} />
        )}
      </section>
      <section aria-labelledby="batches">
        <h2 id="batches">{t.batches.heading}</h2>
        {open.length + finished.length === 0 && <EmptyState title={t.batches.empty}>{t.batches.emptyHint}</EmptyState>}
        <div class="batch-list">
          {open.map((batch) => (
            <BatchCard view={view} batch={batch} />
          ))}
        </div>
        {finished.length > 0 && (
          <>
            <h3>{t.batches.finished}</h3>
            <ul class="finished">
              {finished.map((batch) => (
                <li>
                  <a href={urls.batch(batch.id)}>{t.batch.title(batch.number)}</a>
                  <span>{batch.groupName}</span>
                  <span>{view.t.counts.letters(batch.letters, number(batch.letters, view.language))}</span>
                  <Time view={view} at={batch.createdAt} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </Page>
  );
}

function PrintGroups({ view, groups }: { view: LettersPageProps['view']; groups: PrintGroupRow[] }) {
  const t = view.t.letters.waiting;
  return (
    <table class="groups cards">
      <caption class="unseen">{t.heading}</caption>
      <thead>
        <tr>
          <th scope="col">{t.group}</th>
          <th scope="col" class="figure">
            {t.letters}
          </th>
          <th scope="col">{t.oldest}</th>
          <th scope="col">{t.held}</th>
          <th scope="col">{t.profile}</th>
          <th scope="col">
            <span class="unseen">{t.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr>
            <th scope="row" class="c-title">
              {group.name}
            </th>
            <td class="figure large" data-label={t.letters}>
              {number(group.waiting, view.language)}
            </td>
            <td data-label={t.oldest}>{group.oldest ? <Time view={view} at={group.oldest} day /> : '–'}</td>
            <td data-label={t.held}>
              {group.held === 0 ? (
                t.heldNone
              ) : (
                <>
                  <a href={group.heldHref}>{number(group.held, view.language)}</a>
                  <span class="quiet">
                    {' '}
                    {group.heldReasons.map(({ sentence, count }) => `${sentence} (${count})`).join(', ')}
                  </span>
                </>
              )}
            </td>
            <td data-label={t.profile}>{group.profile}</td>
            <td class="c-action">
              <Prepare view={view} group={group} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Prepare({ view, group }: { view: LettersPageProps['view']; group: PrintGroupRow }) {
  const t = view.t.letters.waiting;
  if (group.preparing) return <a href={urls.batch(group.preparing.id)}>{t.busy}</a>;
  if (group.waiting === 0) return <span class="quiet">{t.nothing}</span>;
  return (
    <PostForm view={view} action={urls.batches}>
      <input type="hidden" name="printGroup" value={group.id} />
      <Button kind="primary">
        {t.prepare(number(group.waiting, view.language))}
        <span class="unseen"> {t.prepareFor(group.name)}</span>
      </Button>
    </PostForm>
  );
}
