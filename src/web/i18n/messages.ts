/** Berichten (messages of all clients), and Resend with its confirmation and its outcome. */

const nl = {
  title: 'Berichten',
  filters: {
    find: 'E-mailadres, naam of nummer',
    status: 'Status',
    anyStatus: 'alle statussen',
    type: 'Berichtsoort',
    anyType: 'alle soorten',
    reason: 'Reden',
    anyReason: 'alle redenen',
    branch: 'Vestiging',
    anyBranch: 'alle vestigingen',
    rule: 'Regel',
    anyRule: 'alle regels',
    kind: 'Gebeurtenis',
    anyKind: 'alle gebeurtenissen',
    from: 'Vanaf',
    to: 'Tot en met',
  },
  csv: 'Deze lijst als CSV',
  all: {
    text: (n: string) => `Dit filter geeft ${n} berichten, op meer dan één pagina.`,
    button: (n: string) => `Alle ${n} opnieuw verzenden als brief`,
    tooMany: (most: string) =>
      `Dit filter geeft meer dan ${most} berichten. Filter verder om ze samen opnieuw te verzenden.`,
  },
  fix: {
    address: 'Adres verbeteren',
    client: 'Naar de klant',
    letter: 'Naar de brief',
    type: 'Naar de berichtsoort',
  },
  empty: 'Nog geen berichten',
  emptyHint: 'Zodra een gekoppeld systeem een bericht aanvraagt, of iets meldt waar er een op volgt, staat het hier.',
  findClient: 'Of zoek eerst de klant.',
  emptyFilter: 'Geen berichten met dit filter',
  emptyFilterHint: 'Wis het filter om alles te zien.',
  confirm: {
    title: (n: number) => (n === 1 ? '1 bericht opnieuw verzenden' : `${n} berichten opnieuw verzenden`),
    created: (n: number) => (n === 1 ? '1 wordt een brief' : `${n} worden een brief`),
    refused: (n: number) => (n === 1 ? '1 blijft liggen' : `${n} blijven liggen`),
    fee: (n: number) =>
      n === 1 ? 'Voor 1 brief betaalt de klant portkosten.' : `Voor ${n} brieven betaalt de klant portkosten.`,
    outcome: 'Wat er gebeurt',
    willBe: 'wordt een brief',
    withFee: 'met portkosten',
    button: (n: number) => (n === 1 ? '1 brief klaarzetten' : `${n} brieven klaarzetten`),
    buttonPlus: (n: number) =>
      n === 1 ? '1 brief klaarzetten, plus wat u aanvinkt' : `${n} brieven klaarzetten, plus wat u aanvinkt`,
    nothing: (n: number): string =>
      n === 1 ? 'Van dit bericht kan geen brief gemaakt worden.' : 'Van deze berichten kan er geen een brief worden.',
    overrule: 'Toch een brief maken',
    overruleButton: 'Aangevinkte brieven klaarzetten',
    more: (n: string) => `En nog ${n} andere, die een brief worden.`,
  },
  done: {
    created: (n: number) =>
      n === 1 ? '1 brief staat klaar om te printen.' : `${n} brieven staan klaar om te printen.`,
    refused: (n: number) => (n === 1 ? '1 bericht bleef liggen.' : `${n} berichten bleven liggen.`),
    undone: (n: number) => (n === 1 ? '1 brief is weer ingetrokken.' : `${n} brieven zijn weer ingetrokken.`),
    undoneNone: 'Er viel niets meer terug te draaien.',
    nothing: 'Er is niets gewijzigd.',
    nothingTicked: 'Vink eerst berichten aan.',
    pull: (n: number) =>
      n === 1
        ? '1 brief kan al op papier staan en staat op de lijst van wat uit de stapel moet.'
        : `${n} brieven kunnen al op papier staan en staan op de lijst van wat uit de stapel moet.`,
    withdrawn: (n: number) => (n === 1 ? '1 bericht is geannuleerd.' : `${n} berichten zijn geannuleerd.`),
  },
  offer: {
    text: (n: number) =>
      n === 1 ? 'Er wacht nog 1 mail die niet verzonden werd.' : `Er wachten nog ${n} mails die niet verzonden werden.`,
    button: (n: number) => (n === 1 ? '1 bericht als brief klaarzetten' : `${n} berichten als brief klaarzetten`),
  },
  withdraw: {
    title: (n: number) => (n === 1 ? '1 bericht intrekken' : `${n} berichten intrekken`),
    reason: 'Waarom?',
    reasonHint: 'Komt bij het bericht te staan, bijvoorbeeld: al telefonisch geregeld.',
    others: (n: number) =>
      n === 1
        ? '1 aangevinkt bericht is al weg en blijft staan.'
        : `${n} aangevinkte berichten zijn al weg en blijven staan.`,
    reasonMissing: 'Vul in waarom het bericht niet meer hoeft.',
    reasonLong: (most: number) => `Houd het op ${most} tekens.`,
    button: (n: number) => (n === 1 ? '1 bericht intrekken' : `${n} berichten intrekken`),
  },
};

