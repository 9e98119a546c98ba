import { isIP } from 'node:net';
import { z } from 'zod';
import { smtpSettings } from './smtp-settings.js';

const url = (schemes: string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `is not an address like ${example}`,
  });

const integer = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `is not a whole number from ${low} to ${high}` })
    .transform(Number)
    .refine((n) => n >= low && n <= high, { error: `is not a whole number from ${low} to ${high}` });

const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `is not one of ${words.join(', ')}` });

/** Shorter secrets can be guessed by trying; 32 characters of base64 hold 192 bits. */
const SECRET_LENGTH = 32;

const secretList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((secret) => secret.trim())
      .filter((secret) => secret !== ''),
  )
  .refine((secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= SECRET_LENGTH), {
    error: `needs secrets of at least ${SECRET_LENGTH} characters, separated by commas; make one with: openssl rand -base64 32`,
  });

/** Of what it takes, the reader of the address itself decides, so that nothing comes to light only after the start. */
const smtpUrl = z.string().superRefine((text, context) => {
  try {
    smtpSettings(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/** Words of express for the networks of this machine, of one cable, and of private use. */
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

const proxyList = z
  .string()
  .transform((text) => text.split(',').map((proxy) => proxy.trim()))
  .refine((proxies) => proxies.every((proxy) => NETWORKS.includes(proxy) || isNetwork(proxy)), {
    error: `has something that is no address, no network like 10.0.0.0/8, and none of ${NETWORKS.join(', ')}`,
  });

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const version = isIP(address);
  return version > 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

/** One setting: how its text is read, what it is for, and what holds when it is absent. */
interface Setting<Read extends z.ZodType> {
  read: Read;
  meaning: string;
  default: string;
  /** What to write, in the list of faults; only for what production must set. */
  example?: string;
}

const setting = <Read extends z.ZodType>(setting: Setting<Read>) => setting;

/**
 * Every environment variable Bode reads (design §10), and the only place where they are described: the checks, the list
 * of faults and the table in the README are made of it.
 */
export const settings = {
  PORT: setting({
    read: integer(0, 65_535),
    meaning: 'Port of the pages, the API, health and metrics; 0 takes a free one',
    default: '`3000`',
  }),
  HOST: setting({
    read: z.string(),
    meaning: 'Address to listen on. The demo has known passwords, so it listens on this machine only',
    default: '`127.0.0.1` with the demo, else all',
  }),
  PUBLIC_URL: setting({
    read: url(['http:', 'https:'], 'https://bode.example.org'),
    meaning: 'Where staff reach Bode; links in mails begin with it. Required in production',
    default: '`http://localhost:PORT`',
    example: 'https://bode.example.org',
  }),
  DATA_DIR: setting({
    read: z.string(),
    meaning: 'Folder of the embedded database, of rendered batches and of the secret made when none is given',
    default: '`./data`, or a place that works, which the console names',
  }),
  DATABASE_URL: setting({
    read: url(['postgres:', 'postgresql:'], 'postgresql://bode:password@db.example.org/bode'),
    meaning: 'A PostgreSQL ≥ 15. Its user owns the database and may create roles',
    default: 'the embedded PostgreSQL',
  }),
  SMTP_URL: setting({
    read: smtpUrl,
    meaning: 'The mail relay. Required in production, and with `ROLE=worker`',
    default: 'the built-in mail catcher',
    example: 'smtp://user:password@mail.example.org:587',
  }),
  RETURN_PATH_DOMAIN: setting({
    read: z
      .string()
      .toLowerCase()
      .regex(/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
        error: 'is not a domain like bounces.example.org',
      }),
    meaning: 'Domain whose mail comes back to Bode: bounces arrive there. Required in production',
    default: '`bounces.localhost`',
    example: 'bounces.example.org',
  }),
  SECRET_KEY: setting({
    read: secretList,
    meaning:
      'Secrets that sign return paths, sessions and tokens, separated by commas: the first signs, all verify. Required in production',
    default: 'made once in `DATA_DIR`',
    example: 'the output of: openssl rand -base64 32',
  }),
  METRICS_TOKEN: setting({
    read: z.string().min(16, { error: 'is shorter than 16 characters' }),
    meaning: 'Bearer token for `/metrics`',
    default: 'none: `/metrics` answers on loopback only',
  }),
  TRUSTED_PROXIES: setting({
    read: proxyList,
    meaning:
      'Proxies before Bode that are believed when they say who asks: addresses, networks (`10.0.0.0/8`), `loopback`, `uniquelocal`, separated by commas',
    default: '`loopback`',
  }),
  ROLE: setting({
    read: choice(['all', 'web', 'worker']),
    meaning: 'What this process does: pages and API (`web`), sending and letters (`worker`), or both',
    default: '`all`',
  }),
  DEMO: setting({
    read: choice(['on', 'off']),
    meaning:
      'The demo’s organisations with their accounts and fixed API keys, `demo-key` for the library. Refused in production',
    default: '`on` without `DATABASE_URL` and `SMTP_URL`, else `off`',
  }),
  LOG_LEVEL: setting({
    read: choice(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    meaning: 'The least severe lines that are logged',
    default: '`info`',
  }),
  NODE_ENV: setting({
    read: z.string(),
    meaning: '`production` makes the production settings required; so does setting both `DATABASE_URL` and `SMTP_URL`',
    default: 'none',
  }),
};

export type SettingName = keyof typeof settings;
