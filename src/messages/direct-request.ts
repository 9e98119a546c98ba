/** Kind of the event behind a message that a system asked for itself (`POST /messages`); its lines carry no kind. */
export const DIRECT_REQUEST = 'message.requested';
