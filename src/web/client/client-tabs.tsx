import { Tabs } from '../components/parts.js';
import type { PageProps } from '../layout.js';
import { urls } from '../urls.js';

/** Ways to the pages about one client; none where the viewer has only its messages. */
export function ClientTabs({
  view,
  shell,
  externalId,
  current,
}: PageProps & { externalId: string; current: ClientTab }) {
  const t = view.t.assignments.tabs;
  const rules = shell.menu.some(({ key }) => key === 'rules');
  const tabs = [
    { key: 'messages', label: t.messages, href: urls.client(externalId), shown: true },
    { key: 'rules', label: t.rules, href: urls.clientRules(externalId), shown: rules },
    {
      key: 'decisions',
      label: view.t.whatIf.decisions.link,
      href: urls.clientDecisions(externalId),
      shown: shell.decisions,
    },
    { key: 'people', label: view.t.around.short, href: urls.clientPeople(externalId), shown: shell.people },
  ].filter(({ shown }) => shown);
  if (tabs.length === 1) return null;
  return (
    <Tabs label={t.label} tabs={tabs.map(({ key, label, href }) => ({ label, href, current: key === current }))} />
  );
}

export type ClientTab = 'messages' | 'rules' | 'decisions' | 'people';
