/** What the words of the searches mean, and where each thing is set: the help that every step leads to (A37). */

const nl = {
  title: 'Wie krijgt wat, en waarom',
  intro: 'De woorden die u in een diagnose en bij Waarom? tegenkomt, in de volgorde waarin Bode ernaar kijkt.',
  hint: 'De woorden uitgelegd: trigger, abonnement, ontvangers, catch-all …',
  link: 'Uitleg',
  about: (concept: string) => `Uitleg: ${concept}`,
  concepts: {
    rule: {
      name: 'Regels',
      text: 'Een regel zegt welk bericht er gaat, naar wie, als er iets gebeurt. Hij heeft een trigger, voorwaarden en ontvangers. Een regel geldt voor alle klanten, of alleen waar hij is toegewezen. U vindt ze in het menu bij Regels.',
    },
    sent: {
      name: 'Verzonden mails',
      text: 'Bij Berichten staat elke mail, ook wie niet weg kon. Zoek het snelst op gebeurtenis en regel. “Verzonden” wil zeggen: aangenomen door de mailserver van de ontvanger; of de mail gelezen is, weet Bode niet.',
    },
    assignment: {
      name: 'Toewijzingen',
      text: 'Een regel of abonnement dat aan een klant is toegewezen, geldt ook voor alles eronder: bij een werkgever dus voor al zijn onderdelen. Rechtstreeks toegewezen regels van alle niveaus tellen samen. U ziet en wijzigt ze op de pagina Regels van de klant.',
    },
    subscription: {
      name: 'Abonnementen',
      text: 'Een abonnement is een bundel regels die u in één keer toewijst, liefst bij de bovenste klant. Er geldt er één tegelijk: dat van het dichtstbijzijnde niveau. Het moet begonnen zijn op of voor de eerste dag van de case.',
    },
    plan: {
      name: 'Het plan van een case',
      text: 'Als een case opent, legt Bode vast welke regels ervoor gelden. Wat u later toewijst, komt alleen op een open case als u Ja antwoordt op de vraag of het ook voor bestaande, niet afgesloten cases geldt. Datums wijzigen verandert nooit een plan, en een afgesloten case blijft zoals ze is.',
    },
    trigger: {
      name: 'Triggers',
      text: 'Een trigger is waar de regel op wacht: een gebeurtenis, en als u dat wilt alleen bij één soort case. Voor een mail bij een nieuwe ziekmelding is dat “Nieuwe case, ziekteverzuim”. Klopt de gebeurtenis of de soort niet precies, dan doet de regel niets.',
    },
    conditions: {
      name: 'Voorwaarden',
      text: 'Voorwaarden kijken naar de gebeurtenis, de case en de klant. Ze moeten allemaal kloppen. De diagnose toont van elke voorwaarde wat er verwacht werd en wat er gevonden werd.',
    },
    recipients: {
      name: 'Ontvangers',
      text: 'Op een regel vinkt u aan wie het bericht krijgt: de klant, gebruikers van de klant, contactpersonen (ook met een bepaalde rol), wie een rol heeft op de case, medewerkers. Blijft er niemand over, dan gaat er geen mail, en staat er een regel die dat zegt.',
    },
    contact: {
      name: 'Contactpersonen',
      text: 'Een contactpersoon krijgt mails via de gebruiker die aan hem gekoppeld is. Die gebruiker moet actief zijn en recht hebben op de klant of de case. Bij de contactpersoon ziet u aan wie hij gekoppeld is.',
    },
    receive: {
      name: 'Ontvang e-mails indien contactpersoon?',
      text: 'Een instelling van de gebruiker. Staat ze uit, dan krijgt hij niets als contactpersoon, wel nog wat naar hem als gebruiker gaat.',
    },
    access: {
      name: 'Toegang, of recht op de case',
      text: 'Een gebruiker ziet een klant en alles eronder. Wie geen toegang heeft tot de klant van de case, krijgt er geen mail over. Ook gebruikers van een andere klant kunnen toegang krijgen. Het e-mailadres op de klantkaart telt hierbij niet mee.',
    },
    modules: {
      name: 'Modules, accordering en catch-all',
      text: 'Gebruikers van een klant kiezen per module of ze mails willen. Bij accordering met sms tellen ook hun rechten per soort melding; met PIN niet. Alleen als er dan niemand overblijft, krijgen de gebruikers met catch-all de mail.',
    },
    sender: {
      name: 'Afzender en medewerkers',
      text: 'De afzender is het eerste bruikbare adres van: dossierbeheerder, klantgroep, vestiging, functioneel adres, communicatieadres. Langs dezelfde weg vindt Bode de medewerker voor een automatische mail waarvoor niemand gekozen is.',
    },
    junk: {
      name: 'Verzonden, maar niet aangekomen',
      text: 'Meestal ligt de mail in de map Ongewenste e-mail, zeker bij Outlook.com, Hotmail en Live. Anders kan het adres verkeerd zijn, of houdt de mailserver van de ontvanger de mail tegen: dan moet zijn systeembeheerder ernaar kijken.',
    },
  },
};

