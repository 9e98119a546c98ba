import type { PlanSource } from '../../rules/plan-source.js';
import { withKind } from '../client/kind-words.js';
import { calendarDate } from '../format.js';
import type { View } from '../view.js';

/** Where a rule comes from: "abonnement Verzuim, toegewezen aan De Fabriek (werkgever), vanaf 01-01-2026". */
export function RuleSource({ source, view }: { source: PlanSource; view: View }) {
  const t = view.t.assignments;
  if (source.mode === 'all') return <>{t.source.all}</>;
  const { name, kind } = source.client;
  const client = withKind(name, kind);
  const way = source.mode === 'set' ? t.source.set(source.set, client) : t.source.direct(client);
  const from = calendarDate(source.startsOn);
  const days = source.endsOn === null ? t.source.from(from) : t.source.fromTo(from, calendarDate(source.endsOn));
  return (
    <>
      {way}, <span class="whole">{days}</span>
    </>
  );
}
