import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { installHost, serve } from '../../../scripts/code-server.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { startLab, type Lab } from '../../lab/lab.ts';
import { launchBrowser } from '../browser.ts';
import { QUIET } from '../code-server-host.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** A lab and a VS Code that reaches it; both are there when the tests of the suite run. */
export interface LiveSuite {
  readonly lab: Lab;
  readonly code: Workbench;
}

/**
 * Sets the suite that is being declared up with a lab, which `prepare` fills (and the workspace's folder, too), and with a VS Code that
 * asks it over ssh; takes both down at its end. Without a lab the suite is skipped, in CI it fails.
 */
export function liveSuite(hostname: string, prepare: (lab: Lab, workspace: string) => Promise<void>): LiveSuite {
  let lab: Lab | undefined;
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let code: Workbench | undefined;
  const workspace = mkdtempSync(join(tmpdir(), 'virt-doctor-workspace-'));

  suiteSetup(async function () {
    try {
      lab = await startLab({ hostname });
    } catch (error) {
      if (process.env['CI'] === 'true') throw error;
      console.log(`  no lab here: ${String(error)}`);
      this.skip();
    }
    await prepare(lab, workspace);
    // A list that waits for a host's answer stays open when a page takes the focus meanwhile.
    const settings = { ...QUIET, 'workbench.quickOpen.closeOnFocusLost': false, 'virtDoctor.ssh.path': lab.ssh.program, 'virtDoctor.ssh.configFile': lab.ssh.configFile };
    server = await serve(await installHost('1.139'), { vsix, settings });
    browser = await launchBrowser();
    code = await openWorkbench(await browser.newPage(), `${server.address}/?folder=${encodeURIComponent(workspace)}`);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.close();
    await lab?.stop();
    rmSync(workspace, { recursive: true, force: true });
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed') await code?.screenshot(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
  });

  return { get lab() { return lab!; }, get code() { return code!; } };
}
