/**
 * A mail provider of the Low Countries and their neighbours: its name, and the domains it gives out, likeliest first.
 * Only for a name that is nobody's word (`coined`) is a near miss taken for a slip: plant.nl is no misspelt planet.nl.
 */
export interface MailProvider {
  name: string;
  endings: readonly string[];
  coined: boolean;
}

const coined = (name: string, endings: string): MailProvider => ({ name, endings: endings.split(' '), coined: true });
const word = (name: string, endings: string): MailProvider => ({ name, endings: endings.split(' '), coined: false });

export const MAIL_PROVIDERS: readonly MailProvider[] = [
  coined('gmail', 'com'),
  coined('googlemail', 'com'),
  coined('hotmail', 'com nl be fr de co.uk it es ch at se no dk fi pt gr com.tr'),
  coined('outlook', 'com be fr de nl es it at dk pt com.tr com.br'),
  coined('icloud', 'com'),
  coined('yahoo', 'com fr de co.uk nl be it es at se no dk ie pl gr com.tr com.br ca'),
  coined('protonmail', 'com ch'),
  coined('telenet', 'be'),
  coined('skynet', 'be'),
  coined('proximus', 'be'),
  coined('scarlet', 'be'),
  coined('ziggo', 'nl'),
  coined('kpnmail', 'nl'),
  coined('kpnplanet', 'nl'),
  coined('hetnet', 'nl'),
  coined('xs4all', 'nl'),
  coined('zeelandnet', 'nl'),
  coined('quicknet', 'nl'),
  word('casema', 'nl'),
  word('onsnet', 'nu'),
  word('solcon', 'nl'),
  coined('upcmail', 'nl'),
  word('chello', 'nl be at'),
  word('caiway', 'nl'),
  coined('wanadoo', 'fr nl es'),
  coined('laposte', 'net'),
  word('bbox', 'fr'),
  coined('t-online', 'de'),
  coined('freenet', 'de'),
  word('arcor', 'de'),
  coined('bluewin', 'ch'),
  word('live', 'nl com be fr de co.uk it dk se no at ie ca'),
  word('msn', 'com nl'),
  word('me', 'com'),
  word('mac', 'com'),
  word('mail', 'com de be ru'),
  word('email', 'com de it'),
  word('ymail', 'com'),
  word('rocketmail', 'com'),
  word('aol', 'com de fr nl be co.uk'),
  word('proton', 'me'),
  word('pm', 'me'),
  word('home', 'nl'),
  word('planet', 'nl'),
  word('tele2', 'nl'),
  word('versatel', 'nl'),
  word('online', 'be nl fr de'),
  word('voo', 'be'),
  word('edpnet', 'be'),
  word('mobistar', 'be'),
  word('base', 'be'),
  word('orange', 'fr be'),
  word('free', 'fr'),
  word('sfr', 'fr'),
  word('neuf', 'fr'),
  word('numericable', 'fr'),
  word('gmx', 'de net at ch com fr be nl'),
  word('web', 'de'),
  word('posteo', 'de net'),
  word('vodafone', 'de nl'),
  word('pt', 'lu'),
];

/** Every domain of the table. */
export const MAIL_DOMAINS: ReadonlySet<string> = new Set(
  MAIL_PROVIDERS.flatMap(({ name, endings }) => endings.map((ending) => `${name}.${ending}`)),
);

/** Mailboxes of Microsoft, whose junk folder is the first guess (B08). */
export function isMicrosoftDomain(domain: string): boolean {
  return /^(?:outlook|hotmail|live|msn)\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(domain);
}
