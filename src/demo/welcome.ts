import { DEMO_PASSWORD, type DemoAccount, type DemoOffice } from './demo-office.js';
import { demoOffices } from './demo-offices.js';
import { LIBRARY_API_KEY } from './library/library.js';

/** What the console says to a newcomer: how to get in, and what to try. @param url of the first page */
export function demoWelcome(url: string): string {
  return [
    `This is the demo. Sign in with the password "${DEMO_PASSWORD}":`,
    ...demoOffices.flatMap(officeLines),
    '',
    'Give it a minute: 200 messages are on their way through a mail server that is difficult on purpose. Then try:',
    '  - find Marie Peeters, tick the reminders that were not sent, and send them again, as letters',
    '  - correct the postcode of Elke Roels: her letters wait for it, and then go on by themselves',
    '  - prepare the waiting letters of a print group, and look at the PDF',
    `  - see what came of the mails in the demo inbox: ${url}/demo/inbox`,
    `  - be the library's system: the API at ${url}/api/docs takes the key ${LIBRARY_API_KEY}`,
    ...demoOffices.filter(({ faults }) => faults.length > 0).map(faultLine),
    '    (what people complain about, and the answers: docs/planted-faults.md)',
  ].join('\n');
}

const width = Math.max(...demoOffices.flatMap(({ accounts }) => accounts.map(({ email }) => email.length)));

function officeLines({ organisation, kind, accounts }: DemoOffice): string[] {
  const lines = accounts.map((account) => `    ${account.email.padEnd(width)}  ${whatFor(account)}`);
  return [`  ${organisation.name}, the demo's ${kind.en}:`, ...lines];
}

function faultLine({ organisation, accounts, faults }: DemoOffice): string {
  const admin = accounts.find(({ roles }) => roles.includes('admin'))!;
  return `  - find out what is wrong at ${organisation.name} as ${admin.name}, with Diagnose: ${faults.length} planted faults`;
}

function whatFor({ roles, branches }: DemoAccount): string {
  const what = roles.join(' and ');
  return branches === 'all' ? what : `${what}, of branch ${branches.join(' and ')} only`;
}
