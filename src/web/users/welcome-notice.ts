import type { UserRecord } from '../../clients/users/user-reader.service.js';
import type { Language } from '../../common/language.js';
import { reasonSentence, type ReasonCode } from '../../common/reasons.js';
import { textsIn } from '../i18n/texts.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';

/**
 * What became of a user and of the welcome mail, once he was made or the mail was asked for again.
 *
 * @param warnings what is known to keep the mail from going (Ed5): the user is there all the same
 * @param contact name of the contact that somebody new was linked to (A13)
 */
export function welcomeNotice(
  done: 'created' | 'again',
  { name, active }: Pick<UserRecord, 'name' | 'active'>,
  [warning]: readonly ReasonCode[],
  language: Language,
  contact?: string,
): NoticeData {
  const t = textsIn(language);
  const { users } = t;
  const linked = contact === undefined ? '' : ` ${users.linked(contact)}`;
  if (!warning) {
    const made = (active ? users.created(name) : users.createdInactive(name)) + linked;
    return { tone: 'done', text: done === 'created' ? made : users.welcome.sent(name) };
  }
  const stopped = `${users.welcome.stopped}: ${inside(reasonSentence(warning, language))}.`;
  return {
    tone: 'hands',
    text: done === 'created' ? `${users.made(name)}${linked} ${stopped}` : stopped,
    detail: users.welcome.after,
    ...(warning === 'MAIL_SETUP_INCORRECT' && {
      link: { href: urls.organisation, text: t.diagnosis.fix.organisation },
    }),
  };
}

/** What became of a change; where it made a user one whom a welcome mail can reach now, that none has gone there yet. */
export function savedNotice(
  before: Pick<UserRecord, 'email' | 'active'>,
  { id, name, email, active, hasPassword }: Pick<UserRecord, 'id' | 'name' | 'email' | 'active' | 'hasPassword'>,
  language: Language,
): NoticeData {
  const { saved, welcome } = textsIn(language).users;
  const reached = hasPassword || !active || (before.active && before.email === email);
  if (reached) return { tone: 'done', text: saved(name) };
  return {
    tone: 'hands',
    text: `${saved(name)} ${welcome.notYet(email)}`,
    link: { href: `${urls.user(id)}#welcome`, text: welcome.toButton },
  };
}

/** A sentence as it stands behind a colon. */
function inside(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