export type Concept = keyof typeof nl.concepts;

const en: typeof nl = {
  title: 'Who gets what, and why',
  intro: 'The words that a diagnosis and Why? use, in the order in which Bode looks at them.',
  hint: 'The words explained: trigger, rule set, recipients, catch-all …',
  link: 'Explanation',
  about: (concept) => `Explanation: ${concept}`,
  concepts: {
    rule: {
      name: 'Rules',
      text: 'A rule says which message goes, to whom, when something happens. It has a trigger, conditions and recipients. A rule holds for all clients, or only where it is assigned. You find them in the menu under Rules.',
    },
    sent: {
      name: 'Sent mails',
      text: 'Messages has every mail, also those that could not leave. The quickest way is to look by event and rule. “Sent” means: taken by the mail server of the recipient; whether it was read, Bode does not know.',
    },
    assignment: {
      name: 'Assignments',
      text: 'A rule or rule set that is assigned to a client holds for all below it too: with an employer, for all its departments. Rules assigned directly on all levels add up. You see and change them on the client’s page Rules.',
    },
    subscription: {
      name: 'Rule sets',
      text: 'A rule set is a bundle of rules that you assign in one go, preferably to the topmost client. One holds at a time: that of the nearest level. It must have begun on or before the first day of the case.',
    },
    plan: {
      name: 'The plan of a case',
      text: 'When a case opens, Bode fixes which rules hold for it. What you assign later comes to an open case only if you answer Yes to the question whether it is for existing cases that are not closed. Changing dates never changes a plan, and a closed case stays as it is.',
    },
    trigger: {
      name: 'Triggers',
      text: 'A trigger is what the rule waits for: an event, and if you like only with one type of case. For a mail at a new sickness absence it is “New case, sickness absence”. If the event or the type is not exactly right, the rule does nothing.',
    },
    conditions: {
      name: 'Conditions',
      text: 'Conditions look at the event, the case and the client. All of them must hold. The diagnosis shows of each what was expected and what was found.',
    },
    recipients: {
      name: 'Recipients',
      text: 'On a rule you tick who gets the message: the client, users of the client, contacts (also with a certain role), who has a role on the case, staff. If nobody is left no mail goes, and a line says so.',
    },
    contact: {
      name: 'Contacts',
      text: 'A contact gets mails through the user who is linked to it. That user must be active and have rights on the client or the case. The contact’s page shows to whom it is linked.',
    },
    receive: {
      name: 'Receive e-mails if contact person?',
      text: 'A setting of the user. If it is off he gets nothing as a contact, and still what goes to him as a user.',
    },
    access: {
      name: 'Access, or rights on the case',
      text: 'A user sees a client and all below it. Who has no access to the client of the case gets no mail about it. Users of another client can be given access too. The e-mail address on the client card does not count here.',
    },
    modules: {
      name: 'Modules, approval and catch-all',
      text: 'Users of a client choose by module whether they want mails. With approval by text message their rights for each type of notice count too; with PIN they don’t. Only if nobody is left then, users with catch-all get the mail.',
    },
    sender: {
      name: 'Sender and staff',
      text: 'The sender is the first usable address of: file manager, client group, branch, functional address, communication address. In the same way Bode finds the member of staff for an automatic mail for which nobody was chosen.',
    },
    junk: {
      name: 'Sent, but not arrived',
      text: 'Mostly the mail is in the junk folder, certainly with Outlook.com, Hotmail and Live. Otherwise the address may be wrong, or the mail server of the recipient holds the mail back: then his system administrator has to look into it.',
    },
  },
};

export const concepts = { nl, en };
