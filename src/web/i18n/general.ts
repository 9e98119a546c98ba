/** Words that stand on every page: menu, buttons, columns, formats, counting. */

const nl = {
  product: 'Bode',
  skip: 'Naar de inhoud',
  menuLabel: 'Hoofdmenu',
  menuManage: 'Beheer',
  menu: {
    clients: 'Klanten',
    messages: 'Berichten',
    letters: 'Printklaar maken',
    messageTypes: 'Berichtsoorten',
    users: 'Gebruikers',
    organisation: 'Instellingen',
    rules: 'Regels',
    diagnoses: 'Diagnose',
    inbox: 'Demo-postvak',
  },
  paged: { time: { first: 'Nieuwste', next: 'Ouder' }, name: { first: 'Begin', next: 'Volgende' } },
  search: { label: 'Klant zoeken', placeholder: 'naam, nummer, adres…' },
  account: { label: 'Account', signOut: 'Afmelden', shortcuts: 'Sneltoetsen' },
  columns: {
    select: 'Aanvinken',
    number: 'Nr',
    type: 'Type',
    title: 'Titel',
    branch: 'Vestiging',
    status: 'Status',
    date: 'Datum',
    format: 'Vorm',
    info: 'Info',
    client: 'Klant',
    addressee: 'Voor',
  },
  formats: { email: 'e-mail', letter: 'brief' },
  actions: {
    cancel: 'Annuleren',
    undo: 'Ongedaan maken',
    back: 'Terug',
    filter: 'Tonen',
    filters: (set: number, names: string) => (set === 0 ? 'Filters' : `Filters (${set}): ${names}`),
    clear: 'Filter wissen',
    close: 'Sluiten',
  },
  alarm: {
    label: 'Mailserver',
    since: (when: string) => `De mailserver neemt sinds ${when} geen mails aan.`,
    waiting: (count: number, written: string) =>
      count === 0
        ? 'Er wachten er nu geen.'
        : count === 1
          ? 'Er wacht 1 mail; die gaat vanzelf weg zodra hij weer mails aanneemt.'
          : `Er wachten ${written} mails; die gaan vanzelf weg zodra hij weer mails aanneemt.`,
    more: (count: string) => `Er wachten meer dan ${count} mails; die gaan vanzelf weg zodra hij weer mails aanneemt.`,
    givenUp: (count: number, written: string) =>
      count === 1
        ? '1 mail wachtte te lang, en is niet verzonden.'
        : `${written} mails wachtten te lang, en zijn niet verzonden.`,
    moreGivenUp: (count: string) => `Meer dan ${count} mails wachtten te lang, en zijn niet verzonden.`,
    lookAt: (count: number): string => (count === 1 ? 'Bekijk die mail' : 'Bekijk die mails'),
    find: 'Zoek uit wat er te doen is',
    said: 'Het laatste wat we van hem hoorden:',
  },
  paging: 'Bladeren',
  selection: {
    all: 'Alle rijen op deze pagina aanvinken',
    row: (number: string) => `Bericht ${number} aanvinken`,
    one: '1 geselecteerd',
    many: '{n} geselecteerd',
    none: 'Niets geselecteerd',
  },
  resend: {
    button: 'Opnieuw verzenden als brief',
    buttonCount: 'Opnieuw verzenden ({n}) als brief',
    withdraw: 'Intrekken…',
  },
  row: {
    item: (item: string) => `Exemplaar ${item}`,
    letter: 'brief',
    withdrawn: 'geannuleerd',
    replaces: 'vervangt',
    batch: (batch: string, sequence: string) => `Printopdracht ${batch}, stuk ${sequence}`,
    goes: (when: string) => `gaat op ${when}`,
    toClient: 'klant',
  },
  errorSummary: 'Dit moet nog anders',
  /** What becomes of what was typed when the language changes. */
  typed: {
    kept: 'Wat u invulde, staat er nog. Het is nog niet bewaard.',
    keptPartly:
      'Wat u invulde, staat er nog voor een deel, en is nog niet bewaard. Kijk het na: niet alles had nog een veld.',
    notKept: 'Wie nu van taal verandert, moet opnieuw invullen wat hieronder staat.',
  },
  shortcuts: {
    title: 'Sneltoetsen',
    enabled: 'Sneltoetsen gebruiken',
    keys: [
      ['/', 'Klant zoeken'],
      ['0–9', 'Kaart scannen: het zoekveld vangt het nummer op'],
      ['j  k', 'Volgende of vorige rij'],
      ['n', 'Volgende rij die iets van u vraagt'],
      ['x', 'Rij aanvinken'],
      ['Shift + klik', 'Alles tussen twee rijen aanvinken'],
      ['Enter', 'Bericht openen'],
      ['r', 'De hoofdknop: opnieuw verzenden'],
      ['?', 'Deze lijst'],
    ],
  },
  counts: {
    letters: (n: number, shown: string) => (n === 1 ? '1 brief' : `${shown} brieven`),
  },
  yes: 'ja',
  no: 'nee',
};

