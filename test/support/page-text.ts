const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** What a person reads of a page or a part of it: the words, without what is only for the head of the document. */
export function textOf(html: string): string {
  const body = html.replace(/^.*<body[^>]*>/s, '').replaceAll(/<(option|kbd)\b.*?<\/\1>/gs, '');
  return decoded(body.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The value of the first field of this name. */
export function valueOf(html: string, name: string): string | undefined {
  const field = new RegExp(`<input\\b[^>]*\\bname="${name}"[^>]*>`).exec(html)?.[0];
  const value = field && (/\bvalue="([^"]*)"/.exec(field)?.[1] ?? '');
  return value === undefined ? undefined : decoded(value);
}

function decoded(html: string): string {
  return html.replaceAll(/&(\w+|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
