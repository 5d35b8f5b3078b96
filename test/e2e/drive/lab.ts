import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { installHost, serve } from '../../../scripts/code-server.mjs';
import { vsix } from '../../../scripts/package.mjs';
import { diskXml, domainXml } from '../../lab/domain.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { launchBrowser } from '../browser.ts';
import { QUIET } from '../code-server-host.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** Real machines on the lab's libvirtd: how each is broken, and what the report has to say first. */
const machines = [
  {
    name: 'no-image', title: 'an image that is missing', cause: /^1\.\s.*disk.*not\sexist/i, element: 'disk',
    xml: domainXml('no-image', { devices: diskXml('/var/lib/libvirt/images/gone/a.img') }), breaks: [],
  },
  {
    name: 'no-node', title: 'a NUMA node that the host does not have', cause: /^1\.\s.*NUMA\snode/i, element: 'numatune',
    xml: domainXml('no-node', { top: "<numatune><memory mode='strict' nodeset='7'/></numatune>" }), breaks: [],
  },
  {
    name: 'no-kvm', title: '/dev/kvm that QEMU may not open', cause: /^1\.\s.*\/dev\/kvm/, element: '@type',
    xml: domainXml('no-kvm', { type: 'kvm' }), breaks: [['chmod', '600', '/dev/kvm'], ['chgrp', 'root', '/dev/kvm']],
  },
] as const;

suite('Diagnose Remote VM over ssh, on a real libvirtd', () => {
  let lab: Lab | undefined;
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  let code: Workbench;
  const workspace = mkdtempSync(join(tmpdir(), 'virt-doctor-workspace-'));

  suiteSetup(async function () {
    try {
      lab = await startLab({ hostname: 'kvm-lab' });
    } catch (error) {
      if (process.env['CI'] === 'true') throw error;
      console.log(`  no lab here: ${String(error)}`);
      this.skip();
    }
    for (const { name, xml, breaks } of machines) {
      await lab.define(xml);
      for (const argv of breaks) await lab.must(argv);
      if ((await lab.exec(['virsh', 'start', name])).code === 0) throw new Error(`${name} started; it was to fail`);
    }
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

  for (const { name, title, cause, element } of machines) {
    test(title, async () => {
      await code.command('Virt Doctor: Diagnose Remote VM');
      await code.pick('lab-root');
      await code.pick(name);
      await code.shown.getByRole('heading', { level: 1, name: `Why ${name} on lab-root fails` }).waitFor();
      const first = code.shown.getByRole('region', { name: cause });
      await first.getByText(new RegExp(`^domain\\.xml:\\d+\\s+/domain.*${element}`)).waitFor();
      await first.getByRole('link', { name: /\.log:\d+$/ }).first().waitFor();
      // The last that a diagnosis opens; what is opened then closes the palette.
      await code.page.locator('.view-line', { hasText: `<name>${name}</name>` }).first().waitFor();
      await code.screenshot(`diagnosis-ssh-${name}`);
    });
  }

  test('the report leads to the element in the pulled XML', async () => {
    const link = code.shown.getByRole('link', { name: /^domain\.xml:\d+$/ }).first();
    const line = Number((await link.innerText()).split(':')[1]);
    await link.click();
    await code.cursorOn('domain.xml', line);
    await code.line("<domain type='kvm'>").waitFor();
    await code.screenshot('diagnosis-ssh-xml');
  });
});
