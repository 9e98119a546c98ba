/** What came with an imagined event, or the line where it can't be read (1 for the first; null: as a whole). */
export type EventData = { ok: true; data: Record<string, unknown> } | { ok: false; line: number | null };

/**
 * Reads what somebody typed as the data of an event: a JSON object, or one name with its value on each line, as
 * `days: 3` or `days = 3`. A value that is a number, true, false, null, or JSON in quotes or brackets is that; any other
 * is text.
 */
export function readEventData(typed: string): EventData {
  const text = typed.trim();
  if (text.startsWith('{')) {
    const data = parsed(text);
    return isObject(data) ? { ok: true, data } : { ok: false, line: null };
  }
  const pairs: [name: string, value: unknown][] = [];
  for (const [index, line] of typed.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name, value] = /^\s*([^:=]*[^:=\s])\s*[:=](.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) return { ok: false, line: index + 1 };
    pairs.push([name, valueOf(value.trim())]);
  }
  return { ok: true, data: Object.fromEntries(pairs) };
}

function valueOf(text: string): unknown {
  // A number with a leading zero is a number of the house, as a postcode or a card is: text.
  const isJson = /^(-?(0|[1-9]\d*)(\.\d+)?|true|false|null|".*"|\[.*\]|\{.*\})$/s.test(text);
  return isJson ? (parsed(text) ?? (text === 'null' ? null : text)) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
