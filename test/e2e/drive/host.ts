import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { writeSnapshot } from '../../../engine/index.ts';
import { installHost, serve } from '../../../scripts/code-server.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { rackFacts } from '../../client/rack.ts';
import { launchBrowser } from '../browser.ts';
import { QUIET } from '../code-server-host.ts';
import { openWorkbench, THEMES, type Workbench } from './workbench.ts';

suite('Show Facts of Host: a page with pictures and tables', () => {
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let code: Workbench;
  const workspace = mkdtempSync(join(tmpdir(), 'virt-doctor-workspace-'));

  suiteSetup(async () => {
    mkdirSync(join(workspace, 'rack7'));
    writeFileSync(join(workspace, 'rack7/facts.json'), writeSnapshot(rackFacts()));
    writeFileSync(join(workspace, 'rack7/domain.xml'), "<domain type='kvm'>\n  <name>db</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n</domain>\n");
    server = await serve(await installHost('1.139'), { vsix, settings: QUIET });
    browser = await launchBrowser();
    code = await openWorkbench(await browser.newPage(), `${server.address}/?folder=${encodeURIComponent(workspace)}`);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed') await code.screenshot(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
  });

  test('a recorded host: who sits on which node', async () => {
    await code.command('Virt Doctor: Show Facts of Host');
    await code.pick('rack7');
    await code.shown.getByRole('heading', { level: 1, name: 'Host rack7' }).waitFor();
    await code.shown.getByRole('img', { name: /^Node 0: memory that VMs may take\. .*db 12 GiB, wide 5 GiB\. There are 16 GiB\.$/ }).waitFor();
    await code.shown.getByRole('rowheader', { name: 'db' }).waitFor();
    assert.ok(await code.shown.locator('rect.beyond').first().isVisible());
  });

  for (const [kind, theme] of THEMES) {
    test(`in the theme ${theme}`, async () => {
      await code.theme(theme, kind);
      await code.screenshot(`host-${kind}`);
      await code.shown.getByRole('heading', { name: 'KVM and the IOMMU' }).scrollIntoViewIfNeeded();
      await code.screenshot(`host-${kind}-below`);
      await code.shown.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    });
  }

  test('the page leads to the facts as JSON', async () => {
    await code.shown.getByRole('button', { name: 'Open as JSON' }).click();
    await code.page.locator('.editor-group-container.active .tab.active', { hasText: 'rack7.json' }).waitFor();
    await code.line('"virtDoctorSnapshot"').waitFor();
  });
});
