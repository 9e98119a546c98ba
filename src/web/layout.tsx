import type { ComponentChildren } from 'preact';
import { Header } from './header.js';
import { Alarm } from './components/alarm.js';
import { Notice } from './components/notice.js';
import { ShortcutList } from './components/shortcut-list.js';
import type { Shell, View } from './view.js';

export interface PageProps {
  view: View;
  shell: Shell;
}

interface LayoutProps extends PageProps {
  /** Most particular first: "Marie Peeters", then "Klanten". */
  title: string[];
  /** Search words that stand in the header's box. */
  query?: string;
  /** Reading width for pages of words, full width for lists. */
  width?: 'full' | 'reading';
  children: ComponentChildren;
}

/** htmx under a strict content security policy: it may add no style and run no text as code (design §9). */
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, mode: 'same-origin', history: false });

/** The whole document around a page. */
export function Page({ view, shell, title, query, width = 'full', children }: LayoutProps) {
  const { t, language, asset } = view;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{[...title, t.product].join(' – ')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        <link rel="preload" href={asset('inter-latin.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={asset('bode.css')} />
        <script src={asset('htmx.js')} defer />
        <script src={asset('bode.js')} type="module" />
      </head>
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <Header view={view} shell={shell} query={query} />
        <main id="main" class={width} tabIndex={-1}>
          {shell.alarm && <Alarm view={view} alarm={shell.alarm} />}
          {shell.notice && <Notice view={view} notice={shell.notice} />}
          {children}
        </main>
        {shell.user && <ShortcutList view={view} />}
      </body>
    </html>
  );
}
