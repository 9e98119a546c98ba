import type { MessageStatus } from '../../messages/states.js';
import type { RelayFailure } from '../../health/relay-state.js';
import { fullDate, shortDate } from '../format.js';
import { statusWords } from '../i18n/status-words.js';
import type { View } from '../view.js';

/**
 * What a status means for somebody who waits, in a sentence. A mail that is planned for later (A33), or was put off by
 * the mail server (L17), does not go out in a moment: it says when. While our own mail server takes nothing, nobody can
 * say when: what is due or was tried waits for that.
 *
 * @param line.dueAt before which it does not go out
 * @param relay what is wrong with our own mail server; null while it works
 */
export function statusHint(line: WaitingLine, relay: RelayFailure | null, view: View): string {
  const isTried = line.attempts > 0 || line.dueAt <= view.now;
  if (line.status === 'queued' && relay && isTried) {
    return view.t.message.story.waitsForRelay(shortDate(relay.since, view));
  }
  if (line.status === 'queued' && line.dueAt > view.now) {
    return view.t.message.story.waitsUntil(fullDate(line.dueAt, view));
  }
  return statusWords[line.status].hint[view.language];
}

interface WaitingLine {
  status: MessageStatus;
  dueAt: Date;
  attempts: number;
}
