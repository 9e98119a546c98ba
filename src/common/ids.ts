import { v7 } from 'uuid';

/** UUIDv7 (RFC 9562): made in the application and ordered by time, so that new rows land at the end of each index. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID of any version, as an address or a body may name a row; a database refuses to compare anything else. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
