import { isId } from '../common/ids.js';
import { isStorable } from '../common/storable.js';

/** Where a page of a list by name begins: after this name and id, as two may have one name. */
export interface AfterName {
  name: string;
  id: string;
}

const ID_LENGTH = 36;
const FIRST: AfterName = { id: '00000000-0000-0000-0000-000000000000', name: '' };

/** The cursor of the page after this row. */
export function writeNameCursor({ name, id }: AfterName): string {
  return `${id}${name}`;
}

/** Null for what we never gave out; without a cursor, the beginning. */
export function readNameCursor(cursor: string | undefined): AfterName | null {
  if (cursor === undefined) return FIRST;
  const [id, name] = [cursor.slice(0, ID_LENGTH), cursor.slice(ID_LENGTH)];
  return isId(id) && isStorable(name) ? { id, name } : null;
}
