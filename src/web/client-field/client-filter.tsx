import type { View } from '../view.js';
import { ClientField, type ClientMatches } from './client-field.js';

interface ClientFilterProps {
  view: View;
  /** Address of the page, which takes the client as `client`. */
  action: string;
  label: string;
  /** What the button says. */
  submit: string;
  value: string;
  known: string | undefined;
  matches: ClientMatches | undefined;
  error: string | undefined;
}

/** Shows a page for one client: named as in every form, and taken away again. */
export function ClientFilter({ view, action, submit, value, error, ...field }: ClientFilterProps) {
  return (
    <form class="client-filter" method="get" action={action}>
      <ClientField view={view} id="client" value={value} error={error} focus={error !== undefined} {...field} />
      <div class="buttons">
        <button type="submit" class="button plain">
          {submit}
        </button>
        {value !== '' && <a href={action}>{view.t.actions.clear}</a>}
      </div>
    </form>
  );
}
