import { SelectField } from '../components/select-field.js';
import { moduleWord, noticeWord } from '../../message-types/modules.js';
import type { View } from '../view.js';
import type { TypeView } from './message-types-page.js';

/** The same to read. */
export function audienceRows({ module, noticeType }: TypeView, view: View): { term: string; value: string }[] {
  const t = view.t.settings.edit;
  return [
    { term: t.module, value: module === null ? t.noModule : moduleWord(module, view.language) },
    { term: t.notice, value: noticeType === null ? t.noNotice : noticeWord(noticeType, view.language) },
  ];
}

interface AudienceProps {
  view: View;
  type: TypeView;
  modules: string[];
  notices: string[];
}

/** Which ticks and rights of users are read for it (C07, C13). */
export function Audience({ view, type, modules, notices }: AudienceProps) {
  const t = view.t.settings.edit;
  const among = (all: string[], current: string | null) => [
    ...new Set([...all, ...(current === null ? [] : [current])]),
  ];
  return (
    <>
      <SelectField
        id="module"
        label={t.module}
        hint={t.moduleHint}
        width="middle"
        value={type.module ?? ''}
        options={[
          { value: '', label: t.noModule },
          ...among(modules, type.module).map((module) => ({ value: module, label: moduleWord(module, view.language) })),
        ]}
      />
      <SelectField
        id="noticeType"
        label={t.notice}
        hint={t.noticeHint}
        width="middle"
        value={type.noticeType ?? ''}
        options={[
          { value: '', label: t.noNotice },
          ...among(notices, type.noticeType).map((notice) => ({
            value: notice,
            label: noticeWord(notice, view.language),
          })),
        ]}
      />
    </>
  );
}
