import { sizeInBytes } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (type: string, features: string): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><features>${features}</features></domain>`;

export default defineRule({
  id: 'tcg-features-need-qemu',
  profile: 'libvirt',
  severity: 'error',
  title: 'Settings of the TCG emulator in a domain that does not use it',
  why: "<tcg> tunes QEMU's own translator, which only runs for type='qemu'. With KVM there is no translation cache to size.",
  remedy: "Remove <tcg>, or write type='qemu'.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "TCG features are incompatible with domain type '%1$s'" }],
  drivers: ['kvm', 'hvf'],
  visits: ['domain/features/tcg'],
  *check(tcg, { text, driver }) {
    if (!sizeInBytes(child(tcg, 'tb-cache'))) return;
    yield { at: tcg, message: `<tcg> is for emulated domains (type='qemu'); this one is type='${driver}'.`, fixes: [offeredFix('Remove <tcg>', removeElement(text, tcg))] };
  },
  bad: [guest('kvm', "«<tcg>»<tb-cache unit='MiB'>128</tb-cache></tcg>")],
  good: [guest('qemu', "<tcg><tb-cache unit='MiB'>128</tb-cache></tcg>"), guest('kvm', '<tcg/>')],
});
