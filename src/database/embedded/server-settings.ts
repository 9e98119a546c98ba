/** Settings of the server by name, as in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string | number>>;

/**
 * What the embedded server runs with. Durability stays as PostgreSQL has it (fsync and synchronous_commit on): what
 * Bode has acknowledged survives a power cut.
 */
export const serverSettings: ServerSettings = {
  listen_addresses: '127.0.0.1',
  // The path of a socket may hold 107 bytes at most, which a data folder can exceed; loopback works everywhere.
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '128MB',
  // Containers give 64 MB of /dev/shm, where parallel workers would run out; our statements are short anyway.
  max_parallel_workers_per_gather: 0,
  // Compiling a statement costs more than all of ours together.
  jit: 'off',
  random_page_cost: 1.1,
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and the details of errors hold names and addresses, which never belong in a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_min_messages: 'warning',
};

/** Appended once to a new cluster's postgresql.conf; a missing file is no fault there. */
export const SETTINGS_FILE = 'bode.conf';

/** The text of the settings file. */
export function settingsText(settings: ServerSettings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`);
  return `# Written by Bode at each start; changes here are lost.\n${lines.join('\n')}\n`;
}
