import type { RuleRow } from '../../rules/rule-rows.js';
import type { View } from '../view.js';
import type { RuleChoices } from './rule-choices.service.js';
import { triggerName } from '../i18n/event-words.js';
import { recipientWords, whereWords } from './rule-words.js';
import type { RuleLine } from './rules-page.js';

/** @param emails of the users that the rule names, by id */
export function ruleLine(
  rule: RuleRow,
  types: RuleChoices['types'],
  emails: ReadonlyMap<string, string>,
  { t, language }: Pick<View, 't' | 'language'>,
): RuleLine {
  return {
    id: rule.id,
    name: rule.name,
    trigger: triggerName(rule.trigger, language),
    typeCode: rule.type,
    typeName: types.find(({ code }) => code === rule.type)?.name ?? '',
    recipients: rule.recipients.map((recipient) => recipientWords(recipient, emails, language)),
    where: whereWords(rule, t.rules),
    active: rule.active,
  };
}
