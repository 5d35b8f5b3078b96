import { called, isActive, otherDomains } from '../../schema/domain/other-domains.ts';
import { count, deviceName, isYes } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'web', state: 'running', graphicsPorts: [5901] }, { name: 'old', state: 'shut off', graphicsPorts: [5905, 5906] }] };

export default defineRule({
  id: 'graphics-port-of-other-domain',
  cause: 'gfx-vnc-port-inuse',
  profile: 'host',
  severity: 'warning',
  title: 'A fixed port for the screen that another virtual machine has as well',
  why: 'Only one program can listen at a port. QEMU does not start when the port of its VNC or SPICE server is taken.',
  remedy: "Let libvirt choose a free port: autoport='yes' without port.",
  witness: [{ source: 'qemu 7.2.0 util/qemu-sockets.c inet_listen_saddr', text: 'Failed to find an available port' }, { source: 'libvirt 11.3.0 src/util/virportallocator.c virPortAllocatorSetUsed', text: "Failed to reserve port %1$d" }],
  drivers: ['qemu', 'kvm', 'xen'],
  onlyWith: ['@port', '@tlsPort'],
  visits: ['domain/devices/graphics'],
  needs: ['domains'],
  *check(graphics, { domain, host: { domains } }) {
    if (isYes(graphics, 'autoport')) return;
    const others = otherDomains(domain, domains);
    for (const name of ['port', 'tlsPort']) {
      const at = attribute(graphics, name);
      const port = count(graphics, name);
      const owners = port === undefined || port === 0 ? [] : others.filter((d) => d.graphicsPorts?.includes(port));
      const active = owners.find((d) => isActive(d));
      if (at && active) yield { at, message: `${deviceName(graphics)} is to listen at port ${port}, where ${called(active)} listens now.` };
      else if (at && owners[0]) yield { at, severity: 'info', message: `${deviceName(graphics)} is to listen at port ${port}, as ${called(owners[0])} is: they cannot run at the same time.` };
    }
  },
  bad: [{ xml: "<graphics type='vnc' «port='5901'» autoport='no'/>", host }, { xml: "<graphics type='spice' «port='5905'» «tlsPort='5906'»/>", host }],
  good: [{ xml: "<graphics type='vnc' port='5902'/>", host }, { xml: "<graphics type='vnc' port='5901' autoport='yes'/>", host }, { xml: "<graphics type='vnc' port='-1'/>", host }],
});
