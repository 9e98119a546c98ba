import { LANGUAGES } from '../common/language.js';
import { Icon } from './components/icon.js';
import { PostForm } from './components/form.js';
import { number } from './format.js';
import { urls } from './urls.js';
import type { MenuItem, Shell, View } from './view.js';

const languageNames = { nl: 'Nederlands', en: 'English' } as const;

interface HeaderProps {
  view: View;
  shell: Shell;
  query?: string;
}

/** Organisation, menu with what waits, search, account. */
export function Header({ view, shell, query }: HeaderProps) {
  const { t } = view;
  return (
    <header class="top">
      <a class="brand" href={urls.home}>
        <Icon name="mark" />
        <strong>{t.product}</strong>
        <span>{shell.organisation}</span>
      </a>
      {shell.menu.length > 0 && (
        <nav class="menu" aria-label={t.menuLabel}>
          <Menu view={view} items={shell.menu} />
        </nav>
      )}
      <div class="top-end">
        {shell.canSearch && (
          <form class="find" method="get" action={urls.clients} role="search">
            <Icon name="search" />
            <input
              type="search"
              name="q"
              value={query}
              aria-label={t.search.label}
              placeholder={t.search.placeholder}
              autocomplete="off"
              spellcheck={false}
              dir="auto"
              data-search
            />
            <kbd aria-hidden="true">/</kbd>
          </form>
        )}
        {shell.user ? <AccountMenu view={view} user={shell.user} /> : <LanguageSwitch view={view} />}
      </div>
    </header>
  );
}

/** What is used all day stands in the row, what is set up now and then under one word. */
function Menu({ view, items }: { view: View; items: MenuItem[] }) {
  const { t } = view;
  const managing = items.filter((item) => item.manages);
  const folded = managing.length > 1;
  return (
    <ul>
      {items
        .filter((item) => !folded || !item.manages)
        .map((item) => (
          <MenuEntry view={view} item={item} />
        ))}
      {folded && (
        <li>
          <details class="drop" data-drop>
            <summary aria-current={managing.some(({ current }) => current) ? 'true' : undefined}>
              {t.menuManage}
              <Icon name="chevron" />
            </summary>
            <ul class="drop-list">
              {managing.map((item) => (
                <MenuEntry view={view} item={item} />
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

function MenuEntry({ view, item }: { view: View; item: MenuItem }) {
  return (
    <li>
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {view.t.menu[item.key]}
        {item.count ? <span class="count"> {number(item.count, view.language)}</span> : null}
      </a>
    </li>
  );
}

function AccountMenu({ view, user }: { view: View; user: NonNullable<Shell['user']> }) {
  const { t } = view;
  return (
    <details class="drop" data-drop>
      <summary>
        <span class="unseen">{t.account.label}: </span>
        <span class="name">{user.name}</span>
        <Icon name="chevron" />
      </summary>
      <div class="drop-list">
        <p class="quiet">{user.roles.map((role) => t.roles[role]).join(', ')}</p>
        <LanguageSwitch view={view} />
        <button type="button" data-show-shortcuts hidden>
          {t.account.shortcuts} <kbd aria-hidden="true">?</kbd>
        </button>
        <PostForm view={view} action={urls.signOut}>
          <button type="submit">{t.account.signOut}</button>
        </PostForm>
      </div>
    </details>
  );
}

function LanguageSwitch({ view }: { view: View }) {
  return (
    <PostForm view={view} action={urls.language} class="languages">
      <input type="hidden" name="back" value={view.path} />
      <span data-kept hidden>
        {view.t.typed.kept}
      </span>
      <span data-kept-partly hidden>
        {view.t.typed.keptPartly}
      </span>
      {LANGUAGES.map((language) => (
        <button
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-current={language === view.language ? 'true' : undefined}
        >
          {languageNames[language]}
        </button>
      ))}
    </PostForm>
  );
}
