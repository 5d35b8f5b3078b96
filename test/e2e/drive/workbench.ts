/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';

const screenshots = join(dirname(fileURLToPath(import.meta.url)), '../../../test-results');

/** How VS Code marks a kind of theme in pages, and one of the kind. */
export const THEMES = [['light', 'Light Modern'], ['high-contrast', 'Dark High Contrast'], ['dark', 'Dark Modern']] as const;

/** VS Code in a browser as its user sees it. Nothing here waits for time to pass; each step waits for what it is to bring about. */
export interface Workbench {
  readonly page: Page;
  /** Opens a file of the workspace by its path, through Quick Open. */
  openFile(path: string): Promise<void>;
  /** Runs a command of the palette by its title. */
  command(title: string): Promise<void>;
  /** Chooses the item of the open quick pick that holds `text`. */
  pick(text: string): Promise<void>;
  /** The lines of the active editor that hold `text`. */
  line(text: string | RegExp): Locator;
  /** Chooses the item of the open context menu that holds `text`. */
  menu(text: string): Promise<void>;
  /** The content of the page (a webview) that is to be seen. */
  readonly shown: FrameLocator;
  /** Rests the mouse on `word` in the active editor; resolves to what the hover says. */
  hover(word: string): Promise<string>;
  /** The active tab, as soon as its name holds `name`, and its cursor on `line` (from 1). */
  cursorOn(name: string, line: number): Promise<void>;
  /** Changes the colour theme, and waits for a page that is shown to follow: `light`, `dark`, `high-contrast`. */
  theme(name: string, kind: string): Promise<void>;
  /** Reloads the window; resolves when its editors are back. */
  reload(): Promise<void>;
  screenshot(name: string): Promise<void>;
}

/** Where the middle of `word` is on the screen; a line is drawn as a run of small stretches, each of its own colour. */
function middleOf(line: Element, word: string): { x: number; y: number } {
  const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (nodes.nextNode()) texts.push(nodes.currentNode as Text);
  const at = texts.map((t) => t.data).join('').replaceAll('\u00a0', ' ').indexOf(word) + Math.floor(word.length / 2);
  let before = 0;
  const text = texts.find((t) => (before += t.length) > at)!;
  const range = document.createRange();
  range.setStart(text, at - (before - text.length));
  range.setEnd(text, at - (before - text.length) + 1);
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Monaco draws blanks as no-break spaces. */
const asDrawn = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));

export async function openWorkbench(page: Page, address: string): Promise<Workbench> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  await page.locator('.monaco-workbench .explorer-folders-view').first().waitFor();
  const input = page.locator('.quick-input-widget:visible input[type="text"], .quick-input-widget:visible input.input').first();
  const row = (text: string): Locator => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();
  const line = (text: string | RegExp): Locator => editor.locator('.view-line', { hasText: typeof text === 'string' ? asDrawn(text) : text });

  const shown = page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');

  const pointAt = async (word: string): Promise<{ x: number; y: number }> => {
    const there = line(word).first();
    await there.waitFor();
    return there.evaluate(middleOf, word);
  };
  const pick = async (text: string, timeout = 30_000): Promise<void> => {
    await row(text).waitFor({ timeout });
    // Where the mouse rests, a tip may lie over the rows.
    await page.mouse.move(0, 0);
    await row(text).click({ timeout });
  };
  /** Tries what opens a list and chooses from it until it is done: a page that has just been shown takes the focus, and VS Code closes the list then. */
  const untilChosen = async (what: string, choose: () => Promise<void>): Promise<void> => {
    for (let tries = 1; ; tries++) {
      const problem = await choose().then(() => undefined, (error: unknown) => error as Error);
      if (problem === undefined) return;
      if (tries === 8) throw new Error(`${what} could not be chosen: ${problem.message}`, { cause: problem });
      await page.keyboard.press('Escape');
    }
  };
  /** A page that is being loaded passes no keys on. */
  const openQuickInput = async (key: string, text: string): Promise<void> => {
    await page.evaluate(() => { if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur(); });
    await page.keyboard.press(key);
    await input.fill(text, { timeout: 4000 });
  };
  // The palette shows what there was when it opened: extensions may have come since.
  const command = (title: string): Promise<void> => untilChosen(title, async () => {
    await openQuickInput('F1', `>${title}`);
    await pick(title, 4000);
  });
  return {
    page,
    openFile: async (path) => {
      const name = path.split('/').at(-1)!;
      await untilChosen(path, async () => {
        await openQuickInput('Control+P', path);
        await pick(name, 4000);
      });
      await page.locator('.tab.active', { hasText: name }).waitFor();
      await editor.locator('.view-line').first().waitFor();
    },
    command,
    pick: (text) => pick(text),
    line,
    hover: async (word) => {
      await page.keyboard.press('Escape');
      const said = page.locator('.monaco-hover:visible .monaco-hover-content').first();
      // Lines move while lenses come above them: then the mouse rests on another one.
      for (let tries = 1; ; tries++) {
        const { x, y } = await pointAt(word);
        await page.mouse.move(x, 0);
        await page.mouse.move(x, y, { steps: 3 });
        const isThere = await said.waitFor({ timeout: 4000 }).then(() => true, () => false);
        if (isThere || tries === 6) return said.innerText();
      }
    },
    menu: async (text) => {
      const item = page.locator('.context-view .action-label', { hasText: text });
      // A menu takes no click in the moment in which it opens.
      for (let tries = 1; ; tries++) {
        await item.click();
        const isGone = await item.waitFor({ state: 'hidden', timeout: 2000 }).then(() => true, () => false);
        if (isGone) return;
        if (tries === 5) throw new Error(`the menu stays open at ${text}`);
      }
    },
    shown,
    cursorOn: async (name, at) => {
      await page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
      await page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${at},`) }).waitFor();
    },
    theme: async (name, kind) => {
      // The palette's own input is there until the themes are.
      const themes = page.locator('.quick-input-widget:visible').getByPlaceholder(/Color Theme/);
      await untilChosen(name, async () => {
        await command('Preferences: Color Theme');
        await themes.fill(name, { timeout: 8000 });
        await pick(name, 4000);
      });
      await shown.locator(`body.vscode-${kind}`).waitFor();
    },
    reload: async () => {
      await page.evaluate(() => { document.body.dataset['before'] = 'yes'; });
      await command('Developer: Reload Window');
      await page.locator('body:not([data-before]) .monaco-workbench .part.editor .tab').first().waitFor();
    },
    screenshot: async (name) => {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
  };
}
