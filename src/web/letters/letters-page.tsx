import { Button, PostForm } from '../components/form.js';
import { EmptyState, Pagination } from '../components/parts.js';
import { BatchBadge } from '../components/status-badge.js';
import { Time } from '../components/time.js';
import { number } from '../format.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { BatchCard } from './batch-card.js';
import type { ShownBatch } from './shown-batch.js';

/** What waits in one print group (L06). */
export interface PrintGroupRow {
  id: string;
  name: string;
  waiting: number;
  /** Of the oldest letter that waits. */
  oldest: Date | null;
  held: number;
  /** Why they are held, most frequent first, with the list of exactly those rows for who may see it. */
  heldReasons: { sentence: string; count: number; href: string | null }[];
  /** Name of the envelope. */
  profile: string;
  /** The batch that is being made for this group: a second press would answer that one (L05). */
  preparing: { id: string; number: string } | null;
  canPrepare: boolean;
}

export interface LettersPageProps extends PageProps {
  groups: PrintGroupRow[];
  /** Those with a next step first. */
  open: ShownBatch[];
  finished: ShownBatch[];
  /** Pages of the finished ones. */
  newest: string | null;
  older: string | null;
}

/** Berichten printklaar maken: print groups with one button each, and batches with only their next step (L05, L06). */
export function LettersPage({ view, shell, groups, open, finished, newest, older }: LettersPageProps) {
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
                  <BatchBadge status={batch.status} language={view.language} />
                  <span>{view.t.counts.letters(batch.letters, number(batch.letters, view.language))}</span>
                  <Time view={view} at={batch.createdAt} />
                </li>
              ))}
            </ul>
          </>
        )}
        <Pagination view={view} newest={newest} older={older} />
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
              <Held view={view} group={group} />
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

/** How many are held, and for each reason the rows themselves. */
function Held({ view, group }: { view: LettersPageProps['view']; group: PrintGroupRow }) {
  if (group.held === 0) return <>{view.t.letters.waiting.heldNone}</>;
  return (
    <ul class="reasons">
      {group.heldReasons.map(({ sentence, count, href }) => {
        const words = `${number(count, view.language)} × ${sentence}`;
        return <li>{href ? <a href={href}>{words}</a> : words}</li>;
      })}
    </ul>
  );
}

function Prepare({ view, group }: { view: LettersPageProps['view']; group: PrintGroupRow }) {
  const t = view.t.letters.waiting;
  if (group.preparing) return <a href={urls.batch(group.preparing.id)}>{t.busy}</a>;
  if (!group.canPrepare) return null;
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
