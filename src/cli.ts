#!/usr/bin/env node
import { loggableError } from './common/loggable-error.js';
import { StartFault } from './config/start-fault.js';

interface Command {
  summary: string;
  /** What it takes, at least one; nothing where absent. */
  takes?: string;
  run(given: readonly string[]): Promise<void>;
  /** Exit code when it fails, 1 unless said. */
  failure?: number;
}

/** sysexits(3): to a mail server that pipes a mail into a program, keep it and try again later. */
const EX_TEMPFAIL = 75;

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
  bounce: {
    summary: 'take in mails of the return mailbox, each in a file; - reads one from standard input',
    takes: 'FILE…',
    run: async (files) => (await import('./bounce.js')).bounce(process.env, files),
    failure: EX_TEMPFAIL,
  },
};

const usage = [
  'Usage: bode COMMAND',
  '',
  ...Object.entries(commands).map(([name, { takes, summary }]) => {
    const call = takes ? `${name} ${takes}` : name;
    return `  ${call.padEnd(14)} ${summary}`;
  }),
  '',
  'The settings are environment variables; the README lists them.',
].join('\n');

// The program runs from a few large files (`src/build.mjs`); a stack names the sources they were made of.
process.setSourceMapsEnabled(true);

const [name = 'help', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (['help', '--help', '-h'].includes(name)) {
  console.log(usage);
} else if (!command) {
  console.error(`There is no command "${name}".\n\n${usage}`);
  process.exitCode = 2;
} else if (command.takes ? rest.length === 0 : rest.length > 0) {
  console.error(`"bode ${name}" takes ${command.takes ?? 'no arguments'}.\n\n${usage}`);
  process.exitCode = 2;
} else {
  try {
    await command.run(rest);
  } catch (error) {
    // What the operator can mend is told in words; a stack would only hide them. Of the rest no values, as in the log.
    console.error(error instanceof StartFault ? error.message : loggableError(error));
    process.exitCode = command.failure ?? 1;
  }
}
