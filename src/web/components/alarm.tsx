import { MOST_COUNTED } from '../../messages/waiting-mails.js';
import { number, shortDate } from '../format.js';
import { urls, withQuery } from '../urls.js';
import type { AlarmData, View } from '../view.js';
import { Icon } from './icon.js';

/** On top of every page of whoever sees to the organisation, for as long as no mail gets out (L17, L23). */
export function Alarm({ view, alarm }: { view: View; alarm: AlarmData }) {
  const t = view.t.alarm;
  const { waiting, givenUp, reply } = alarm;
  const written = (count: number) => number(Math.min(count, MOST_COUNTED), view.language);
  return (
    <aside class="notice failed" aria-label={t.label}>
      <Icon name="triangle" />
      <div class="notice-text">
        <p>
          {t.since(shortDate(alarm.since, view))}{' '}
          {waiting > MOST_COUNTED ? t.more(written(waiting)) : t.waiting(waiting, written(waiting))}{' '}
          <a href={withQuery(urls.newDiagnosis, { procedure: 'B' })}>{t.find}</a>
        </p>
        {givenUp > 0 && (
          <p>
            {givenUp > MOST_COUNTED ? t.moreGivenUp(written(givenUp)) : t.givenUp(givenUp, written(givenUp))}{' '}
            <a href={withQuery(urls.messages, { reason: 'TRANSPORT_ERROR' })}>{t.lookAt(givenUp)}</a>
          </p>
        )}
        <p class="quiet">
          {t.said} <q lang="en">{reply}</q>
        </p>
      </div>
    </aside>
  );
}
