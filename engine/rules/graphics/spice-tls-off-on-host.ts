import { isOnInConf } from '../../schema/domain/host-tls.ts';
import { count, deviceName, isYes } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { security: { qemuConf: { user: 'qemu' } } };

export default defineRule({
  id: 'spice-tls-off-on-host',
  cause: 'gfx-spice-tls-off',
  profile: 'host',
  severity: 'error',
  title: 'A TLS port for SPICE on a host where TLS is off',
  why: 'libvirt has encryption of SPICE off unless spice_tls=1 stands in qemu.conf, and refuses a guest that asks for a TLS port.',
  remedy: "Set spice_tls=1 in qemu.conf with certificates and restart the daemon, or remove tlsPort and the mode 'secure'.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefSPICEGraphics', text: 'spice TLS port set in XML configuration, but TLS is disabled in qemu.conf' }, { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessSPICEAllocatePorts', text: 'Auto allocation of spice TLS port requested but spice TLS is disabled in qemu.conf' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/graphics'],
  needs: ['security'],
  *check(graphics, { host: { security: { qemuConf } } }) {
    const listens = value(child(graphics, 'listen'), 'type') ?? 'address';
    if (value(graphics, 'type') !== 'spice' || !qemuConf || isOnInConf(qemuConf, 'spice_tls') || (listens !== 'address' && listens !== 'network')) return;
    const isAuto = isYes(graphics, 'autoport');
    const asks = [attribute(graphics, 'defaultMode'), ...children(graphics, 'channel').map((c) => attribute(c, 'mode'))].find((a) => a?.value === 'secure');
    const port = isAuto ? undefined : attribute(graphics, 'tlsPort');
    const at = port && ((count(graphics, 'tlsPort') ?? 0) > 0 || port.value === '-1') ? port : isAuto ? asks : undefined;
    if (at) yield { at, message: `${deviceName(graphics)} asks for TLS, which is off in qemu.conf of this host (spice_tls).` };
  },
  bad: [{ xml: "<graphics type='spice' port='5900' «tlsPort='5901'» autoport='no'/>", host }, { xml: "<graphics type='spice' autoport='yes' «defaultMode='secure'»/>", host }],
  good: [{ xml: "<graphics type='spice' autoport='yes'/>", host }, { xml: "<graphics type='spice' autoport='yes' defaultMode='secure'/>", host: { security: { qemuConf: { spice_tls: '1' } } } }, { xml: "<graphics type='spice' port='5900' tlsPort='5901'/>", host: { security: {} } }],
});
