import type { ComponentChildren } from 'preact';
import { CopyText } from '../components/copy-text.js';
import { Button, PostForm } from '../components/form.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

export interface NotReceivedProps {
  view: View;
  externalId: string;
  address: string;
  /** "hotmail.com" where Microsoft's junk folder is the first guess (B08); null elsewhere. */
  microsoftDomain: string | null;
  /** Other clients of this mail domain that miss messages too, once they are many enough to say so (D17). */
  pattern: { domain: string; clients: number } | null;
  canTest: boolean;
  canCorrect: boolean;
}

/**
 * "Sent but not received?" (D14–D19, B07–B14): what staff can try with the client on the phone, most likely cause
 * first. The test message is the way to find out (D19).
 */
export function NotReceived(props: NotReceivedProps) {
  const { view, externalId, address, microsoftDomain, pattern, canTest, canCorrect } = props;
  const t = view.t.message.notReceived;
  return (
    <details class="not-received" open={pattern !== null}>
      <summary>
        <h2>{t.heading}</h2>
      </summary>
      <p>{t.meaning}</p>
      {pattern && <p class="alert">{t.pattern(pattern.domain, pattern.clients)}</p>}
      <p>{t.intro}</p>
      <ol class="try">
        <Try title={t.junk.title}>
          {t.junk.text} {microsoftDomain && t.junk.microsoft(microsoftDomain)}
        </Try>
        <Try title={t.address.title}>
          <CopyText view={view} text={address} /> {t.address.text}{' '}
          {canCorrect && <a href={urls.clientAddresses(externalId)}>{view.t.message.actions.fixAddress}</a>}
        </Try>
        <Try title={t.settings.title}>{t.settings.text}</Try>
        <Try title={t.test.title}>
          {t.test.text}
          {canTest && (
            <PostForm view={view} action={urls.clientTest(externalId)}>
              <Button>{t.test.button}</Button>
            </PostForm>
          )}
        </Try>
        <Try title={t.server.title}>{t.server.text}</Try>
      </ol>
    </details>
  );
}

function Try({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <li>
      <strong>{title}</strong>
      <div>{children}</div>
    </li>
  );
}
