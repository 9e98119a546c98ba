#!/usr/bin/env node
import { StartFault } from './config/start-fault.js';

interface Command {
  summary: string;
  run(): Promise<void>;
}

/** What each command needs is loaded only when it is asked for. */
const commands: Record<string, Command> = {
  start: {
    summary: 'start Bode: pages, API and sending, with a database of its own unless DATABASE_URL is set',
    run: async () => (await import('./start.js')).start(process.env),
  },
  migrate: {
    summary: 'bring the schema of the database up to date, and start nothing',
    run: async () => (await import('./start.js')).migrateOnly(process.env),
  },
};

const usage = [
  'Usage: bode COMMAND',
  '',
  ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`),
  '',
  'The settings are environment variables; the README lists them.',
].join('\n');

const [name = 'help', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (['help', '--help', '-h'].includes(name)) {
  console.log(usage);
} else if (!command || rest.length > 0) {
  console.error(`${command ? `"bode ${name}" takes no arguments` : `There is no command "${name}"`}.\n\n${usage}`);
  process.exitCode = 2;
} else {
  try {
    await command.run();
  } catch (error) {
    // What the operator can mend is told in words; a stack would only hide them.
    console.error(error instanceof StartFault ? error.message : error);
    process.exitCode = 1;
  }
}
