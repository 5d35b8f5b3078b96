import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'mocha';
import type { Browser } from 'playwright-core';
import { installHost, serve } from '../../../scripts/code-server.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { launchBrowser } from '../browser.ts';
import { QUIET } from '../code-server-host.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** The VS Code of a suite; it is there when the suite's tests run. */
export interface CodeSuite {
  readonly code: Workbench;
}

/** Leaves a screenshot of each test of the suite that is being declared and fails. */
export function showFailures(code: () => Workbench | undefined): void {
  teardown(async function () {
    if (this.currentTest?.state === 'failed') await code()?.screenshot(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
  });
}

/**
 * Sets the suite that is being declared up with a VS Code that has the packed extension, and takes it down at its end. `prepare` fills
 * the workspace's folder before, and may skip the suite or return settings of the user. `workspaceTrust`: the folder is not trusted at first.
 */
export function codeSuite(prepare: (workspace: string, suite: Context) => Promise<Readonly<Record<string, unknown>>>, options: { readonly workspaceTrust?: boolean } = {}): CodeSuite {
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let code: Workbench | undefined;
  const workspace = mkdtempSync(join(tmpdir(), 'virt-doctor-workspace-'));

  suiteSetup(async function () {
    const settings = await prepare(workspace, this);
    server = await serve(await installHost('1.139'), { vsix, settings: { ...QUIET, ...settings }, ...options });
    browser = await launchBrowser();
    code = await openWorkbench(await browser.newPage(), `${server.address}/?folder=${encodeURIComponent(workspace)}`);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  showFailures(() => code);
  return { get code() { return code!; } };
}
