import type { CorrectionResult } from '../../clients/clients.service.js';
import { urls } from '../urls.js';
import type { NoticeData, View } from '../view.js';

/** What a correction came to: what was saved, and which letters go on because of it. */
export function correctedNotice(
  { fields, released }: Extract<CorrectionResult, { ok: true }>,
  { t }: Pick<View, 't'>,
  seesLetters: boolean,
): NoticeData {
  const { done } = t.clients;
  const [field] = fields;
  if (!field) return { tone: 'done', text: done.same };
  const saved = fields.length > 1 ? done.both : done[field];
  if (released.length === 0) return { tone: 'done', text: saved };
  return {
    tone: 'done',
    text: `${saved} ${done.released(released.length)}`,
    ...(seesLetters && { link: { href: urls.letters, text: done.toLetters } }),
  };
}
