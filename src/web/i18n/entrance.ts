/** Signing in, the demo inbox, and the pages for when something is not there or not allowed. */

const nl = {
  signIn: {
    title: 'Aanmelden',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    button: 'Aanmelden',
    demo: 'Dit is de demo. Meld u aan als een van deze collega’s:',
    demoPassword: (password: string) => `Het wachtwoord is voor iedereen ${password}.`,
  },
  roles: {
    circulation: 'balie',
    print: 'printen',
    configuration: 'inrichting',
    admin: 'beheer',
  },
  inbox: {
    title: 'Demo-postvak',
    intro: 'Wat Bode in de demo mailt, komt hier terecht. Er vertrekt niets naar buiten.',
    behaviours: 'Adressen die zich bijzonder gedragen',
    pattern: 'Adres',
    behaviour: 'Wat de mailserver doet',
    from: 'Van',
    to: 'Aan',
    subject: 'Onderwerp',
    received: 'Ontvangen',
    empty: 'Nog geen mail',
    emptyHint: 'Binnen een minuut na de start komen de eerste berichten binnen.',
    refresh: 'Vernieuwen',
    source: 'Bron tonen',
    frame: 'De ontvangen mail',
    back: 'Terug naar het postvak',
  },
  errors: {
    forbidden: {
      title: 'Hier hebt u geen recht op',
      text: 'Uw account mag deze pagina niet zien. Hebt u ze nodig, vraag het recht dan aan uw beheerder.',
    },
    notFound: {
      title: 'Deze pagina bestaat niet',
      text: 'De link klopt niet, of wat er stond is intussen weg. Zoek de klant, dan vindt u het bericht terug.',
    },
    broken: {
      title: 'Dit lukte niet',
      text: 'Bode kon de pagina niet maken. Wat al vastlag, blijft vastliggen. Probeer het zo meteen opnieuw; lukt het weer niet, geef dan dit kenmerk door aan uw beheerder:',
    },
    expired: {
      title: 'De pagina was verlopen',
      text: 'Uw laatste stap is niet uitgevoerd. Ga terug, ververs de pagina en doe het opnieuw.',
    },
    home: 'Klant zoeken',
    back: 'Terug naar de pagina',
  },
};

const en: typeof nl = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    button: 'Sign in',
    demo: 'This is the demo. Sign in as one of these colleagues:',
    demoPassword: (password) => `The password is ${password} for everyone.`,
  },
  roles: {
    circulation: 'desk',
    print: 'printing',
    configuration: 'configuration',
    admin: 'administration',
  },
  inbox: {
    title: 'Demo inbox',
    intro: 'What Bode mails in the demo ends up here. Nothing leaves the house.',
    behaviours: 'Addresses that behave in a special way',
    pattern: 'Address',
    behaviour: 'What the mail server does',
    from: 'From',
    to: 'To',
    subject: 'Subject',
    received: 'Received',
    empty: 'No mail yet',
    emptyHint: 'The first messages arrive within a minute after the start.',
    refresh: 'Refresh',
    source: 'Show source',
    frame: 'The mail received',
    back: 'Back to the inbox',
  },
  errors: {
    forbidden: {
      title: 'You may not do this',
      text: 'Your account may not see this page. If you need it, ask your administrator for the right.',
    },
    notFound: {
      title: 'This page does not exist',
      text: 'The link is wrong, or what stood here is gone. Search for the client and you will find the message.',
    },
    broken: {
      title: 'That did not work',
      text: 'Bode could not make the page. What was saved stays saved. Try again in a moment; if it still fails, give this reference to your administrator:',
    },
    expired: {
      title: 'The page had expired',
      text: 'Your last step was not carried out. Go back, refresh the page and do it again.',
    },
    home: 'Find a client',
    back: 'Back to the page',
  },
};

export const entrance = { nl, en };
