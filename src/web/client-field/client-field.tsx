import { Choice } from '../components/choice.js';
import { Field } from '../components/form.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

/** A client that may be meant. */
export interface NamedClient {
  externalId: string;
  name: string;
  /** What tells it from others of the name: its kind, what it hangs under, where it is. */
  place: string;
}

/** Clients that fit what was typed, where it is not plain which one is meant. */
export interface ClientMatches {
  typed: string;
  clients: NamedClient[];
  /** There are more than these. */
  more: boolean;
}

interface ClientFieldProps {
  view: View;
  id: string;
  name?: string;
  label: string;
  hint?: string;
  value: string | undefined;
  /** Name of the client that stands in the field, where it is known. */
  known?: string | undefined;
  matches?: ClientMatches | undefined;
  error?: string | undefined;
  focus?: boolean;
}

/**
 * Where a client is to be named: by its number, its name or whatever it is found by at the desk. Those that fit come below
 * it to choose from: while typing, and without scripts when the form comes back. Only the field asks for them (`target:`):
 * asked for anew after a choice, they would come without it.
 */
export function ClientField({
  view,
  id,
  name = id,
  label,
  hint,
  value,
  known,
  matches,
  error,
  focus,
}: ClientFieldProps) {
  const t = view.t.clients.field;
  return (
    <div
      class="client-field"
      hx-get={`${urls.clientMatches}?id=${id}`}
      hx-trigger={`input changed delay:250ms target:#${id}`}
      hx-include={`#${id}`}
      hx-target={`#${id}-matches`}
      hx-swap="innerHTML"
      hx-sync="this:replace"
    >
      <Field
        id={id}
        name={name}
        label={label}
        hint={known ?? [hint, t.hint].filter(Boolean).join(' ')}
        value={value}
        error={error}
        width="middle"
        dir="auto"
        focus={focus ?? false}
      />
      <div id={`${id}-matches`} aria-live="polite">
        {matches && <ClientChoices view={view} id={id} matches={matches} />}
      </div>
    </div>
  );
}

/**
 * The clients that fit, one to choose; what was typed goes along, so that another name typed after it counts again. On a
 * page that comes back to ask this the first has the focus, unless an error has it.
 */
export function ClientChoices({ view, id, matches }: { view: View; id: string; matches: ClientMatches }) {
  const t = view.t.clients.field;
  const { typed, clients, more } = matches;
  if (clients.length === 0) return <p class="quiet">{t.none(typed)}</p>;
  return (
    <fieldset class="client-choices">
      <legend>{t.which(typed)}</legend>
      <input type="hidden" name={`${id}-for`} value={typed} />
      {clients.map(({ externalId, name, place }, index) => (
        <Choice
          type="radio"
          id={`${id}-pick-${index}`}
          name={`${id}-pick`}
          value={externalId}
          label={name}
          hint={[externalId, place].filter(Boolean).join(' · ')}
          checked={clients.length === 1}
          focus={index === 0}
        />
      ))}
      {more && <p class="hint">{t.more}</p>}
    </fieldset>
  );
}
