import { defineProbe } from '../probe.ts';

/** Where distributions put them (QEMU's CONFIG_QEMU_MODDIR). */
const LOOK = `echo modules
for f in /usr/lib/*/qemu/*.so /usr/lib/qemu/*.so /usr/lib/qemu-kvm/*.so /usr/lib64/qemu/*.so /usr/lib64/qemu-kvm/*.so; do
if [ -f "$f" ]; then f=\${f##*/}; echo "\${f%.so}"; fi
done | sort -u`;

export default defineProbe({
  id: 'qemu-modules',
  title: 'QEMU’s loadable modules',
  why: 'Disks of Ceph, iSCSI, Gluster, ssh or http servers need a module that many distributions put into a package of its own.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    if (!stdout.startsWith('modules\n')) return {};
    return { qemuModules: stdout.split('\n').slice(1).filter((line) => /^[a-z][\w-]{1,60}$/.test(line)) };
  },
  samples: [
    { stdout: 'modules\nblock-rbd\nui-spice-core\n', facts: { qemuModules: ['block-rbd', 'ui-spice-core'] } },
    { stdout: 'modules\n', facts: { qemuModules: [] } },
    { stdout: '', facts: {} },
  ],
});
