import type { Language } from '../../common/language.js';
import type { AnsweredMessage } from '../../decisions/intake.js';
import { reasonText } from '../../messages/reason-text.js';
import { isIn } from '../../messages/states.js';
import { textsIn } from '../i18n/texts.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';

/** What became of a test message at once; what the mail server says of it stands at the message (D19). */
export function testNotice(message: AnsweredMessage, address: string, language: Language): NoticeData {
  const { done } = textsIn(language).clients;
  const link = { href: urls.message(message.id), text: done.look };
  if (isIn('failed', message.status)) {
    const why = message.reason && `${reasonText(message.reason, null, language)}.`;
    return { tone: 'failed', text: [done.testFailed, why].filter(Boolean).join(' '), link };
  }
  return { tone: 'done', text: done.test(String(message.number), address), detail: done.testHint, link };
}
