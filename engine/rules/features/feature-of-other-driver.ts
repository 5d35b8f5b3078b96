import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

/** Features that libvirt's QEMU driver reads and then does nothing with, and whose they are. */
const OWNER: Readonly<Record<string, string>> = {
  hap: 'Xen', viridian: 'Xen; Windows guests on QEMU have <hyperv> for that', privnet: 'LXC', capabilities: 'LXC', xen: 'Xen',
};

export default defineRule({
  id: 'feature-of-other-driver',
  profile: 'silent',
  severity: 'warning',
  title: 'A feature that QEMU guests do not have',
  why: "libvirt keeps these features in the definition of a QEMU guest and does nothing with them: they are other drivers' switches.",
  remedy: "Remove it; what <viridian> was meant for is <hyperv mode='custom'> on QEMU.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'case VIR_DOMAIN_FEATURE_HAP: case VIR_DOMAIN_FEATURE_VIRIDIAN: case VIR_DOMAIN_FEATURE_PRIVNET: case VIR_DOMAIN_FEATURE_CAPABILITIES:' },
    { source: 'libvirt manual, formatdomain, Hypervisor features, viridian', text: 'Enable Viridian hypervisor extensions for paravirtualizing guest operating systems' },
  ],
  drivers: QEMU_DRIVERS,
  visits: Object.keys(OWNER).map((name) => `domain/features/${name}`),
  *check(feature, { text, driver }) {
    yield { at: feature, message: `<${feature.name}> has no effect on a guest of type ${driver}: it belongs to ${OWNER[feature.name]}.`, fixes: [offeredFix(`Remove <${feature.name}>`, removeElement(text, feature))] };
  },
  bad: ['<features><acpi/>«<viridian/>»«<hap/>»</features>'],
  good: ["<features><acpi/><hyperv mode='custom'><relaxed state='on'/></hyperv></features>", "<domain type='xen'><name>example</name><memory>1048576</memory><os><type>hvm</type></os><features><hap/></features></domain>"],
});
