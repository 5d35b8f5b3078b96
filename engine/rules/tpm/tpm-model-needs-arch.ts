import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily, platformOf } from '../../schema/domain/machine.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const FAMILY: Readonly<Record<string, 'x86' | 'ppc64'>> = { 'tpm-crb': 'x86', 'tpm-spapr': 'ppc64', 'spapr-tpm-proxy': 'ppc64' };

export default defineRule({
  id: 'tpm-model-needs-arch',
  profile: 'libvirt',
  severity: 'error',
  title: 'A TPM of another architecture',
  why: 'tpm-spapr and its proxy belong to ppc64, tpm-crb to x86; no QEMU of another architecture has them.',
  remedy: "Use model='tpm-tis' (or tpm-spapr on ppc64), or leave the model out.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: 'The QEMU executable %1$s does not support TPM model %2$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefTPM', text: "TPM Proxy model %1$s requires 'Passthrough' backend" },
    { source: 'QEMU 10.0 hw/tpm/Kconfig', text: 'config TPM_CRB … depends on TPM && PC / config TPM_SPAPR … depends on TPM && PSERIES' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/tpm'],
  *check(tpm, { domain, text: source }) {
    const model = attribute(tpm, 'model');
    const backend = attribute(child(tpm, 'backend'), 'type');
    if (!model || !Object.hasOwn(FAMILY, model.value)) return;
    if (isFamily(domain, FAMILY[model.value]!) === false) yield { at: model, message: `The TPM model ${model.value} does not exist on ${platformOf(domain)}.`, fixes: [offeredFix('Remove model: libvirt knows the usual one', removeAttribute(source, model))] };
    else if (model.value === 'spapr-tpm-proxy' && backend && backend.value !== 'passthrough' && isFamily(domain, 'ppc64')) yield { at: backend, message: `The TPM proxy needs the back end passthrough, not ${backend.value.slice(0, 40)}.` };
  },
  bad: [
    "<tpm «model='tpm-spapr'»><backend type='emulator' version='2.0'/></tpm>",
    guestOf('ppc64', 'pseries', "<devices><tpm model='spapr-tpm-proxy'><backend «type='emulator'» version='2.0'/></tpm></devices>"),
  ],
  good: [
    "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>",
    guestOf('ppc64', 'pseries', "<devices><tpm model='tpm-spapr'><backend type='emulator' version='2.0'/></tpm></devices>"),
  ],
});
