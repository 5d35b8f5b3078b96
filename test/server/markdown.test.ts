import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { visible, type Block, type Prose } from '../../engine/index.ts';
import { escapeMarkdown, proseToMarkdown, proseToPlainText } from '../../server/src/markdown.ts';

/** VS Code renders with marked, GFM on; raw HTML is passed through here so that it would be seen. */
const render = (markdown: string): string => marked.parse(markdown, { gfm: true, async: false });

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

const HOSTILE = [
  '[click me](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D)', '![x](https://evil.example/x.png)', '<img src=x onerror=alert(1)>', '<script>alert(1)</script>',
  '<a href="command:x">y</a>', '<https://evil.example>', 'https://evil.example/path?a=b', 'http://evil.example', 'www.evil.example', 'mail@evil.example', 'ftp://evil.example', 'vscode://x/y',
  '`code`', '``` js\nalert(1)\n```', '~~~\nx\n~~~', '# heading', '- item', '+ item', '* item', '1. item', '1) item', '> quote', '| a | b |\n|---|---|\n| c | d |', '***', '---', '===', 'title\n===', '_a_ __b__ *c* **d** ~~e~~',
  '[ref]: https://evil.example', '[ref][x]\n\n[x]: https://evil.example', '[^1]', '&lt;b&gt; &#60;b&#62; &amp;', '\\[x](command:y)', '\\\\[x](command:y)', '$(trash) $(sync~spin)', ':smile:', '    indented code', '\tindented', 'two  \nspaces', 'a\\\nb', '![', '](', '<!-- comment -->', '<?php ?>', '<![CDATA[x]]>', '- [ ] task', '[[wiki]]', '$x^2$', '==mark==', 'a\r\n\r\nb', '…', '',
];

describe('escaped text', () => {
  test.each(HOSTILE)('%j is shown as it stands and does nothing', (text) => {
    const html = render(escapeMarkdown(text));
    expect(html.replace(/<\/?p>/g, '')).not.toMatch(/<[a-z!/?]/i);
    expect(textOf(html).trim()).toBe(visible(text).replace(/\s+/g, ' ').trim());
  });

  test('any text becomes one paragraph of exactly that text', () => {
    const pieces = fc.constantFrom(...'[]()<>!*_`~#+-=|:.&\\@$^"\'/ \n\t{}', 'command:', 'https://', 'www.', 'a', 'é', '🐧', '1. ', '&lt;', '\r', '\u0000', '\u202e', '\ud800');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')), (text) => {
      const html = render(escapeMarkdown(text));
      expect(html).toMatch(/^(?:<p>[^<]*<\/p>\n)?$/);
      expect(textOf(html).trim()).toBe(visible(text).replace(/\s+/g, ' ').trim());
    }), { numRuns: 500 });
  });

  test('controls, direction marks and unpaired characters become visible', () => {
    const shown = escapeMarkdown('a\u001b[31mred\u0007 \u202egnp.exe \u200bx \u009b \udc00 \u0000');
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(textOf(render(shown)).trim()).toBe('a␛[31mred␇ ‹U+202E›gnp.exe ‹U+200B›x ‹U+009B› ‹U+DC00› ␀');
  });

  test('long lines are cut, quickly, and never within a character', () => {
    const started = performance.now();
    for (const text of ['x'.repeat(10_000_000), '🐧'.repeat(1_000_000), '['.repeat(5_000_000), '\u0000'.repeat(5_000_000), ' '.repeat(10_000_000)]) {
      const shown = escapeMarkdown(text);
      expect(shown.length).toBeLessThan(5000);
      expect(shown).not.toMatch(/\p{Cs}/u);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('prose', () => {
  const blocks: Block[] = HOSTILE.flatMap((text): Block[] => [
    { kind: 'heading', text }, { kind: 'paragraph', text }, { kind: 'quote', text }, { kind: 'list', items: [text, text] }, { kind: 'code', text }, { kind: 'code', text, language: text }, { kind: 'link', text, url: text },
  ]);

  test('of hostile blocks, one by one, holds only what the blocks mean', () => {
    for (const block of blocks) {
      if (block.kind === 'link' && block.url.startsWith('https://')) continue;
      const html = render(proseToMarkdown([block]));
      expect(html.replace(/<\/?(?:p|strong|blockquote|ul|li|pre)>|<code(?: class="language-[a-z0-9-]+")?>|<\/code>/g, '')).not.toMatch(/<[a-z!/?]/i);
    }
  });

  test('a code block keeps its text, whatever fence is in it', () => {
    for (const text of ['```\nx', '````', '`'.repeat(50), 'a\n```\nb\n~~~']) {
      const html = render(proseToMarkdown([{ kind: 'code', text }, { kind: 'paragraph', text: 'after' }]));
      const [, code, rest] = /^<pre><code>(.*)\n<\/code><\/pre>\n(.*)$/s.exec(html)!;
      expect([textOf(code!), rest]).toEqual([text, '<p>after</p>\n']);
    }
  });

  test('only plain https links are links', () => {
    const links = (url: string): boolean => render(proseToMarkdown([{ kind: 'link', text: 'manual', url }])).includes('<a ');
    expect(links('https://libvirt.org/formatdomain.html#cpu-tuning')).toBe(true);
    expect(['http://libvirt.org', 'command:x', 'javascript:alert(1)', 'https://x y', 'https://x)](command:y', 'file:///etc/passwd', 'data:text/html,x'].filter(links)).toEqual([]);
  });

  test('as plain text has no marks, and is bounded as well', () => {
    const many: Prose = Array.from({ length: 10_000 }, () => ({ kind: 'code', text: 'x'.repeat(20_000) }) as const);
    expect(proseToPlainText(many).length).toBeLessThan(1_000_000);
    expect(proseToMarkdown(many).length).toBeLessThan(1_000_000);
    expect(proseToPlainText([{ kind: 'heading', text: '*a*' }, { kind: 'list', items: ['b\u001b[1m'] }])).toBe('*a*\n\n- b␛[1m');
  });
});
