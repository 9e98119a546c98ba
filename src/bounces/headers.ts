/** The fields of one header block, by name in lower case; a name may come more than once. */
export type HeaderFields = ReadonlyMap<string, readonly string[]>;

/** Blocks of fields longer than this are cut: no real header comes near, and broken mails may be one header of 5 MB. */
const LONGEST_BLOCK = 256 * 1024;

/**
 * Reads `Name: value` lines, folded lines joined (RFC 5322 §2.2). Serves mail headers and the groups of a delivery
 * report alike. Lines that are no field are passed over.
 */
export function readFields(block: string): HeaderFields {
  const fields = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of block.slice(0, LONGEST_BLOCK).split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(line)) {
      if (current) current[current.length - 1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase();
    if (!/^[!-9;-~]+$/.test(name)) {
      current = undefined;
      continue;
    }
    current = fields.get(name) ?? [];
    current.push(line.slice(colon + 1).trim());
    fields.set(name, current);
  }
  return fields;
}

/** The first value of a field, or an empty string. */
export function firstOf(fields: HeaderFields, name: string): string {
  return fields.get(name)?.[0] ?? '';
}

/** All mail addresses that stand in a text, in order, each once (compared without regard to case). */
export function addressesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const word of text.slice(0, LONGEST_BLOCK).split(/[\s\p{Cc}<>,;:"()]+/u)) {
    const address = word.replace(/^['[]+|[\].']+$/g, '');
    const at = address.lastIndexOf('@');
    if (at > 0 && at < address.length - 1 && address.length <= LONGEST_ADDRESS) {
      if (!found.has(address.toLowerCase())) found.set(address.toLowerCase(), address);
    }
  }
  return [...found.values()];
}

/** RFC 5321 §4.5.3.1 allows 64 octets, the @ and 255; anything longer is no address. */
const LONGEST_ADDRESS = 320;
