import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { installHost, serve } from '../../scripts/code-server.mjs';

export interface SuiteRun {
  readonly extension: string;
  readonly tests: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
}

const MINUTES = 4;

/** What has nothing to do with us and costs time or the network. */
export const QUIET = { 'chat.disableAIFeatures': true, 'telemetry.telemetryLevel': 'off', 'workbench.startupEditor': 'none', 'git.enabled': false, 'workbench.secondarySideBar.defaultVisibility': 'hidden' };

/** The address that makes VS Code in a browser run a test suite in its extension host, as Electron's command line does. */
function addressOf(address: string, { extension, tests, workspace }: SuiteRun): string {
  const authority = new URL(address).host;
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload = [['extensionDevelopmentPath', remote(extension)], ['extensionTestsPath', remote(tests)], ['skipWelcome', 'true']];
  return `${address}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Runs the suite in VS Code `version`, served by code-server and shown in a headless browser. Resolves when the extension host has ended it. */
export async function runInCodeServer(version: string, browser: Browser, suite: SuiteRun): Promise<void> {
  const server = await serve(await installHost(version), { smokeDriver: true, env: suite.env, settings: QUIET });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const ended = new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`the suite did not end within ${MINUTES} min\n${server.output()}`)), MINUTES * 60_000).unref();
      page.on('crash', () => reject(new Error('the page crashed')));
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => { if (process.env['E2E_VERBOSE']) console.log(format(...args)); });
    await page.goto(addressOf(server.address, suite));
    await ended;
  } finally {
    await context.close();
    await server.close();
  }
}
