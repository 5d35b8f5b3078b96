import { describe, expect, test } from 'vitest';
import { pageDocument } from '../../client/src/page/document.ts';
import { button, h, link, markup, type Act, type Attributes, type Child } from '../../client/src/page/html.ts';

const write = (child: Child): { markup: string; acts: Act[] } => {
  const acts: Act[] = [];
  return { markup: markup(child, (act) => acts.push(act) - 1), acts };
};

const HOSTILE = [
  '</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '" autofocus onfocus="alert(1)', "' onclick='x", '`x`', '<!-- ', ']]>', '&lt;b&gt;', '&#x3c;',
  '<a href="command:workbench.action.quit">x</a>', '[x](command:y)', 'javascript:alert(1)', '</style><style>*{display:none}', '</main><form action=//evil>', '<svg onload=x>', '<base href=//e>',
];

describe('the builder of pages', () => {
  test('writes elements, attributes, lists, numbers and void elements', () => {
    const tree = h('section', { id: 'a', 'aria-hidden': true, open: false, title: undefined }, 'x ', h('wbr'), [1, ['b', undefined]], h('svg', { viewBox: '0 0 2 2' }, h('title', {}, 'T')));
    expect(write(tree).markup).toBe('<section id="a" aria-hidden>x <wbr>1b<svg viewBox="0 0 2 2"><title>T</title></svg></section>');
  });

  test('numbers acts in the order of the page, and buttons submit nothing', () => {
    const said: string[] = [];
    const { markup: text, acts } = write(h('p', {}, link('web.xml:3', () => said.push('link')), button('Copy', () => said.push('button'), 'Copy the command'), h('g', { role: 'button', tabindex: 0, act: () => said.push('mark') })));
    expect(text).toBe('<p><button type="button" data-act="0" role="link" class="link">web.xml:3</button><button type="button" data-act="1" aria-label="Copy the command">Copy</button><g role="button" tabindex="0" data-act="2"></g></p>');
    for (const act of acts) act();
    expect(said).toEqual(['link', 'button', 'mark']);
  });

  test.each(HOSTILE)('%j stays a text, in content and in attributes', (evil) => {
    const { markup: text } = write(h('p', { title: evil, class: evil }, evil, [evil], link(evil, () => 0, evil)));
    expect([...text.matchAll(/</g)]).toHaveLength(4);
    expect(text.replace(/"[^"<>]*"/g, '""')).toMatch(/^<p title="" class="">[^<>"']*<button type="" data-act="" role="" class="" aria-label="">[^<>"']*<\/button><\/p>$/);
    expect(text).not.toMatch(/['`]/);
  });

  test.each(['a\u0000b', '\u001b[31mred', 'x\u202egpj.exe', 'zero\u200bwidth', '\ud800', 'a\u2028b', '\u0085'])('%j shows what it hides', (evil) => {
    const { markup: text } = write(h('p', { title: evil } satisfies Attributes, evil));
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028]/u);
    expect(text.replace(/<[^>]*>/g, '')).toMatch(/[\u2400-\u2421]|‹U\+[0-9A-F]+›/);
  });
});

describe('the document of a page', () => {
  const page = (body: Child, nonce = 'bm9uY2U='): string => pageDocument('T <x>', body, nonce, () => 0);

  test('loads nothing, runs only our script, and says its language', () => {
    const text = page(h('h1', {}, 'Hello'));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)![1]!.replaceAll('&#39;', "'");
    expect(policy).toBe("default-src 'none'; style-src 'nonce-bm9uY2U='; script-src 'nonce-bm9uY2U='; base-uri 'none'; form-action 'none'");
    expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<style'));
    expect(text).toMatch(/^<!DOCTYPE html><html lang="en">/);
    expect(text).toContain('<title>T &lt;x&gt;</title>');
    expect(text).toContain('<main><h1>Hello</h1></main>');
    expect(text).not.toMatch(/https?:|\bsrc=|\bhref=|url\(|@import| on[a-z]+="|innerHTML|eval/);
  });

  test('has one style and one script whatever is in it, in no colours but the theme’s', () => {
    const text = page(h('p', { title: HOSTILE.join('') }, HOSTILE));
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text.match(/<style/g)).toHaveLength(1);
    expect(text.match(/nonce="/g)).toHaveLength(2);
    const style = /<style[^>]*>(.*?)<\/style>/s.exec(text)![1]!;
    expect(style).not.toMatch(/#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(|\bhsl/i);
  });
});
