import type { View } from '../view.js';
import type { Remedy } from '../why/remedies.js';

/** What to do now, each with a link to the page where it is done (N01); nothing where there is nothing to do. */
export function RemedyList({ view, remedies }: { view: View; remedies: readonly Remedy[] }) {
  if (remedies.length === 0) return null;
  return (
    <ul class="remedies" aria-label={view.t.why.steps.next}>
      {remedies.map(({ who, sentence, link }) => (
        <li>
          {who && (
            <>
              <bdi>{who}</bdi>:{' '}
            </>
          )}
          {sentence} {link && <a href={link.href}>{link.text}</a>}
        </li>
      ))}
    </ul>
  );
}