const en: typeof nl = {
  title: 'Messages',
  filters: {
    find: 'E-mail address, name or number',
    status: 'Status',
    anyStatus: 'any status',
    type: 'Message type',
    anyType: 'any type',
    reason: 'Reason',
    anyReason: 'any reason',
    branch: 'Branch',
    anyBranch: 'any branch',
    rule: 'Rule',
    anyRule: 'any rule',
    kind: 'Event',
    anyKind: 'any event',
    from: 'From',
    to: 'Up to',
  },
  csv: 'This list as CSV',
  all: {
    text: (n) => `This filter gives ${n} messages, on more than one page.`,
    button: (n) => `Resend all ${n} as letter`,
    tooMany: (most) => `This filter gives more than ${most} messages. Narrow it down to resend them together.`,
  },
  fix: {
    address: 'Correct address',
    client: 'To the client',
    letter: 'To the letter',
    type: 'To the message type',
  },
  empty: 'No messages yet',
  emptyHint:
    'As soon as a connected system asks for a message, or reports something that one follows on, it stands here.',
  findClient: 'Or find the client first.',
  emptyFilter: 'No messages with this filter',
  emptyFilterHint: 'Clear the filter to see everything.',
  confirm: {
    title: (n) => (n === 1 ? 'Resend 1 message' : `Resend ${n} messages`),
    created: (n) => (n === 1 ? '1 becomes a letter' : `${n} become letters`),
    refused: (n) => (n === 1 ? '1 stays as it is' : `${n} stay as they are`),
    fee: (n) => (n === 1 ? 'For 1 letter the client pays postage.' : `For ${n} letters the client pays postage.`),
    outcome: 'What happens',
    willBe: 'becomes a letter',
    withFee: 'with postage',
    button: (n) => (n === 1 ? 'Make 1 letter' : `Make ${n} letters`),
    buttonPlus: (n) => (n === 1 ? 'Make 1 letter, plus what you tick' : `Make ${n} letters, plus what you tick`),
    nothing: (n) =>
      n === 1 ? 'No letter can be made of this message.' : 'None of these messages can become a letter.',
    overrule: 'Make a letter all the same',
    overruleButton: 'Make the ticked letters',
    more: (n) => `And ${n} others, which become letters.`,
  },
  done: {
    created: (n) => (n === 1 ? '1 letter is waiting to be printed.' : `${n} letters are waiting to be printed.`),
    refused: (n) => (n === 1 ? '1 message stayed as it was.' : `${n} messages stayed as they were.`),
    undone: (n) => (n === 1 ? '1 letter was withdrawn again.' : `${n} letters were withdrawn again.`),
    undoneNone: 'There was nothing left to undo.',
    nothing: 'Nothing was changed.',
    nothingTicked: 'First tick some messages.',
    pull: (n) =>
      n === 1
        ? '1 letter may be on paper already and stands on the list of what is to be pulled from the pile.'
        : `${n} letters may be on paper already and stand on the list of what is to be pulled from the pile.`,
    withdrawn: (n) => (n === 1 ? '1 message was cancelled.' : `${n} messages were cancelled.`),
  },
  offer: {
    text: (n) =>
      n === 1 ? '1 mail that was not sent is still waiting.' : `${n} mails that were not sent are still waiting.`,
    button: (n) => (n === 1 ? 'Make 1 message a letter' : `Make ${n} messages letters`),
  },
  withdraw: {
    title: (n) => (n === 1 ? 'Withdraw 1 message' : `Withdraw ${n} messages`),
    reason: 'Why?',
    reasonHint: 'Is kept with the message, for example: settled by telephone already.',
    others: (n) =>
      n === 1 ? '1 ticked message has left already and stays.' : `${n} ticked messages have left already and stay.`,
    reasonMissing: 'Say why the message is no longer needed.',
    reasonLong: (most) => `Keep it to ${most} characters.`,
    button: (n) => (n === 1 ? 'Withdraw 1 message' : `Withdraw ${n} messages`),
  },
};

export const messages = { nl, en };
