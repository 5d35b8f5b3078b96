import { isX86 } from '../../schema/domain/machine.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement, setAttribute } from '../edits.ts';
import { defineRule, isQemuDriver, offeredFix } from '../rule.ts';

/** As written, or because QEMU's tpm-tis on x86 is a TPM 1.2 unless it is told otherwise (qemuDomainTPMDefPostParse). */
function isVersion12(backend: Element, domain: Element, driver: string | undefined): boolean {
  const version = value(backend, 'version');
  if (version !== undefined) return version === '1.2';
  return isQemuDriver(driver) && isX86(domain) === true && (value(backend.parent, 'model') ?? 'tpm-tis') === 'tpm-tis';
}

export default defineRule({
  id: 'tpm-setting-needs-version-2',
  profile: 'libvirt',
  severity: 'error',
  title: 'A setting of TPM 2.0 on a TPM 1.2',
  why: 'Banks of PCRs and profiles came with TPM 2.0.',
  remedy: "Write version='2.0' (with model='tpm-crb' where the machine has it), or remove the setting.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainTPMDevValidate', text: "<active_pcr_banks/> requires TPM version '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainTPMDevValidate', text: "<profile/> requires TPM version '%1$s'" },
  ],
  visits: ['domain/devices/tpm/backend'],
  *check(backend, { domain, driver, text: source }) {
    if (value(backend, 'type') !== 'emulator' || !isVersion12(backend, domain, driver)) return;
    for (const name of ['active_pcr_banks', 'profile']) {
      const found = child(backend, name);
      if (!found || (name === 'active_pcr_banks' ? children(found).length === 0 : !attribute(found, 'source'))) continue;
      yield { at: found, message: `${deviceName(backend)} is a TPM 1.2 with <${name}>, which only TPM 2.0 has.`, fixes: [offeredFix("Write version='2.0'", setAttribute(backend, 'version', '2.0')), offeredFix(`Remove <${name}>`, removeElement(source, found))] };
    }
  },
  bad: [
    "<tpm model='tpm-tis'><backend type='emulator'>«<active_pcr_banks>»<sha256/></active_pcr_banks></backend></tpm>",
    "<tpm model='tpm-tis'><backend type='emulator' version='1.2'>«<active_pcr_banks>»<sha256/></active_pcr_banks></backend></tpm>",
    "<tpm model='tpm-tis'><backend type='emulator' version='1.2'>«<profile source='local:strict'/>»</backend></tpm>",
  ],
  good: [
    "<tpm model='tpm-crb'><backend type='emulator'><active_pcr_banks><sha256/></active_pcr_banks></backend></tpm>",
    "<tpm model='tpm-crb'><backend type='emulator' version='2.0'><active_pcr_banks><sha256/></active_pcr_banks></backend></tpm>",
  ],
});
