import { DEMO_API_KEY, DEMO_PASSWORD, demoAccounts, type DemoAccount } from './library.js';

/** What the console says to a newcomer: how to get in, and what to try. @param url of the first page */
export function demoWelcome(url: string): string {
  const width = Math.max(...demoAccounts.map(({ email }) => email.length));
  const accounts = demoAccounts.map((account) => `  ${account.email.padEnd(width)}  ${whatFor(account)}`);
  return [
    `This is the demo library. Sign in with the password "${DEMO_PASSWORD}":`,
    ...accounts,
    '',
    'Give it a minute: 200 messages are on their way through a mail server that is difficult on purpose. Then try:',
    '  - find Marie Peeters, tick the reminders that were not sent, and send them again, as letters',
    '  - correct the postcode of Elke Roels: her letters wait for it, and then go on by themselves',
    '  - prepare the waiting letters of a print group, and look at the PDF',
    `  - see what came of the mails in the demo inbox: ${url}/demo/inbox`,
    `  - be the library's system: the API at ${url}/api/docs takes the key ${DEMO_API_KEY}`,
  ].join('\n');
}

function whatFor({ roles, branches }: DemoAccount): string {
  const what = roles.join(' and ');
  return branches === 'all' ? what : `${what}, of branch ${branches.join(' and ')} only`;
}
