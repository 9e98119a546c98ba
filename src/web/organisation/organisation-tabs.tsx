import { Tabs } from '../components/parts.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

type Section = 'sender' | 'recipients' | 'groups' | 'apiKeys';

/** The pages of settings; groups only where there are any (design §1). */
export function OrganisationTabs({ view, current, groups }: { view: View; current: Section; groups: boolean }) {
  const t = view.t.organisation;
  const tabs: [Section, string][] = [
    ['sender', urls.organisation],
    ['recipients', urls.recipients],
    ...(groups || current === 'groups' ? ([['groups', urls.groups]] as [Section, string][]) : []),
    ['apiKeys', urls.apiKeys],
  ];
  return (
    <Tabs
      label={t.sections}
      tabs={tabs.map(([key, href]) => ({ label: t.tabs[key], href, current: key === current }))}
    />
  );
}
