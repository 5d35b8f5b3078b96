import type { HostSecret } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'secrets',
  title: 'Secrets that libvirt keeps',
  why: 'A disk or TPM whose secret is not there does not start. Their ids and what they are for, never their values.',
  argv: ['virsh', '-r', '-c', '{uri}', 'secret-list'],
  limits: { bytes: 131072, seconds: 15 },
  parse(stdout) {
    // The table is there even when it is empty; a daemon without the secret driver prints none.
    if (!/^ UUID {1,40}Usage *$/m.test(stdout)) return {};
    const rows = [...stdout.matchAll(/^ ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) {1,9}(?:(volume|ceph|iscsi|tls|vtpm) (.{1,300}?)|\S.{0,300}?) *$/gm)];
    return { secrets: rows.map(([, uuid, usageType, usage]) => known<HostSecret>({ uuid: uuid!, usageType, usage })) };
  },
  samples: [
    {
      stdout: ` UUID                                   Usage
--------------------------------------------------------------------
 5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a001   ceph client.vms
 5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002   volume /srv/images/with blank.img
 5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a003   Unused

`,
      facts: {
        secrets: [
          { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a001', usageType: 'ceph', usage: 'client.vms' },
          { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a002', usageType: 'volume', usage: '/srv/images/with blank.img' },
          { uuid: '5a3c1f6e-8a1a-4f4e-9f0e-0a6cf6a1a003' },
        ],
      },
    },
    { stdout: ' UUID   Usage\n---------------\n\n', facts: { secrets: [] } },
    { stdout: '', facts: {} },
  ],
});
