import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskXml, domainXml } from '../../lab/domain.ts';
import { liveSuite } from './live-suite.ts';

/** Two hosts, one of which takes a connection and never speaks. */
suite('Many hosts, one of which hangs', () => {
  const live = liveSuite('kvm-many', async (lab, workspace) => {
    await lab.define(domainXml('lost', { devices: diskXml('/var/lib/libvirt/images/lost.img') }));
    await lab.exec(['virsh', 'start', 'lost']);
    writeFileSync(lab.ssh.configFile, `Host mute\n  ProxyCommand sleep 600\n${readFileSync(lab.ssh.configFile, 'utf8')}`);
    writeFileSync(join(workspace, 'readme.txt'), '');
  });

  test('is seen to be waited for; cancelled, what the others said is shown', async () => {
    await live.code.command('Virt Doctor: Diagnose All Failed VMs');
    for (const host of ['mute', 'lab-root']) {
      const row = live.code.page.locator('.quick-input-list .monaco-list-row', { hasText: new RegExp(`^${host}`) }).first();
      await row.waitFor();
      await row.click();
    }
    await live.code.page.locator('.quick-input-widget:visible').getByRole('button', { name: 'OK' }).click();
    const toast = live.code.page.locator('.notification-toast', { hasText: /1 of 2 hosts; waiting for mute/ });
    await toast.waitFor();
    await live.code.screenshot('many-waiting');
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await live.code.shown.getByRole('heading', { level: 1, name: 'Machines that are down on 2 hosts' }).waitFor();
    await live.code.shown.getByRole('heading', { level: 2, name: /lost on lab-root: / }).waitFor();
    await live.code.shown.getByText(/mute.*cancelled/).first().waitFor();
    await live.code.screenshot('many-cancelled');
  });

  test('is back after a reload of the window, without asking a host, and leads to its texts', async () => {
    writeFileSync(live.lab.ssh.configFile, 'Host *\n  ProxyCommand false\n');
    await live.code.reload();
    await live.code.shown.getByRole('heading', { level: 1, name: 'Machines that are down on 2 hosts' }).waitFor();
    await live.code.shown.getByText(/mute.*cancelled/).first().waitFor();
    await live.code.screenshot('many-reloaded');
    const link = live.code.shown.getByRole('link', { name: /^lab-root\/lost\/domain\.xml:\d+$/ }).first();
    const line = Number((await link.innerText()).split(':')[1]);
    await link.click();
    await live.code.cursorOn('domain.xml', line);
    await live.code.line('lost.img').first().waitFor();
  });
});
