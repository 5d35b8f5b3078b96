import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'daemons',
  title: 'Daemons of libvirt',
  why: 'One daemon for everything, or one for each driver: where to look and what to restart.',
  argv: ['/bin/sh', '-c', 'case $1 in */session) d=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/libvirt;; *) d=/run/libvirt; [ -d "$d" ] || d=/var/run/libvirt;; esac; exec ls "$d"', 'sh', '{uri}'],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    const names = new Set(stdout.split('\n'));
    // virtproxyd listens where libvirtd would.
    if (names.has('virtqemud-sock')) return { connection: { daemons: 'modular' } };
    return names.has('libvirt-sock') ? { connection: { daemons: 'monolithic' } } : {};
  },
  samples: [
    { stdout: 'common\nlibvirt-sock\nlibvirt-sock-ro\nqemu\n', facts: { connection: { daemons: 'monolithic' } } },
    { stdout: 'libvirt-sock\nvirtnetworkd-sock\nvirtqemud-sock\nvirtqemud-sock-ro\n', facts: { connection: { daemons: 'modular' } } },
    { stdout: '', facts: {} },
  ],
});
