import { Tabs } from '../components/parts.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** The two lists of rules: one by one, and bundled. */
export function RulesTabs({ view, current }: { view: View; current: 'rules' | 'sets' }) {
  const { t } = view;
  return (
    <Tabs
      label={t.ruleSets.tabs}
      tabs={[
        { label: t.rules.title, href: urls.rules, current: current === 'rules' },
        { label: t.ruleSets.title, href: urls.ruleSets, current: current === 'sets' },
      ]}
    />
  );
}
