import type { HostSecret } from '../host-facts.ts';
import { defineProbe } from '../probe.ts';

/** libvirt keeps UUID.xml of every secret that outlives it, and its value beside it (virSecretObjSaveData): names of files, nothing of what is in them. */
const LOOK = `case $1 in
qemu:///system*|qemu+unix:///system*) d=/etc/libvirt/secrets;;
qemu:///session*) d=\${XDG_CONFIG_HOME:-$HOME/.config}/libvirt/secrets;;
*) exit 0;;
esac
if [ -r "$d" ] && [ -x "$d" ]; then echo files; ls -- "$d" | head -n 4000; fi`;

export default defineProbe({
  id: 'secret-values',
  title: 'Which secrets have a value',
  why: 'A secret that was defined but never given its value keeps a disk from being opened. Names of files alone; only root can list them.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}'],
  limits: { bytes: 262144, seconds: 5 },
  buildsOn: ['secrets'],
  parse(stdout, { secrets }) {
    const [first, ...files] = stdout.split('\n');
    if (first !== 'files' || !secrets) return {};
    const kept = new Set(files.filter((file) => file.endsWith('.xml')).map((file) => file.slice(0, -4)));
    const valued = new Set(files.filter((file) => !file.endsWith('.xml')).map((file) => file.slice(0, 36)));
    // One that libvirt only remembers (ephemeral) has no files, and nothing is known of it.
    return { secrets: secrets.map((secret): HostSecret => (kept.has(secret.uuid) ? { ...secret, hasValue: valued.has(secret.uuid) } : secret)) };
  },
  samples: [
    {
      known: { secrets: [{ uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a001' }, { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002', usageType: 'ceph' }, { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a003' }] },
      stdout: 'files\n5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a001.xml\n5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002.base64\n5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002.xml\n',
      facts: { secrets: [{ uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a001', hasValue: false }, { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002', usageType: 'ceph', hasValue: true }, { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a003' }] },
    },
    { stdout: '', known: { secrets: [] }, facts: {} },
  ],
});
