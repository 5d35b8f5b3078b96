import { describe, expect, test } from 'vitest';
import { pageDocument } from '../../client/src/page/document.ts';
import { pageKey, readPageState, type PageState } from '../../client/src/page/page-state.ts';

const kept = '0123456789abcdef0123456789abcdef';
const vms = ['web', '</main><script>alert(1)</script>', '" onload="x', "it's `x` &amp;", '\u202Eevil\u200b', '👻\ud800', 'tab\there\u007f', '${x}', 'line\u2028separator'];
const states: readonly PageState[] = [
  ...vms.map((vm): PageState => ({ kind: 'diagnosis', kept, host: 'root@rack7', vm, asked: '5/4/2031, 6:07:08 AM' })),
  { kind: 'host', kept, host: '/srv/recorded host', taken: '2031-04-05T06:07:08.000Z' },
  { kind: 'hosts', kept },
  { kind: 'timeline', uris: ['file:///a.log', 'file:///%F0%9F%91%BB.log'] },
  { kind: 'log', uri: 'file:///a.log' },
];

/** As the browser hands out what an attribute holds. */
function stateIn(page: string): unknown {
  const written = / data-state="([^"]*)"/.exec(page)?.[1];
  const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#96;': '`' };
  return written === undefined ? undefined : JSON.parse(written.replace(/&[^;]+;/g, (entity) => entities[entity]!));
}

describe('the state of a page', () => {
  test.each(states)('%j comes back as it was, and is no markup', (state) => {
    const page = pageDocument('T', 'x', 'bm9uY2U=', () => 0, state);
    expect(readPageState(stateIn(page))).toEqual(state);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toMatch(/<main data-state="\p{ASCII}*">x<\/main>/u);
  });

  test('a page without one has none', () => expect(stateIn(pageDocument('T', 'x', 'bm9uY2U=', () => 0))).toBeUndefined());

  test('of the same thing has the same key', () => expect(pageKey({ kind: 'diagnosis', host: 'h', vm: 'v' })).toBe(pageKey({ kind: 'diagnosis', host: 'h', vm: 'v', kept, asked: 'then' })));

  const diagnosis = { kind: 'diagnosis', kept, host: 'h', vm: 'v', asked: 'a' };
  test.each([
    undefined, null, 7, 'x', [], {}, { kind: 'other' }, { ...diagnosis, kept: '../../../etc/passwd' }, { ...diagnosis, kept: `${kept}/..` }, { ...diagnosis, host: '-oProxyCommand=x' }, { ...diagnosis, host: 7 },
    { ...diagnosis, vm: '' }, { ...diagnosis, vm: 'x'.repeat(5000) }, { ...diagnosis, asked: {} }, { kind: 'host', kept, host: 'h' }, { kind: 'hosts' }, { kind: 'hosts', kept: `${kept}.hosts` },
    { kind: 'timeline', uris: [] }, { kind: 'timeline', uris: ['https://evil/x'] }, { kind: 'timeline', uris: ['file:///a', 'command:x'] }, { kind: 'timeline', uris: Array.from({ length: 65 }, () => 'file:///a') },
    { kind: 'log', uri: 'vscode-remote://evil/x' }, { kind: 'log' }, { __proto__: diagnosis, kind: 'nothing' },
  ])('%j is none', (given) => expect(readPageState(given)).toBeUndefined());
});
