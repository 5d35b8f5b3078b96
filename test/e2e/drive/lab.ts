import { diskXml, domainXml } from '../../lab/domain.ts';
import { liveSuite } from './live-suite.ts';

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
  const live = liveSuite('kvm-lab', async (lab) => {
    for (const { name, xml, breaks } of machines) {
      await lab.define(xml);
      for (const argv of breaks) await lab.must(argv);
      if ((await lab.exec(['virsh', 'start', name])).code === 0) throw new Error(`${name} started; it was to fail`);
    }
  });

  for (const { name, title, cause, element } of machines) {
    test(title, async () => {
      await live.code.command('Virt Doctor: Diagnose Remote VM');
      await live.code.pick('lab-root');
      await live.code.pick(name);
      await live.code.shown.getByRole('heading', { level: 1, name: `Why ${name} on lab-root fails` }).waitFor();
      const first = live.code.shown.getByRole('region', { name: cause });
      await first.getByText(new RegExp(`^domain\\.xml:\\d+\\s+/domain.*${element}`)).waitFor();
      await first.getByRole('link', { name: /\.log:\d+$/ }).first().waitFor();
      // The last that a diagnosis opens; what is opened then closes the palette.
      await live.code.page.locator('.view-line', { hasText: `<name>${name}</name>` }).first().waitFor();
      await live.code.screenshot(`diagnosis-ssh-${name}`);
    });
  }

  test('the report leads to the element in the pulled XML', async () => {
    const link = live.code.shown.getByRole('link', { name: /^domain\.xml:\d+$/ }).first();
    const line = Number((await link.innerText()).split(':')[1]);
    await link.click();
    await live.code.cursorOn('domain.xml', line);
    await live.code.line("<domain type='kvm'>").waitFor();
    await live.code.screenshot('diagnosis-ssh-xml');
  });
});
