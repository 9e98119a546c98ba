import type { Language } from '../../common/language.js';
import { readSelector } from '../../rules/recipients.js';
import type { RuleRow } from '../../rules/rule-rows.js';
import type { Texts } from '../i18n/texts.js';

/** A standard recipient in words: "Contactpersonen: hr". */
export function recipientWords(text: string, emails: ReadonlyMap<string, string>, language: Language): string {
  const selector = readSelector(text);
  if (!selector) return text;
  const label = selector.kind.label[language];
  if (selector.argument === null) return label;
  return `${label}: ${emails.get(selector.argument) ?? selector.argument}`;
}

/** Ids of the users that selectors name. */
export function usersNamed(recipients: readonly string[]): string[] {
  return recipients.flatMap((text) => {
    const selector = readSelector(text);
    return selector?.kind.argument === 'user' ? [selector.argument!] : [];
  });
}

/** Where a rule holds: everybody, the rule sets that hold it, how often it is assigned. */
export function whereWords(rule: Pick<RuleRow, 'scope' | 'ruleSets' | 'assignments'>, t: Texts['rules']): string {
  if (rule.scope === 'all') return t.everybody;
  const ways = [
    ...rule.ruleSets.map(({ name }) => name),
    ...(rule.assignments > 0 ? [t.assignedTo(rule.assignments)] : []),
  ];
  return ways.length > 0 ? ways.join(', ') : t.nowhere;
}
