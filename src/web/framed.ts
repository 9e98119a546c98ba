/**
 * Policies of what stands in a frame of ours, or opens in the browser's own reader. They take the place of the policy of
 * pages, which would keep a mail's inline styles and a PDF reader's own script out.
 */

/** A mail: its own styles and embedded pictures, and nothing that runs, loads or leads anywhere. */
export const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'self'; sandbox";

/** A PDF. */
export const FILE_POLICY = "frame-ancestors 'self'";
