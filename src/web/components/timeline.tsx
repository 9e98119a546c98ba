import type { TimelineKind } from '../i18n/timeline.js';
import type { View } from '../view.js';
import { Time } from './time.js';

export interface TimelineEntry {
  at: Date;
  what: TimelineKind;
  /** `name` is somebody of the staff; without one it was Bode or a connected system. */
  by: { kind: 'system' | 'api' } | { kind: 'user'; name: string };
  /** Sentence of its reason code. */
  reason?: string;
  /** The address tried, the mail server's own words, a batch: shown as they are. */
  facts?: string[];
  link?: { href: string; text: string };
}

/** What happened to a message, oldest first, with times and who. */
export function Timeline({ view, entries }: { view: View; entries: TimelineEntry[] }) {
  const { timeline } = view.t;
  if (entries.length === 0) return <p class="quiet">{timeline.empty}</p>;
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li>
          <p class="timeline-when">
            <Time view={view} at={entry.at} /> ·&nbsp;
            {entry.by.kind === 'user' ? entry.by.name : timeline.by[entry.by.kind]}
          </p>
          <p class="timeline-what">
            {sentenceOf(entry, timeline.what[entry.what])}
            {entry.link && (
              <>
                {' '}
                <a href={entry.link.href}>{entry.link.text}</a>
              </>
            )}
          </p>
          {entry.facts?.map((fact) => (
            <p class="fact" dir="auto">
              {fact}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** "Niet verzonden: in het e-mailadres ontbreekt @". Why a mail came back says by itself that it did. */
function sentenceOf({ what, reason }: TimelineEntry, happened: string): string {
  if (!reason) return happened;
  return what === 'bounced' ? reason : `${happened}: ${afterColon(reason)}`;
}

/** Without its capital, unless that belongs to an abbreviation. */
function afterColon(sentence: string): string {
  return /^\p{Lu}\p{Lu}/u.test(sentence) ? sentence : `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
