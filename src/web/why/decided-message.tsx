import { StatusBadge } from '../components/status-badge.js';
import type { StatusKey } from '../i18n/status-words.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** One of the messages that a decision came to. */
export interface ShownMessage {
  id: string;
  number: number;
  format: 'email' | 'letter';
  status: StatusKey;
  /** Whoever it is for; null: nobody was left. */
  for: string | null;
}

/** Its number, whom it is for, and what became of it. */
export function DecidedMessage({ view, message }: { view: View; message: ShownMessage }) {
  return (
    <>
      <a href={urls.message(message.id)}>
        {message.number} {view.t.formats[message.format]}
      </a>{' '}
      {message.for !== null && (
        <>
          → <bdi>{message.for}</bdi>{' '}
        </>
      )}
      <StatusBadge status={message.status} language={view.language} />
    </>
  );
}
