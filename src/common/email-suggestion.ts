import { checkEmailAddress } from './email-address.js';
import { MAIL_DOMAINS, MAIL_PROVIDERS } from './mail-domains.js';
import { isSlip } from './typing-slip.js';

/** Endings that people really have: with one of these an unknown domain is taken at its word. */
const REAL_ENDINGS = new Set(
  'nl be fr de lu at ch uk co.uk ie it es pt dk se no fi pl cz sk hu ro bg hr si gr tr us ca eu com net org info biz nu'.split(
    ' ',
  ),
);

/**
 * "Did you mean…?" for a mistyped address (N13): hotmial.com → hotmail.com, a missing dot or @, a comma for a dot, a
 * doubled @. To be proposed, never applied. Null when there is nothing to say: the domain is known, or may well exist,
 * or the outcome would itself not pass the check.
 */
export function suggestEmail(raw: string): string | null {
  const checked = checkEmailAddress(raw);
  if (checked.ok) {
    const better = nearestDomain(checked.domain);
    return better && accepted(`${checked.address.slice(0, checked.address.lastIndexOf('@'))}@${better}`);
  }
  // Longer than any address: there is nothing in it worth guessing at.
  if (checked.address.length > 320) return null;
  for (const repaired of repairs(checked.address)) {
    const again = checkEmailAddress(repaired);
    if (again.ok) return suggestEmail(repaired) ?? again.address;
    const at = repaired.lastIndexOf('@');
    const better = at < 0 ? null : nearestDomain(repaired.slice(at + 1).toLowerCase());
    const proposal = better && accepted(`${repaired.slice(0, at)}@${better}`);
    if (proposal) return proposal;
  }
  return null;
}

/** The address mended in its form, the surest first. */
function* repairs(given: string): Generator<string> {
  const bare = unwrap(given);
  const tidy = bare
    .replace(/\s*(?:\(at\)|\[at\]|\sat\s)\s*/giu, '@')
    .replace(/\s*@[@\s]*/gu, '@')
    .replace(/[\s.,;:>)]+$/u, '');
  const at = tidy.indexOf('@');
  if (at < 0) {
    const mended = withAt(tidy);
    if (mended) yield mended;
    return;
  }
  const local = tidy
    .slice(0, at)
    .replace(/\s+/gu, '')
    .replace(/\.{2,}/gu, '.')
    .replace(/^\.|\.$/gu, '');
  // A second @ is a dot gone wrong (jan@gmail@com), and so are a comma, a semicolon or a space in the domain.
  const domain = tidy
    .slice(at + 1)
    .replace(/[@,;:\s.]+/gu, '.')
    .replace(/^(?:www)?\./iu, '');
  yield `${local}@${domain}`;
}

/** Out of `mailto:x`, `<x>` or `Name <x>`. */
function unwrap(given: string): string {
  const inner = /<([^<>]+)>?\s*$/u.exec(given)?.[1] ?? given;
  return inner.trim().replace(/^mailto:/iu, '');
}

/** jan.jansen.gmail.com or jan.jansengmail.com: a known domain stands at the end, and only the @ is missing. */
function withAt(text: string): string | null {
  const lower = text.toLowerCase();
  let longest = '';
  for (const domain of MAIL_DOMAINS) if (lower.endsWith(domain) && domain.length > longest.length) longest = domain;
  const before = text.slice(0, text.length - longest.length);
  // Run together, only a name of some length is surely meant: freeweb.de is a site, not free@web.de.
  const separated = /[.\s_-]$/u.test(before);
  if (longest === '' || (!separated && longest.length < 9)) return null;
  return `${before.replace(/[.\s_-]+$/u, '')}@${longest}`;
}

/** The known domain that was meant by one that is not, or null when that one may well exist. */
function nearestDomain(domain: string): string | null {
  if (MAIL_DOMAINS.has(domain)) return null;
  const dot = domain.indexOf('.');
  if (dot < 0) return withDot(domain);
  const name = domain.slice(0, dot);
  const ending = domain.slice(dot + 1);

  const exact = MAIL_PROVIDERS.find((provider) => provider.name === name);
  if (exact) {
    const meant = exact.coined && !REAL_ENDINGS.has(ending) ? nearestEnding(ending, exact.endings) : null;
    return meant && `${name}.${meant}`;
  }
  for (const provider of MAIL_PROVIDERS) {
    if (!provider.coined || !isSlip(name, provider.name)) continue;
    const meant = REAL_ENDINGS.has(ending)
      ? provider.endings.find((known) => known === ending)
      : nearestEnding(ending, provider.endings);
    if (meant) return `${provider.name}.${meant}`;
  }
  return null;
}

/** gmailcom → gmail.com, and hotmail alone → hotmail.com. */
function withDot(run: string): string | null {
  for (const domain of MAIL_DOMAINS) if (domain.replace('.', '') === run) return domain;
  const alone = MAIL_PROVIDERS.find((provider) => provider.coined && provider.name === run);
  return alone ? `${alone.name}.${alone.endings[0]}` : null;
}

/** An ending is so short that any one letter too many, too few, swapped or other counts. */
function nearestEnding(ending: string, endings: readonly string[]): string | null {
  return endings.find((known) => known === ending) ?? endings.find((known) => isSlip(ending, known, 'any key')) ?? null;
}

function accepted(address: string): string | null {
  const checked = checkEmailAddress(address);
  return checked.ok ? checked.address : null;
}
