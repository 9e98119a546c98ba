import { Tabs } from '../components/parts.js';
import { urls, withQuery } from '../urls.js';
import type { View } from '../view.js';
import type { PeopleInUse } from './user-choices.service.js';

interface PeopleTabsProps {
  view: View;
  current: 'staff' | 'client' | 'contacts';
  inUse: PeopleInUse;
}

/** The lists of people; a library that has only staff sees no tabs at all (design §1). */
export function PeopleTabs({ view, current, inUse }: PeopleTabsProps) {
  const t = view.t.users;
  const tabs = [
    { key: 'staff', href: urls.users, shown: true },
    { key: 'client', href: withQuery(urls.users, { side: 'client' }), shown: inUse.clientUsers },
    { key: 'contacts', href: urls.contacts, shown: inUse.contacts },
  ] as const;
  const shown = tabs.filter((tab) => tab.shown || tab.key === current);
  if (shown.length === 1) return null;
  return (
    <Tabs
      label={t.sections}
      tabs={shown.map(({ key, href }) => ({ label: t.tabs[key], href, current: key === current }))}
    />
  );
}
