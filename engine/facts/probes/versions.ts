import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'versions',
  title: 'Versions of libvirt and QEMU',
  why: 'What is allowed depends on them.',
  argv: ['virsh', '-r', '-c', '{uri}', 'version', '--daemon'],
  limits: { bytes: 4096, seconds: 20 },
  parse(stdout) {
    const daemon = /^Running against daemon: (\d+\.\d+\.\d+)$/m.exec(stdout)?.[1] ?? /^Using library: libvirt (\d+\.\d+\.\d+)$/m.exec(stdout)?.[1];
    const qemu = /^Running hypervisor: QEMU (\d+\.\d+\.\d+)$/m.exec(stdout)?.[1];
    return daemon === undefined && qemu === undefined ? {} : { versions: known<{ libvirt?: string; qemu?: string }>({ libvirt: daemon, qemu }) };
  },
  samples: [{
    stdout: 'Compiled against library: libvirt 10.0.0\nUsing library: libvirt 10.0.0\nUsing API: QEMU 10.0.0\nRunning hypervisor: QEMU 8.2.2\nRunning against daemon: 10.0.0\n\n',
    facts: { versions: { libvirt: '10.0.0', qemu: '8.2.2' } },
  }],
});
