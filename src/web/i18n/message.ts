/** The message page: story, what was sent, and what to do when a sent mail did not arrive. */

const nl = {
  title: (number: string) => `Bericht ${number}`,
  user: 'Gebruiker',
  to: 'Aan',
  from: 'Van',
  subject: 'Onderwerp',
  postal: 'Postadres',
  what: { heading: 'Zo ziet het eruit' },
  views: { mail: 'Mail', letter: 'Brief', wouldBe: 'Brief, zoals hij zou worden' },
  mailFrame: 'De mail, zoals hij eruitziet',
  letterFrame: 'De brief, zoals hij geprint wordt',
  openPdf: 'Brief openen (PDF)',
  missing: {
    gone: 'De tekst is niet meer bewaard; de regel blijft staan.',
    'none-made': 'Er kon geen tekst gemaakt worden.',
    'for-nobody': 'Er werd geen tekst gemaakt: er was niemand om hem naar te sturen.',
  },
  story: {
    heading: 'Wat er gebeurd is',
    letterFollows: 'Daarna werd er een brief van gemaakt:',
    replaces: 'Deze brief kwam in de plaats van',
    letter: (number: string) => `brief ${number}`,
    message: (number: string) => `bericht ${number}`,
    waitsUntil: (when: string) => `Wacht tot ${when}, en gaat dan de deur uit.`,
    waitsForRelay: (since: string) =>
      `Wacht: de eigen mailserver neemt sinds ${since} geen mails aan. Doet hij dat weer, dan gaat de mail vanzelf weg.`,
  },
  actions: {
    resend: 'Opnieuw verzenden als brief',
    makeLetter: 'Maak brief',
    withdraw: 'Intrekken…',
    fixAddress: 'Adres verbeteren',
    nothing: 'Hier hoeft niets te gebeuren.',
    noLetter: (why: string) => `Hier kan geen brief van komen. ${why}.`,
  },
  notReceived: {
    heading: 'Verzonden maar niet ontvangen?',
    meaning:
      '“Verzonden” wil zeggen dat de mailserver van de klant het bericht aanvaardde. Wat er daarna mee gebeurt, ziet Bode niet.',
    intro: 'Loop dit samen met de klant af, van boven naar beneden:',
    junk: {
      title: 'Kijk in de map Ongewenste e-mail',
      text: 'Daar ligt het bericht meestal. Laat de klant het als “geen spam” markeren en de afzender bij de contacten zetten.',
      microsoft: (domain: string) =>
        `Bij ${domain} gebeurt dat vaak: Outlook.com, Hotmail en Live houden veel tegen. Kijk ook bij “Overige” en bij “Geblokkeerde afzenders”.`,
    },
    address: {
      title: 'Lees het adres hardop voor',
      text: 'Eén letter verschil is genoeg. Klopt het niet, verbeter het dan bij de klant.',
    },
    settings: {
      title: 'Kijk naar filters en doorsturen',
      text: 'Een regel in de mailbox kan berichten verplaatsen, verwijderen of doorsturen. Ook een volle mailbox houdt mail tegen.',
    },
    test: {
      title: 'Stuur nu een testbericht',
      text: 'Kijk samen of het aankomt. Zo weet u meteen of het aan dit ene bericht lag.',
      button: 'Testbericht sturen',
    },
    server: {
      title: 'Komt het testbericht ook niet aan?',
      text: 'Dan houdt de mailserver van de klant het waarschijnlijk tegen. De klant vraagt dat na bij zijn provider of systeembeheerder. Vraag intussen of een brief beter uitkomt.',
    },
    pattern: (domain: string, n: number) =>
      n === 1
        ? `Nog 1 klant met ${domain} mist berichten.`
        : `Nog ${n} klanten met ${domain} missen berichten. Meld het aan de beheerder: dit ligt waarschijnlijk niet aan de klant.`,
  },
};

const en: typeof nl = {
  title: (number) => `Message ${number}`,
  user: 'User',
  to: 'To',
  from: 'From',
  subject: 'Subject',
  postal: 'Postal address',
  what: { heading: 'What it looks like' },
  views: { mail: 'Mail', letter: 'Letter', wouldBe: 'Letter, as it would be' },
  mailFrame: 'The mail as it looks',
  letterFrame: 'The letter as it is printed',
  openPdf: 'Open letter (PDF)',
  missing: {
    gone: 'The text is no longer kept; the line stays.',
    'none-made': 'No text could be made.',
    'for-nobody': 'No text was made: there was nobody to send it to.',
  },
  story: {
    heading: 'What happened',
    letterFollows: 'After that a letter was made of it:',
    replaces: 'This letter took the place of',
    letter: (number) => `letter ${number}`,
    message: (number) => `message ${number}`,
    waitsUntil: (when) => `Waits until ${when}, and goes out then.`,
    waitsForRelay: (since) =>
      `Waits: our own mail server has taken no mails since ${since}. Once it does, the mail goes out by itself.`,
  },
  actions: {
    resend: 'Resend as letter',
    makeLetter: 'Make letter',
    withdraw: 'Withdraw…',
    fixAddress: 'Correct address',
    nothing: 'Nothing needs to be done here.',
    noLetter: (why) => `No letter can come of this. ${why}.`,
  },
  notReceived: {
    heading: 'Sent but not received?',
    meaning:
      '“Sent” means that the client’s mail server accepted the message. What happens to it after that, Bode cannot see.',
    intro: 'Go through this together with the client, from top to bottom:',
    junk: {
      title: 'Look in the junk folder',
      text: 'That is where it usually is. Have the client mark it as “not junk” and add the sender to the contacts.',
      microsoft: (domain) =>
        `This is common at ${domain}: Outlook.com, Hotmail and Live hold back a lot. Look under “Other” and “Blocked senders” as well.`,
    },
    address: {
      title: 'Read the address aloud',
      text: 'One letter of difference is enough. If it is wrong, correct it at the client.',
    },
    settings: {
      title: 'Look at filters and forwarding',
      text: 'A rule in the mailbox may move, delete or forward messages. A full mailbox holds mail back as well.',
    },
    test: {
      title: 'Send a test message now',
      text: 'See together whether it arrives. Then you know at once whether it was only this message.',
      button: 'Send test message',
    },
    server: {
      title: 'The test does not arrive either?',
      text: 'Then the client’s mail server probably holds it back. The client asks the provider or system administrator. Meanwhile, ask whether a letter would be better.',
    },
    pattern: (domain, n) =>
      n === 1
        ? `1 other client at ${domain} misses messages.`
        : `${n} other clients at ${domain} miss messages. Tell the administrator: the client is probably not the cause.`,
  },
};

export const message = { nl, en };
