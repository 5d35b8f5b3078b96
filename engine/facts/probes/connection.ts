import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'connection',
  title: 'Connection to libvirt',
  why: 'The driver that answers, as it calls itself.',
  argv: ['virsh', '-r', '-c', '{uri}', 'uri'],
  limits: { bytes: 1024, seconds: 15 },
  parse(stdout) {
    const uri = /^[a-z][a-z+]{1,20}:\/\/\/[\w./-]{0,100}$/m.exec(stdout)?.[0];
    return uri === undefined ? {} : { connection: { uri } };
  },
  samples: [{ stdout: 'qemu:///system\n\n', facts: { connection: { uri: 'qemu:///system' } } }, { stdout: 'error: failed\n', facts: {} }],
});
