/** Where and how mail is handed over, as SMTP_URL says it. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`). */
  secure: boolean;
  user?: string;
  password?: string;
  /** Refuse to go on without STARTTLS. */
  requireTLS: boolean;
  /** Never use STARTTLS, even if offered. */
  ignoreTLS: boolean;
  /** False: take any certificate. */
  verifyCertificate: boolean;
  /** The name this client greets with (EHLO); the machine's own if absent. */
  clientName?: string;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;
const OPTIONS = ['requireTLS', 'ignoreTLS', 'verifyCertificate', 'clientName'];

/**
 * Reads `smtp(s)://user:password@host:port`, with the options `requireTLS`, `ignoreTLS`, `verifyCertificate`
 * (true or false) and `clientName` after a question mark. The port is 587, or 465 with `smtps:`. STARTTLS is used where
 * offered; where a password would leave this machine it is required, unless `requireTLS=false` says otherwise.
 *
 * @throws Error that says what is wrong with it, without repeating the password
 */
export function smtpSettings(smtpUrl: string): SmtpSettings {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || !url.hostname) {
    throw new Error('is not an address like smtp://user:password@mail.example.org:587');
  }
  const unknown = [...url.searchParams.keys()].filter((name) => !OPTIONS.includes(name));
  if (unknown.length > 0) throw new Error(`has unknown options: ${unknown.join(', ')}`);

  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const clientName = url.searchParams.get('clientName');
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    ...(url.username && { user: decoded(url.username), password: decoded(url.password) }),
    requireTLS: option(url, 'requireTLS') ?? (!secure && url.username !== '' && !LOOPBACK.test(host)),
    ignoreTLS: option(url, 'ignoreTLS') ?? false,
    verifyCertificate: option(url, 'verifyCertificate') ?? true,
    ...(clientName && { clientName }),
  };
}

function option(url: URL, name: string): boolean | undefined {
  const value = url.searchParams.get(name);
  if (value === null) return undefined;
  if (value !== 'true' && value !== 'false') throw new Error(`has ${name} neither true nor false`);
  return value === 'true';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error('has a % in the user or the password that must be written as %25');
  }
}
