import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';

/** What postal addresses are judged and written by: the country that goes without saying, and the language of others. */
export interface Home {
  country: string;
  language: string;
}

/** Where an organisation is at home: what an address without a country, and a client without a language, are taken for. */
export async function loadHome(tx: Tx, organisationId: string): Promise<Home> {
  return (await firstRow<Home>(tx, `SELECT country, language FROM organisation WHERE id = $1`, [organisationId]))!;
}
