import { children, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'duplicate-tpm',
  profile: 'libvirt',
  severity: 'error',
  title: 'More TPMs than libvirt takes',
  why: 'A guest has one TPM, and on pseries one TPM proxy besides it.',
  remedy: 'Remove the others.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefTPMs',
    text: 'only a single TPM non-proxy device is supported',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['tpm'],
  visits: ['domain/devices'],
  *check(devices) {
    const tpms = children(devices, 'tpm');
    const proxies = tpms.filter((tpm) => value(tpm, 'model') === 'spapr-tpm-proxy');
    const others = tpms.filter((tpm) => !proxies.includes(tpm));
    for (const [kind, all] of [['TPM proxy', proxies], ['TPM', others]] as const) {
      for (const extra of all.slice(1)) yield { at: extra, message: `The domain has a ${kind} already; libvirt takes one.`, evidence: [{ at: all[0]!, message: 'The first one is here.' }] };
    }
  },
  bad: [
    `<devices>
    <tpm model='tpm-tis'>
      <backend type='emulator'/>
    </tpm>
    «<tpm model='tpm-crb'>»
      <backend type='emulator'/>
    </tpm>
  </devices>`,
  ],
  good: [
    `<devices>
    <tpm model='tpm-tis'>
      <backend type='emulator'/>
    </tpm>
  </devices>`,
  ],
});
