import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * What a browser may do with our pages: only what comes from us, nothing inline (design §9). Previews are shown in frames
 * of our own; a page that shows foreign markup, such as a mail, replaces this policy by a narrower one of its own.
 */
export const PAGE_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  'base-uri': ["'none'"],
};

/** Secure headers for every answer, and no copy of it anywhere: all but the assets may hold personal data. */
export function securityHeaders(publicUrl: string): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: PAGE_POLICY },
      // With no referrer at all, browsers send `Origin: null` with our own forms, and the CSRF check couldn't tell.
      referrerPolicy: { policy: 'same-origin' },
      frameguard: { action: 'sameorigin' },
      strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 365 * 24 * 60 * 60 } : false,
    }),
    (request, response, next) => {
      if (!request.path.startsWith('/assets/')) response.setHeader('Cache-Control', 'no-store');
      next();
    },
  ];
}
