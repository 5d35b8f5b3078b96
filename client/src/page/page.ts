import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type * as writing from './document.ts';
import type { Act, Child } from './html.ts';
import type { PageState } from './page-state.ts';

export interface Page {
  /** The kind of page, for `activeWebviewPanelId` in when clauses. */
  readonly viewType: string;
  /** Which page of its kind: showing it again replaces what it shows. */
  readonly key: string;
  /** What its tab says. */
  readonly title: string;
  /** The content, beginning with its `h1`. */
  readonly body: Child;
  /** What it is made of again after a reload of the window; without it, it is gone then. */
  readonly state?: PageState;
}

/**
 * Pages that people read: webviews without remote resources, whose only message to us is the number of what was activated.
 * After a reload of the window the editor brings their frames back, to be filled again.
 */
export interface Pages extends vscode.Disposable {
  show(page: Page, column?: vscode.ViewColumn): Promise<void>;
  /** Shows a page; one that is shown already is replaced where it is, and takes no focus. */
  update(page: Page): Promise<void>;
  /** Takes a frame that the editor brought back: what is shown with this key next goes there, without asking for attention. `isFilled` from then on, or when another frame shows it already. */
  adopt(panel: vscode.WebviewPanel, key: string): { readonly isFilled: boolean };
  /** The key of the page that has the focus, if it is of this kind. */
  active(viewType: string): string | undefined;
  /** Shows a few words in a page, and lets a screen reader speak them. False when there is no such page to be seen. */
  say(viewType: string, key: string, words: string): boolean;
}

interface OpenPage {
  readonly viewType: string;
  readonly key: string;
  readonly panel: vscode.WebviewPanel;
  isFilled: boolean;
  show(page: Page, write: Write): void;
}

/** How a page is written; loaded with the first page, as the extension's start needs none. */
type Write = typeof writing;

const OPTIONS: vscode.WebviewOptions = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [] };

/** `onBug` takes what an act threw. */
export function createPages(onBug: (error: unknown) => void): Pages {
  const open = new Set<OpenPage>();
  const find = (viewType: string, key: string): OpenPage | undefined => [...open].find((one) => one.viewType === viewType && one.key === key);
  const hold = (panel: vscode.WebviewPanel, key: string): OpenPage => {
    const held: OpenPage = { viewType: panel.viewType, key, panel, isFilled: false, show: showIn(panel, onBug) };
    open.add(held);
    panel.onDidDispose(() => open.delete(held));
    return held;
  };
  const add = ({ viewType, key }: Page, column: vscode.ViewColumn): OpenPage =>
    hold(vscode.window.createWebviewPanel(viewType, '', column, { ...OPTIONS, enableFindWidget: true }), key);
  /** Returns the panel when something was shown in it before. */
  const put = async (page: Page, column: vscode.ViewColumn): Promise<vscode.WebviewPanel | undefined> => {
    const write = await import('./document.ts');
    const known = find(page.viewType, page.key) ?? add(page, column);
    const wasFilled = known.isFilled;
    known.isFilled = true;
    known.show(page, write);
    return wasFilled ? known.panel : undefined;
  };
  return {
    show: async (page, column = vscode.ViewColumn.Active) => { (await put(page, column))?.reveal(); },
    update: async (page) => { await put(page, vscode.ViewColumn.Active); },
    adopt(panel, key) {
      if (find(panel.viewType, key)) {
        panel.dispose();
        return { isFilled: true };
      }
      panel.webview.options = OPTIONS;
      return hold(panel, key);
    },
    active: (viewType) => [...open].find((one) => one.viewType === viewType && one.panel.active)?.key,
    say(viewType, key, words) {
      const found = find(viewType, key);
      if (!found?.panel.visible) return false;
      void found.panel.webview.postMessage(words);
      return true;
    },
    // Frames stay, so that a window that is reloaded has them again.
    dispose: () => open.clear(),
  };
}

/** Numbers of acts are never used twice, so that a click on what was shown before does nothing. */
function showIn(panel: vscode.WebviewPanel, onBug: (error: unknown) => void): OpenPage['show'] {
  let acts = new Map<number, Act>();
  let numbers = 0;
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const act = typeof message === 'number' ? acts.get(message) : undefined;
    if (act) void Promise.resolve().then(act).catch(onBug);
  });
  return ({ title, body, state }, { pageDocument, tabTitle }) => {
    acts = new Map();
    panel.title = tabTitle(title);
    panel.webview.html = pageDocument(title, body, randomBytes(18).toString('base64'), (act) => {
      acts.set(numbers, act);
      return numbers++;
    }, state);
  };
}
