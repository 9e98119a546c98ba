import { describe, expect, it } from '@jest/globals';
import { awaitedLink, linkData, LINK_HOURS, withLink } from '../../../src/auth/link-placeholder.js';
import { renderSource } from '../../../src/message-types/liquid.js';
import { parseMarkdown } from '../../../src/message-types/markdown.js';
import { toHtml } from '../../../src/message-types/html.js';
import { loadTemplates } from '../../../src/message-types/templates.js';
import { textContext } from '../../../src/message-types/text-context.js';

const LINK = 'https://bode.example/password/secret';

describe('the place of a link in a stored text (design §2)', () => {
  it('is in no other text', () => {
    for (const body of ['', 'Beste lezer', LINK, 'https://link.invalid/', 'x.link.invalid/']) {
      expect(awaitedLink(body)).toBeNull();
    }
  });

  const texts = loadTemplates().filter(({ code }) => code === 'WUS' || code === 'PWD');
  it('has texts to stand in', () => expect(texts).toHaveLength(6));

  it.each(texts)('E02, B04 $code $language: the mail has the link, the stored text does not', (text) => {
    const purpose = text.code === 'WUS' ? 'welcome' : 'password';
    const { code: _, ...source } = { ...text, letterBody: null };
    const rendered = renderSource(
      source,
      textContext({
        client: { name: 'An Maes' },
        branch: { name: 'Gent' },
        organisation: { name: 'Kantoor', zone: 'Europe/Brussels' },
        data: { ...linkData(purpose, 'an@client.example') },
        language: text.language,
        now: new Date(),
      }),
    );
    if (!rendered.ok) throw new Error(rendered.detail);
    expect(awaitedLink(rendered.body)).toBe(purpose);
    expect(rendered.body).not.toContain(LINK);
    const html = toHtml(parseMarkdown(withLink(rendered.body, purpose, LINK)), {
      language: text.language,
      subject: rendered.subject,
      organisationName: 'Kantoor',
    });
    expect(html).toContain(`href="${LINK}"`);
    expect(html).not.toContain('.invalid');
    expect(html).toContain(String(LINK_HOURS[purpose]));
  });
});
