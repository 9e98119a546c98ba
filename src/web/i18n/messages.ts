/** Berichten (messages of all clients), and Resend with its confirmation and its outcome. */

const nl = {
  title: 'Berichten',
  filters: {
    status: 'Status',
    anyStatus: 'alle statussen',
    type: 'Berichtsoort',
    anyType: 'alle soorten',
    reason: 'Reden',
    anyReason: 'alle redenen',
  },
  empty: 'Nog geen berichten',
  emptyHint: 'Zodra het bibliotheeksysteem een bericht aanvraagt, staat het hier.',
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
    nothing: 'Van deze berichten kan er geen een brief worden.',
    fix: 'Hoe u dat oplost',
  },
  done: {
    created: (n: number) =>
      n === 1 ? '1 brief staat klaar om te printen.' : `${n} brieven staan klaar om te printen.`,
    refused: (n: number) => (n === 1 ? '1 bericht bleef liggen.' : `${n} berichten bleven liggen.`),
    undone: (n: number) => (n === 1 ? '1 brief is weer ingetrokken.' : `${n} brieven zijn weer ingetrokken.`),
    undoneNone: 'Er viel niets meer terug te draaien: de brieven zijn al geprint.',
    nothingTicked: 'Vink eerst de berichten aan die u opnieuw wilt verzenden.',
    withdrawn: (n: number) => (n === 1 ? '1 bericht is geannuleerd.' : `${n} berichten zijn geannuleerd.`),
    saved: 'De adressen zijn bewaard.',
    released: (n: number) => (n === 1 ? '1 brief gaat nu verder.' : `${n} brieven gaan nu verder.`),
    testSent: (address: string) => `Er vertrekt een testbericht naar ${address}.`,
  },
  offer: {
    text: (n: number) =>
      n === 1 ? 'Er wacht nog 1 mail die niet verzonden werd.' : `Er wachten nog ${n} mails die niet verzonden werden.`,
    button: (n: number) => (n === 1 ? '1 bericht als brief klaarzetten' : `${n} berichten als brief klaarzetten`),
  },
  withdraw: {
    title: (n: number) => (n === 1 ? '1 bericht intrekken' : `${n} berichten intrekken`),
    reason: 'Waarom?',
    reasonHint: 'Komt bij het bericht te staan, bijvoorbeeld: ingeleverd aan de balie.',
    button: (n: number) => (n === 1 ? '1 bericht intrekken' : `${n} berichten intrekken`),
  },
};

const en: typeof nl = {
  title: 'Messages',
  filters: {
    status: 'Status',
    anyStatus: 'any status',
    type: 'Message type',
    anyType: 'any type',
    reason: 'Reason',
    anyReason: 'any reason',
  },
  empty: 'No messages yet',
  emptyHint: 'As soon as the library system asks for a message, it stands here.',
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
    nothing: 'None of these messages can become a letter.',
    fix: 'How to solve it',
  },
  done: {
    created: (n) => (n === 1 ? '1 letter is waiting to be printed.' : `${n} letters are waiting to be printed.`),
    refused: (n) => (n === 1 ? '1 message stayed as it was.' : `${n} messages stayed as they were.`),
    undone: (n) => (n === 1 ? '1 letter was withdrawn again.' : `${n} letters were withdrawn again.`),
    undoneNone: 'There was nothing left to undo: the letters are printed already.',
    nothingTicked: 'First tick the messages you want to resend.',
    withdrawn: (n) => (n === 1 ? '1 message was cancelled.' : `${n} messages were cancelled.`),
    saved: 'The addresses are saved.',
    released: (n) => (n === 1 ? '1 letter now goes on.' : `${n} letters now go on.`),
    testSent: (address) => `A test message is leaving for ${address}.`,
  },
  offer: {
    text: (n) =>
      n === 1 ? '1 mail that was not sent is still waiting.' : `${n} mails that were not sent are still waiting.`,
    button: (n) => (n === 1 ? 'Make 1 message a letter' : `Make ${n} messages letters`),
  },
  withdraw: {
    title: (n) => (n === 1 ? 'Withdraw 1 message' : `Withdraw ${n} messages`),
    reason: 'Why?',
    reasonHint: 'Is kept with the message, for example: brought back at the desk.',
    button: (n) => (n === 1 ? 'Withdraw 1 message' : `Withdraw ${n} messages`),
  },
};

export const messages = { nl, en };
