import { Icon } from '../components/icon.js';
import { RemedyList } from '../components/remedy-list.js';
import { Steps } from '../components/steps.js';
import type { View } from '../view.js';
import type { ShownExplanation } from './what-if-view.js';

/** What would be decided, rule by rule: the sentence first, what would put it right, then the steps of it (N02). */
export function Explained({ view, items }: { view: View; items: ShownExplanation[] }) {
  if (items.length === 0) return <p class="quiet">{view.t.whatIf.nothing}</p>;
  return (
    <ul class="explained">
      {items.map(({ name, href, sentence, good, assumed, remedies, steps }) => (
        <li>
          <h3>{href ? <a href={href}>{name}</a> : name}</h3>
          <p class={`would ${good ? 'pass' : 'fail'}`}>
            <Icon name={good ? 'check' : 'triangle'} />
            <bdi>{sentence}</bdi>
          </p>
          {assumed && <p class="would quiet">{assumed}</p>}
          <RemedyList view={view} remedies={remedies} />
          <Steps view={view} steps={steps} />
        </li>
      ))}
    </ul>
  );
}
