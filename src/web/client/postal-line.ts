import { checkPostal, type PostalInput } from '../../common/postal/postal-address.js';

/** A postal address on one line, as it is printed; one that can't be printed as it was given. Null where there is none. */
export function onOneLine(
  { name, postal }: { name: string; postal: PostalInput | null },
  home: { country: string; language: string },
): string | null {
  if (!postal) return null;
  const checked = checkPostal(name, postal, home);
  if (checked.ok) return checked.lines.slice(1).join(', ');
  const { organisation, extra, street, houseNumber, box, postcode, city, region, country } = postal;
  const abroad = country?.trim().toUpperCase() === home.country ? undefined : country;
  const parts = [organisation, extra, joined(street, houseNumber, box), joined(postcode, city), region, abroad];
  return parts.filter(Boolean).join(', ') || null;
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
