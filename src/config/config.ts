import { z } from 'zod';
import { settings, type SettingName } from './settings.js';
import { StartFault } from './start-fault.js';

/** What the environment asks for, checked. Which folder and which secrets are used is settled by `loadConfig`. */
export interface Settings {
  readonly production: boolean;
  readonly port: number;
  /** Undefined: all addresses of the machine. */
  readonly host: string | undefined;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** As asked for; undefined leaves the choice to Bode. */
  readonly dataDir: string | undefined;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Undefined: the built-in mail catcher; never so in production. */
  readonly smtpUrl: string | undefined;
  readonly returnPathDomain: string;
  /** The first signs, all verify. Empty: one is made in the data folder; never so in production. */
  readonly secretKeys: readonly string[];
  readonly metricsToken: string | undefined;
  /** Addresses and networks, as express takes them. */
  readonly trustedProxies: readonly string[];
  readonly role: 'all' | 'web' | 'worker';
  readonly demo: boolean;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

type OptionalReads = { [Name in SettingName]: z.ZodOptional<(typeof settings)[Name]['read']> };

const schema = z.object(
  Object.fromEntries(Object.entries(settings).map(([name, { read }]) => [name, read.optional()])) as OptionalReads,
);

const requiredInProduction = ['SECRET_KEY', 'PUBLIC_URL', 'RETURN_PATH_DOMAIN', 'SMTP_URL'] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of design §10. An empty variable counts as absent, as compose files and CI write it so.
 *
 * @throws StartFault that lists every fault at once: name, what is wrong, remedy. Values are not repeated, because some
 * are secrets.
 */
export function readConfig(env: Environment): Settings {
  const given = Object.fromEntries(
    Object.keys(settings)
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const production = given.NODE_ENV === 'production' || Boolean(given.DATABASE_URL && given.SMTP_URL);
  const read = schema.safeParse(given);
  const faults = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...(production ? productionFaults(given) : workerFaults(given)),
  ];
  if (!read.success || faults.length > 0) throw new StartFault(faultList(faults, production));

  const value = read.data;
  const port = value.PORT ?? 3000;
  const demo = production ? false : (value.DEMO ?? (value.DATABASE_URL || value.SMTP_URL ? 'off' : 'on')) === 'on';
  return Object.freeze({
    production,
    port,
    host: value.HOST ?? (demo ? '127.0.0.1' : undefined),
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL,
    smtpUrl: value.SMTP_URL,
    returnPathDomain: value.RETURN_PATH_DOMAIN ?? 'bounces.localhost',
    secretKeys: Object.freeze(value.SECRET_KEY ?? []),
    metricsToken: value.METRICS_TOKEN,
    trustedProxies: Object.freeze(value.TRUSTED_PROXIES ?? ['loopback']),
    role: value.ROLE ?? 'all',
    demo,
    logLevel: value.LOG_LEVEL ?? 'info',
  });
}

function productionFaults(given: Record<string, string | undefined>): string[] {
  const missing = requiredInProduction
    .filter((name) => !given[name])
    .map((name) => `${name} is missing; for example ${name}=${settings[name].example}`);
  return given.DEMO === 'on' ? [...missing, 'DEMO is on; the demo has known passwords: leave it out'] : missing;
}

/** The mail catcher shows what it took on pages, and a worker alone has none. */
function workerFaults(given: Record<string, string | undefined>): string[] {
  return given.ROLE === 'worker' && !given.SMTP_URL
    ? [`SMTP_URL is missing; a worker without pages can't catch mail for them: SMTP_URL=${settings.SMTP_URL.example}`]
    : [];
}

function faultList(faults: readonly string[], production: boolean): string {
  const why = production
    ? ' These are the rules of production (NODE_ENV=production, or both DATABASE_URL and SMTP_URL are set).'
    : '';
  return `The environment is not right.${why}\n${faults.map((fault) => `  - ${fault}`).join('\n')}`;
}

/** A row of the README's table of settings. */
export interface ConfigReferenceRow {
  readonly name: SettingName;
  readonly meaning: string;
  readonly default: string;
}

/** The reference of all settings, from the same source as the checks. */
export function configReference(): ConfigReferenceRow[] {
  return Object.entries(settings).map(([name, { meaning, default: fallback }]) => ({
    name: name as SettingName,
    meaning,
    default: fallback,
  }));
}

/** The same as a Markdown table, as it stands in the README. */
export function configTable(): string {
  const rows = configReference().map((row) => `| \`${row.name}\` | ${row.meaning} | ${row.default} |`);
  return ['| Environment | Meaning | Default |', '|---|---|---|', ...rows].join('\n');
}
