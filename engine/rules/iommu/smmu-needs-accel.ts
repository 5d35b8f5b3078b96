import { guestOf } from '../../schema/domain/example-domains.ts';
import { isOn } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const ACCELERATED = ['ats', 'ril', 'ssidsize', 'oas', 'cmdqv'];
const guest = (driver: string): string => guestOf('aarch64', 'virt', `<devices><iommu model='smmuv3'>${driver}</iommu></devices>`, 'qemu');

export default defineRule({
  id: 'smmu-needs-accel',
  profile: 'libvirt',
  severity: 'error',
  since: '12.1.0',
  title: "Settings of the host's SMMU without accel",
  why: "ats, ril, ssidsize, oas and cmdqv are told to the host's SMMU, which serves the guest only with accel='on'.",
  remedy: "Write accel='on', or remove the setting.",
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of IOMMU devices', text: "accel must be enabled for iommu model '%1$s' when setting ats, ril, ssidsize, oas, or cmdqv" }],
  onlyWith: ['iommu'],
  visits: ['domain/devices/iommu/driver'],
  *check(driver) {
    const found = ACCELERATED.map((name) => attribute(driver, name)).find((a) => a !== undefined);
    if (value(driver.parent, 'model') !== 'smmuv3' || !found || isOn(driver, 'accel')) return;
    yield { at: found, message: `The SMMU sets ${found.name}, which needs accel='on'.`, fixes: [offeredFix("Write accel='on'", setAttribute(driver, 'accel', 'on'))] };
  },
  bad: [guest("<driver «ats='on'»/>"), guest("<driver accel='off' «ril='on'»/>")],
  good: [guest("<driver accel='on' ats='on' oas='48'/>")],
});
