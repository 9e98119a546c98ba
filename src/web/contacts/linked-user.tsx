import { urls } from '../urls.js';
import type { View } from '../view.js';

interface LinkedUserProps {
  view: View;
  user: { id: string; name: string; active: boolean; receiveAsContact: boolean } | null;
}

/** Whom a contact is linked to, and what keeps mails from reaching it (A13, A14, A16, A20). */
export function LinkedUser({ view, user }: LinkedUserProps) {
  const t = view.t.around;
  if (!user) return <span class="status hands">{t.noUserLinked}</span>;
  const obstacle = !user.active ? t.inactive : !user.receiveAsContact ? t.receiveOff : null;
  return (
    <>
      <a href={urls.user(user.id)}>
        <bdi>{user.name}</bdi>
      </a>{' '}
      {obstacle && <span class="status hands">{obstacle}</span>}
    </>
  );
}
