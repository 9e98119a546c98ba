import { Button, PostForm } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

export interface EmailLine {
  address: string;
  /** What is wrong with it, as a sentence; null when nothing is known against it. */
  problem: string | null;
  /** "hotmail.com", or a whole address: proposed, never applied by itself (N13). */
  suggestion: { shown: string; address: string } | null;
}

export interface PostalLine {
  /** The address on one line. */
  text: string;
  problem: string | null;
  /** Hints such as a missing house number: no error, worth a question (N13). */
  hints: string[];
}

export interface AddressesProps {
  view: View;
  externalId: string;
  emails: EmailLine[];
  postal: PostalLine | null;
  /** Where they come from, when that is not what the connected system sent (L21). */
  notes: { emails: string | null; postal: string | null };
  /** Mails for users of the client don't go to these addresses (C03). */
  hasUsers: boolean;
  canCorrect: boolean;
  /** May send a test message to the client (D19). */
  canTest: boolean;
}

/** Where mail and letters for this client go, in order, and what is known against each address. */
export function Addresses({ view, externalId, emails, postal, notes, hasUsers, canCorrect, canTest }: AddressesProps) {
  const t = view.t.clients.addresses;
  const edit = (anchor: string) => `${urls.clientAddresses(externalId)}#${anchor}`;
  return (
    <section class="addresses" aria-labelledby="addresses">
      <h2 id="addresses" class="unseen">
        {t.heading}
      </h2>
      <dl>
        <dt>{t.email}</dt>
        {emails.length === 0 && (
          <dd>
            <span class="address quiet">{t.none}</span>
            {canCorrect && <a href={edit('email-1')}>{t.add}</a>}
          </dd>
        )}
        {emails.map((email, index) => (
          <dd>
            {emails.length > 1 && <span class="order">{index + 1}</span>}
            <span class="address">{email.address}</span>
            <Standing problem={email.problem} ok={t.ok} />
            {email.suggestion && (
              <PostForm view={view} action={urls.clientSuggestion(externalId)} class="meant">
                <input type="hidden" name="from" value={email.address} />
                <input type="hidden" name="to" value={email.suggestion.address} />
                <span>{t.meant(email.suggestion.shown)}</span>
                {canCorrect && <Button kind="quiet">{t.take}</Button>}
              </PostForm>
            )}
            {canTest && index === 0 && !email.problem && (
              <PostForm view={view} action={urls.clientTest(externalId)}>
                <Button kind="quiet" label={t.testTo(email.address)}>
                  {t.test}
                </Button>
              </PostForm>
            )}
            {canCorrect && <a href={edit(`email-${index + 1}`)}>{t.edit}</a>}
          </dd>
        ))}
        {notes.emails && <dd class="quiet">{notes.emails}</dd>}
        {hasUsers && <dd class="quiet">{t.ofUsers}</dd>}
        <dt>{t.post}</dt>
        <dd>
          <span class={postal ? 'address' : 'address quiet'} dir="auto">
            {postal?.text ?? t.none}
          </span>
          {postal && <Standing problem={postal.problem} ok={t.ok} />}
          {postal?.hints.map((hint) => (
            <span class="quiet">{hint}</span>
          ))}
          {canCorrect && <a href={edit('street')}>{postal ? t.edit : t.add}</a>}
        </dd>
        {notes.postal && <dd class="quiet">{notes.postal}</dd>}
      </dl>
    </section>
  );
}

function Standing({ problem, ok }: { problem: string | null; ok: string }) {
  return problem ? (
    <span class="standing bad">
      <Icon name="triangle" />
      {problem}
    </span>
  ) : (
    <span class="standing good">
      <Icon name="check" />
      {ok}
    </span>
  );
}
