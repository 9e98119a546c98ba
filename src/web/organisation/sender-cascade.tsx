import type { ClientSender } from '../../clients/client-people.service.js';
import type { SenderStep } from '../../organisations/sender.js';
import { Icon } from '../components/icon.js';
import type { View } from '../view.js';

/** The sender cascade drawn as steps: which one wins now, and why the others don't (E03–E08, Ed1). */
export function SenderCascade({ view, steps, sender }: { view: View } & ClientSender) {
  const t = view.t.organisation.cascade;
  const won = steps.findIndex(({ chosen }) => chosen);
  return (
    <>
      <ol class="sender">
        {steps.map((step, index) => (
          <li class={step.chosen ? 'chosen' : undefined} aria-current={step.chosen ? 'step' : undefined}>
            <span class="sender-step">
              {step.chosen && <Icon name="check" />}
              {t.steps[step.step]}
              {step.who && (
                <>
                  {' '}
                  <bdi>{step.who}</bdi>
                </>
              )}
            </span>
            {step.value && <span class="address">{step.value}</span>}
            <span class={step.chosen ? undefined : 'quiet'}>{verdict(step, won >= 0 && index > won, t)}</span>
          </li>
        ))}
      </ol>
      {!sender && <p class="error">{t.nobody}</p>}
    </>
  );
}

function verdict(step: SenderStep, afterWinner: boolean, t: View['t']['organisation']['cascade']): string {
  if (step.chosen) return t.chosen;
  if (afterWinner) return t.later;
  if (step.value === null) return t.absent;
  return step.inactive ? t.inactive : t.unusable;
}
