import { Choice } from '../components/choice.js';
import { ClientField } from '../client-field/client-field.js';
import { errorOf } from '../components/form.js';
import { Ticks } from '../components/ticks.js';
import type { UserPageProps } from './user-page-props.js';
import { moduleWord, noticeWord } from '../../message-types/modules.js';

/** What only users of clients have: where they belong, what they want and what they may see (A16, A19, C04–C14). */
export function ClientUserFields(props: UserPageProps) {
  const { view, form, choices, clients, errors, matches } = props;
  const t = view.t.users.form;
  const modules = [...new Set([...choices.modules, ...form.modules.filter((module) => module !== '*')])];
  return (
    <>
      <ClientField
        view={view}
        id="homeClient"
        label={t.home}
        hint={t.homeHint}
        value={form.homeClient}
        known={clients.get(form.homeClient)}
        matches={matches?.['homeClient']}
        error={errorOf(errors, 'homeClient')}
      />
      <div>
        <Tick name="intermediary" label={t.intermediary} hint={t.intermediaryHint} checked={form.intermediary} />
        <Tick name="receiveAsContact" label={t.receiveAsContact} checked={form.receiveAsContact} />
        <Tick name="catchAll" label={t.catchAll} hint={t.catchAllHint} checked={form.catchAll} />
      </div>
      <Ticks
        id="modules"
        legend={t.modules}
        name="module"
        options={[
          { value: '*', label: view.t.users.allModules },
          ...modules.map((module) => ({ value: module, label: moduleWord(module, view.language) })),
        ]}
        ticked={form.modules}
      />
      <AccessLines {...props} />
    </>
  );
}

function Tick({ name, label, hint, checked }: { name: string; label: string; hint?: string; checked: boolean }) {
  return <Choice type="checkbox" id={name} name={name} value="1" label={label} hint={hint} checked={checked} />;
}

/** One line for each client, and room for one more; each with its approval rights (C13). */
function AccessLines({ view, form, choices, clients, errors, matches }: UserPageProps) {
  const t = view.t.users.form;
  const known = [...new Set([...choices.notices, ...form.access.flatMap(({ notices }) => notices)])];
  return (
    <fieldset id="access">
      <legend>{t.access}</legend>
      <p class="hint">{t.accessHint}</p>
      {[...form.access, { client: '', notices: [] }].map(({ client, notices }, line) => (
        <fieldset class="access-line" aria-label={t.accessClient(line + 1)}>
          <ClientField
            view={view}
            id={`access-${line}`}
            name="accessClient"
            label={t.accessClient(line + 1)}
            value={client}
            known={clients.get(client)}
            matches={matches?.[`access-${line}`]}
            error={errorOf(errors, `access-${line}`)}
          />
          <div class="access-notices">
            <span class="quiet">{t.notices}</span>
            {known.map((notice, index) => (
              <Choice
                type="checkbox"
                id={`notice-${line}-${index}`}
                name={`notice-${line}`}
                value={notice}
                label={noticeWord(notice, view.language)}
                checked={notices.includes(notice)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}