const en: typeof nl = {
  product: 'Bode',
  skip: 'Skip to content',
  menuLabel: 'Main menu',
  menuManage: 'Administration',
  menu: {
    clients: 'Clients',
    messages: 'Messages',
    letters: 'Prepare for printing',
    messageTypes: 'Message types',
    users: 'Users',
    organisation: 'Settings',
    rules: 'Rules',
    diagnoses: 'Diagnosis',
    inbox: 'Demo inbox',
  },
  paged: { time: { first: 'Newest', next: 'Older' }, name: { first: 'Start', next: 'Next' } },
  search: { label: 'Find a client', placeholder: 'name, card, address…' },
  account: { label: 'Account', signOut: 'Sign out', shortcuts: 'Shortcuts' },
  columns: {
    select: 'Select',
    number: 'No.',
    type: 'Type',
    title: 'Title',
    branch: 'Branch',
    status: 'Status',
    date: 'Date',
    format: 'Format',
    info: 'Info',
    client: 'Client',
    addressee: 'For',
  },
  formats: { email: 'e-mail', letter: 'letter' },
  actions: {
    cancel: 'Cancel',
    undo: 'Undo',
    back: 'Back',
    filter: 'Show',
    filters: (set, names) => (set === 0 ? 'Filters' : `Filters (${set}): ${names}`),
    clear: 'Clear filter',
    close: 'Close',
  },
  alarm: {
    label: 'Mail server',
    since: (when) => `The mail server has taken no mails since ${when}.`,
    waiting: (count, written) =>
      count === 0
        ? 'None are waiting now.'
        : count === 1
          ? '1 mail is waiting; it goes out by itself once mails are taken again.'
          : `${written} mails are waiting; they go out by themselves once mails are taken again.`,
    more: (count) => `More than ${count} mails are waiting; they go out by themselves once mails are taken again.`,
    givenUp: (count, written) =>
      count === 1
        ? '1 mail waited too long, and was not sent.'
        : `${written} mails waited too long, and were not sent.`,
    moreGivenUp: (count) => `More than ${count} mails waited too long, and were not sent.`,
    lookAt: (count) => (count === 1 ? 'See that mail' : 'See those mails'),
    find: 'Find out what to do',
    said: 'The last we heard of it:',
  },
  paging: 'Pages',
  selection: {
    all: 'Select all rows on this page',
    row: (number) => `Select message ${number}`,
    one: '1 selected',
    many: '{n} selected',
    none: 'Nothing selected',
  },
  resend: {
    button: 'Resend as letter',
    buttonCount: 'Resend ({n}) as letter',
    withdraw: 'Withdraw…',
  },
  row: {
    item: (item) => `Item ${item}`,
    letter: 'letter',
    withdrawn: 'cancelled',
    replaces: 'replaces',
    batch: (batch, sequence) => `Batch ${batch}, piece ${sequence}`,
    goes: (when) => `goes on ${when}`,
    toClient: 'client',
  },
  errorSummary: 'This needs to change first',
  typed: {
    kept: 'What you filled in is still here. It has not been saved yet.',
    keptPartly:
      'Part of what you filled in is still here, and not saved yet. Look it over: not all of it had a field left.',
    notKept: 'If you change the language now, you will have to fill in again what stands below.',
  },
  shortcuts: {
    title: 'Shortcuts',
    enabled: 'Use shortcuts',
    keys: [
      ['/', 'Find a client'],
      ['0–9', 'Scan a card: the search field catches the number'],
      ['j  k', 'Next or previous row'],
      ['n', 'Next row that needs you'],
      ['x', 'Tick the row'],
      ['Shift + click', 'Tick everything between two rows'],
      ['Enter', 'Open the message'],
      ['r', 'The main button: resend'],
      ['?', 'This list'],
    ],
  },
  counts: {
    letters: (n, shown) => (n === 1 ? '1 letter' : `${shown} letters`),
  },
  yes: 'yes',
  no: 'no',
};

export const general = { nl, en };
