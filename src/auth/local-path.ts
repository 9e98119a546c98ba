/**
 * Where to go after signing in: the path as asked for, if it leads to a page of ours; else the first page. Anything a
 * browser could read as another site is refused, or a link to our own sign-in would lead people astray.
 */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(asked, here)) return '/';
  const url = new URL(asked, here);
  return url.origin === here ? `${url.pathname}${url.search}` : '/';
}
