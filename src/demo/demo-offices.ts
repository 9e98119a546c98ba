import { accountancyOffice } from './accountancy/office.js';
import { absenceOffice } from './absence/office.js';
import type { DemoOffice } from './demo-office.js';
import { libraryOffice } from './library/library.js';

/** The organisations of the demo, in the order in which a newcomer hears of them. */
export const demoOffices: readonly DemoOffice[] = [libraryOffice, absenceOffice, accountancyOffice];
