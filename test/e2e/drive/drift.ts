import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { installHost, serve } from '../../../scripts/code-server.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { diskXml, domainXml, haltingImage } from '../../lab/domain.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { launchBrowser } from '../browser.ts';
import { QUIET } from '../code-server-host.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const VM = 'drifted';
const IMAGE = '/var/lib/libvirt/images/drifted.img';

/** On a real libvirtd: a VM that runs, its file in the workspace, and what lies between them. */
suite('A file and the VM that it once was', () => {
  let lab: Lab | undefined;
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let code: Workbench;
  const workspace = mkdtempSync(join(tmpdir(), 'virt-doctor-workspace-'));

  suiteSetup(async function () {
    try {
      lab = await startLab({ hostname: 'kvm-drift' });
    } catch (error) {
      if (process.env['CI'] === 'true') throw error;
      console.log(`  no lab here: ${String(error)}`);
      this.skip();
    }
    await lab.write(IMAGE, haltingImage());
    const xml = domainXml(VM, { devices: `${diskXml(IMAGE)}<serial type='pty'/>` });
    await lab.define(xml);
    await lab.must(['virsh', 'start', VM]);
    writeFileSync(join(workspace, 'drifted.xml'), xml.replace("type='raw'", "type='raw' cache='none'").replace('<vcpu>', '<title>Mail</title>\n  <vcpu>').replace("<serial type='pty'/>", "<serial type='pty'/>\n    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"));
    const settings = { ...QUIET, 'virtDoctor.ssh.path': lab.ssh.program, 'virtDoctor.ssh.configFile': lab.ssh.configFile };
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
    if (this.currentTest?.state === 'failed') await code.screenshot(`failed-${this.currentTest.title.replace(/\W+/g, '-')}`);
  });

  test('the diff shows what differs by meaning, and each difference says what it takes', async () => {
    await code.openFile('drifted.xml');
    await code.command('Virt Doctor: Compare with Host');
    await code.pick('lab-root');
    await code.pick('Running on lab-root → drifted.xml');
    const changed = code.page.locator('.monaco-diff-editor .modified-in-monaco-diff-editor');
    await changed.locator('.view-line', { hasText: /cache='none'/ }).waitFor();
    await changed.locator('.squiggly-info').first().waitFor();
    await code.command('View: Focus Problems');
    await code.page.locator('.markers-panel', { hasText: /rng virtio is new/ }).waitFor();
    await code.screenshot('drift-1-compare');
  });

  test('a dry run is accepted, and QEMU’s command line leads to the elements', async () => {
    await code.openFile('drifted.xml');
    await code.command('Virt Doctor: Dry Run');
    await code.pick('lab-root');
    await code.page.locator('.notification-toast', { hasText: 'Accepted by libvirt' }).waitFor();
    await code.page.locator('.notification-toast').getByRole('button', { name: /Command Line/ }).click();
    await code.line('# <memory>').first().locator('.detected-link').first().waitFor();
    await code.screenshot('drift-2-command');
    await code.line('# <memory>').first().locator('.detected-link').first().click({ modifiers: ['Control'] });
    await code.cursorOn('drifted.xml', 3);
  });
});
