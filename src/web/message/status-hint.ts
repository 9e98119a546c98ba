import type { MessageStatus } from '../../messages/states.js';
import { fullDate } from '../format.js';
import { statusWords } from '../i18n/status-words.js';
import type { View } from '../view.js';

/**
 * What a status means for somebody who waits, in a sentence. A mail that is planned for later (A33), or was put off by
 * the mail server (L17), does not go out in a moment: it says when.
 *
 * @param line.dueAt before which it does not go out
 */
export function statusHint(line: { status: MessageStatus; dueAt: Date }, view: View): string {
  if (line.status === 'queued' && line.dueAt > view.now) {
    return view.t.message.story.waitsUntil(fullDate(line.dueAt, view));
  }
  return statusWords[line.status].hint[view.language];
}
