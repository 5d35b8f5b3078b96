import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type * as writing from './document.ts';
import type { Act, Child } from './html.ts';

export interface Page {
  /** The kind of page, for `activeWebviewPanelId` in when clauses. */
  readonly viewType: string;
  /** Which page of its kind: showing it again replaces what it shows. */
  readonly key: string;
  /** What its tab says. */
  readonly title: string;
  /** The content, beginning with its `h1`. */
  readonly body: Child;
}

/**
 * Pages that people read: webviews without remote resources, whose only message to us is the number of what was activated.
 * They are made from what the window holds, so there is no serializer: they are gone with the window.
 */
export interface Pages extends vscode.Disposable {
  show(page: Page, column?: vscode.ViewColumn): Promise<void>;
  /** Shows a page; one that is shown already is replaced where it is, and takes no focus. */
  update(page: Page): Promise<void>;
  /** The key of the page that has the focus, if it is of this kind. */
  active(viewType: string): string | undefined;
  /** Shows a few words in a page, and lets a screen reader speak them. False when there is no such page to be seen. */
  say(viewType: string, key: string, words: string): boolean;
}

interface OpenPage {
  readonly viewType: string;
  readonly key: string;
  readonly panel: vscode.WebviewPanel;
  show(page: Page, write: Write): void;
}

/** How a page is written; loaded with the first page, as the extension's start needs none. */
type Write = typeof writing;

/** `onBug` takes what an act threw. */
export function createPages(onBug: (error: unknown) => void): Pages {
  const open = new Set<OpenPage>();
  const find = (viewType: string, key: string): OpenPage | undefined => [...open].find((one) => one.viewType === viewType && one.key === key);
  const add = ({ viewType, key }: Page, column: vscode.ViewColumn): OpenPage => {
    const panel = vscode.window.createWebviewPanel(viewType, '', column, { enableScripts: true, enableForms: false, enableCommandUris: false, enableFindWidget: true, localResourceRoots: [] });
    const added: OpenPage = { viewType, key, panel, show: showIn(panel, onBug) };
    open.add(added);
    panel.onDidDispose(() => open.delete(added));
    return added;
  };
  /** Returns the panel when it was there before. */
  const put = async (page: Page, column: vscode.ViewColumn): Promise<vscode.WebviewPanel | undefined> => {
    const write = await import('./document.ts');
    const known = find(page.viewType, page.key);
    (known ?? add(page, column)).show(page, write);
    return known?.panel;
  };
  return {
    show: async (page, column = vscode.ViewColumn.Active) => { (await put(page, column))?.reveal(); },
    update: async (page) => { await put(page, vscode.ViewColumn.Active); },
    active: (viewType) => [...open].find((one) => one.viewType === viewType && one.panel.active)?.key,
    say(viewType, key, words) {
      const found = find(viewType, key);
      if (!found?.panel.visible) return false;
      void found.panel.webview.postMessage(words);
      return true;
    },
    dispose: () => { for (const { panel } of open) panel.dispose(); },
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
  return ({ title, body }, { pageDocument, tabTitle }) => {
    acts = new Map();
    panel.title = tabTitle(title);
    panel.webview.html = pageDocument(title, body, randomBytes(18).toString('base64'), (act) => {
      acts.set(numbers, act);
      return numbers++;
    });
  };
}
