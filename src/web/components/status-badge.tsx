import type { Language } from '../../common/language.js';
import { batchWords, statusWords, type BatchStatus, type StatusKey, type StatusWord } from '../i18n/status-words.js';
import { Icon } from './icon.js';

function Badge({ status, language }: { status: StatusWord; language: Language }) {
  return (
    <span class={`status ${status.tone}`} title={status.hint[language]}>
      <Icon name={status.shape} />
      {status.word[language]}
    </span>
  );
}

/** Status of a message: word, shape and colour (L04, L34). */
export function StatusBadge({ status, language }: { status: StatusKey; language: Language }) {
  return <Badge status={statusWords[status]} language={language} />;
}

/** Status of a batch, drawn the same way. */
export function BatchBadge({ status, language }: { status: BatchStatus; language: Language }) {
  return <Badge status={batchWords[status]} language={language} />;
}
