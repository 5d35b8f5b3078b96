import { oneLine } from '../../../engine/index.ts';
import { h, markup, type Act, type Child } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';
import { writePageState, type PageState } from './page-state.ts';

/**
 * All that runs in a page: it leaves with the editor what the page is about, tells the extension host the number of what was activated, and says what the host answers.
 * Buttons bring the keyboard along; other elements with an act (in pictures) get it here.
 */
const PAGE_SCRIPT = `
const host = acquireVsCodeApi();
const { state } = document.querySelector('main').dataset;
host.setState(state && JSON.parse(state));
const activated = (event) => {
  const found = event.target.closest?.('[data-act]');
  if (!found) return;
  event.preventDefault();
  host.postMessage(Number(found.dataset.act));
};
addEventListener('click', activated);
addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.localName !== 'button') activated(event);
});
let saying;
const say = (words) => { document.getElementById('said').textContent = words; };
addEventListener('message', ({ data }) => {
  if (typeof data !== 'string') return;
  say(data);
  clearTimeout(saying);
  saying = setTimeout(say, 5000, '');
});
`;

/** A tag of our own whose content is not text for people. Nothing of others goes in here. */
const own = (tag: 'style' | 'script', nonce: string, content: string): string => `<${tag} nonce="${nonce}">${content}</${tag}>`;

/** A whole page: nothing is loaded, only our own style and script count, and forms and frames are out. `nonce` is fresh for each page. */
export function pageDocument(title: string, body: Child, nonce: string, onAct: (act: Act) => number, state?: PageState): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', {}, title),
  ];
  const shown = [h('main', { 'data-state': state && writePageState(state) }, body), h('div', { id: 'said', role: 'status', 'aria-live': 'polite' })];
  return `<!DOCTYPE html><html lang="en"><head>${markup(head, onAct)}${own('style', nonce, PAGE_STYLE)}</head>` +
    `<body>${markup(shown, onAct)}${own('script', nonce, PAGE_SCRIPT)}</body></html>`;
}

const MAX_TITLE = 80;

/** A title for a tab of the editor. */
export const tabTitle = (title: string): string => oneLine(title, MAX_TITLE);
