/** How approval is confirmed (C11, C12); `none` behaves as `pin` (Cd1). */
export const CONFIRMATIONS = ['none', 'pin', 'sms'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];
