import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { installHost, serve } from '../../../scripts/code-server.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { launchBrowser } from '../browser.ts';
import { QUIET } from '../code-server-host.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

suite('examples/ in VS Code, as a user sees them', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let code: Workbench;

  suiteSetup(async () => {
    const examples = join(root, 'out/e2e/examples');
    rmSync(examples, { recursive: true, force: true });
    cpSync(join(root, 'examples'), examples, { recursive: true });
    server = await serve(await installHost('1.139'), { vsix, settings: QUIET });
    browser = await launchBrowser();
    code = await openWorkbench(await browser.newPage(), server.address, examples);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.close();
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed') await code.screenshot(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
  });

  test('a broken domain is underlined and explained on hover', async () => {
    await code.openFile('broken.xml');
    await code.page.locator('.squiggly-error').first().waitFor();
    const said = await code.hover('1-0');
    assert.match(said, /runs backwards/);
    await code.screenshot('xml-squiggle-and-hover');
  });

  test('the problems view lists the mistakes', async () => {
    await code.command('Problems: Focus on Problems View');
    const rows = code.page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: /cannot be read/ }).first().waitFor();
    await code.screenshot('problems');
    await code.command('View: Toggle Panel Visibility');
  });

  test('a line of a log is explained on hover', async () => {
    await code.openFile('logs/libvirt/qemu/webshop.log');
    await code.page.keyboard.press('Control+End');
    await code.page.locator('.squiggly-error').first().waitFor();
    const said = await code.hover('Failed to get');
    assert.match(said, /lock/);
    await code.screenshot('log-hover');
  });

  test('the palette leads to a diagnosis of a recorded VM', async () => {
    await code.command('Virt Doctor: Diagnose Remote VM');
    await code.pick('recorded-host');
    await code.page.locator('.quick-input-list .monaco-list-row', { hasText: 'webshop' }).waitFor();
    await code.screenshot('pick-vm');
    await code.pick('webshop');
    await code.line(/Why\s+webshop/).waitFor();
    await code.line('webshop-data.qcow2').first().waitFor();
    await code.screenshot('diagnosis-recorded');
  });
});
