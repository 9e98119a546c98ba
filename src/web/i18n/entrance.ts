import type { ReasonCode } from '../../common/reasons.js';

/** Signing in, the demo inbox, and the pages for when something is not there or not allowed. */

const nl = {
  signIn: {
    title: 'Aanmelden',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    button: 'Aanmelden',
    demo: 'Dit is de demo. Meld u aan als een van deze collega’s:',
    demoPassword: (password: string) => `Het wachtwoord is voor iedereen “${password}”.`,
    forgot: 'Wachtwoord vergeten?',
  },
  password: {
    forgotTitle: 'Wachtwoord vergeten',
    forgotIntro: 'Vul uw e-mailadres in. U krijgt een mail met een link om een nieuw wachtwoord in te stellen.',
    ask: 'Mail mij een link',
    asked: 'Kijk in uw mailbox',
    askedText:
      'Als er een account is met dit e-mailadres, is de mail onderweg. Niets gekregen? Kijk ook bij de ongewenste mail, en of het adres juist is.',
    setTitle: 'Stel een wachtwoord in',
    of: (email: string) => `Voor ${email}`,
    choose: 'Nieuw wachtwoord',
    least: (n: number) => `Minstens ${n} tekens. Een paar woorden na elkaar zijn sterk, en makkelijk te onthouden.`,
    set: 'Wachtwoord instellen',
    done: 'Uw wachtwoord is ingesteld',
    doneText: 'Wie nog ergens aangemeld was met het oude wachtwoord, is dat nu niet meer.',
    invalidTitle: 'Deze link werkt niet',
    refused: {
      LINK_USED: 'Er is al een wachtwoord ingesteld',
      LINK_EXPIRED: 'Deze link is verlopen',
    } as Partial<Record<ReasonCode, string>>,
    again: 'Vraag een nieuwe link aan',
    toSignIn: 'Naar de aanmeldpagina',
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
    from: 'Van',
    to: 'Aan',
    subject: 'Onderwerp',
    received: 'Ontvangen',
    empty: 'Nog geen mail',
    emptyHint: 'Binnen een minuut na de start komen de eerste berichten binnen.',
    refresh: 'Vernieuwen',
    source: 'Bron tonen',
    frame: 'De ontvangen mail',
    text: 'Als platte tekst',
    back: 'Terug naar het postvak',
  },
  errors: {
    /** What to do now, where people on a page need other words than programs do. */
    advice: {
      NOT_ALLOWED: 'Uw account mag deze pagina niet zien. Hebt u ze nodig, vraag het recht dan aan wie hier beheert.',
      NOT_FOUND: 'De link klopt niet, of wat er stond is intussen weg. Zoek de klant, dan vindt u het bericht terug.',
      FORM_EXPIRED: 'Uw laatste stap is niet uitgevoerd. Ga terug, ververs de pagina en doe het opnieuw.',
      BODY_TOO_LARGE: 'Kies minder rijen tegelijk.',
      INTERNAL:
        'Wat al vastlag, blijft vastliggen. Probeer het zo meteen opnieuw; lukt het weer niet, geef dan dit kenmerk door aan uw beheerder:',
    } as Partial<Record<ReasonCode, string>>,
    /** For an account that may do nothing at all. */
    noTask: 'Uw account kreeg nog geen taak: balie, printen, inrichting of beheer. Wie hier beheert, kan er een geven.',
    /** Before the names of those who may. */
    ask: 'Vraag het aan',
    home: 'Naar het begin',
    back: 'Terug naar de pagina',
    posted: 'Wat daar gedaan werd, kan niet opnieuw getoond worden.',
    doneAlready: 'Dit was al gedaan: intussen door iemand anders, of door u in een ander tabblad.',
    goneMeanwhile: 'Iemand haalde het intussen weg, of u deed het in een ander tabblad. Er is niets gewijzigd.',
  },
};

const en: typeof nl = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    button: 'Sign in',
    demo: 'This is the demo. Sign in as one of these colleagues:',
    demoPassword: (password) => `The password is “${password}” for everyone.`,
    forgot: 'Forgot password?',
  },
  password: {
    forgotTitle: 'Forgot password',
    forgotIntro: 'Enter your e-mail address. You get a mail with a link to choose a new password.',
    ask: 'Mail me a link',
    asked: 'Look in your mailbox',
    askedText:
      'If there is an account with this e-mail address, the mail is on its way. Nothing came? Look in the junk folder too, and whether the address is right.',
    setTitle: 'Choose a password',
    of: (email) => `For ${email}`,
    choose: 'New password',
    least: (n) => `At least ${n} characters. A few words in a row are strong, and easy to remember.`,
    set: 'Set the password',
    done: 'Your password is set',
    doneText: 'Whoever was still signed in somewhere with the old password is not any more.',
    invalidTitle: 'This link does not work',
    refused: {
      LINK_USED: 'A password was set already',
      LINK_EXPIRED: 'This link has expired',
    },
    again: 'Ask for a new link',
    toSignIn: 'To the sign-in page',
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
    from: 'From',
    to: 'To',
    subject: 'Subject',
    received: 'Received',
    empty: 'No mail yet',
    emptyHint: 'The first messages arrive within a minute after the start.',
    refresh: 'Refresh',
    source: 'Show source',
    frame: 'The mail received',
    text: 'As plain text',
    back: 'Back to the inbox',
  },
  errors: {
    advice: {
      NOT_ALLOWED: 'Your account may not see this page. If you need it, ask an administrator for the right.',
      NOT_FOUND: 'The link is wrong, or what stood here is gone. Search for the client and you will find the message.',
      FORM_EXPIRED: 'Your last step was not carried out. Go back, refresh the page and do it again.',
      BODY_TOO_LARGE: 'Choose fewer rows at once.',
      INTERNAL:
        'What was saved stays saved. Try again in a moment; if it still fails, give this reference to your administrator:',
    },
    noTask:
      'Your account has no task yet: desk, printing, configuration or administration. An administrator can give one.',
    ask: 'Ask',
    home: 'To the start',
    back: 'Back to the page',
    posted: 'What was done there can’t be shown again.',
    doneAlready: 'This had been done already: by somebody else meanwhile, or by you in another tab.',
    goneMeanwhile: 'Somebody removed it meanwhile, or you did in another tab. Nothing was changed.',
  },
};

export const entrance = { nl, en };
