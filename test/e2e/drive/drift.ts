import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskXml, domainXml, haltingImage } from '../../lab/domain.ts';
import { liveSuite } from './live-suite.ts';

const VM = 'drifted';
const IMAGE = '/var/lib/libvirt/images/drifted.img';

/** On a real libvirtd: a VM that runs, its file in the workspace, and what lies between them. */
suite('A file and the VM that it once was', () => {
  const live = liveSuite('kvm-drift', async (lab, workspace) => {
    await lab.write(IMAGE, haltingImage());
    const xml = domainXml(VM, { devices: `${diskXml(IMAGE)}<serial type='pty'/>` });
    await lab.define(xml);
    await lab.must(['virsh', 'start', VM]);
    writeFileSync(join(workspace, 'drifted.xml'), xml.replace("type='raw'", "type='raw' cache='none'").replace('<vcpu>', '<title>Mail</title>\n  <vcpu>').replace("<serial type='pty'/>", "<serial type='pty'/>\n    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"));
  });

  test('the diff shows what differs by meaning, and each difference says what it takes', async () => {
    await live.code.openFile('drifted.xml');
    await live.code.command('Virt Doctor: Compare with Host');
    await live.code.pick('lab-root');
    await live.code.pick('Running on lab-root → drifted.xml');
    const changed = live.code.page.locator('.monaco-diff-editor .modified-in-monaco-diff-editor');
    await changed.locator('.view-line', { hasText: /cache='none'/ }).waitFor();
    await changed.locator('.squiggly-info').first().waitFor();
    await live.code.command('View: Focus Problems');
    await live.code.page.locator('.markers-panel', { hasText: /rng virtio is new/ }).waitFor();
    await live.code.screenshot('drift-1-compare');
  });

  test('a dry run is accepted, and QEMU’s command line leads to the elements', async () => {
    await live.code.openFile('drifted.xml');
    await live.code.command('Virt Doctor: Dry Run');
    await live.code.pick('lab-root');
    await live.code.page.locator('.notification-toast', { hasText: 'Accepted by libvirt' }).waitFor();
    await live.code.page.locator('.notification-toast').getByRole('button', { name: /Command Line/ }).click();
    await live.code.line('# <memory>').first().locator('.detected-link').first().waitFor();
    await live.code.screenshot('drift-2-command');
    await live.code.line('# <memory>').first().locator('.detected-link').first().click({ modifiers: ['Control'] });
    await live.code.cursorOn('drifted.xml', 3);
  });
});
