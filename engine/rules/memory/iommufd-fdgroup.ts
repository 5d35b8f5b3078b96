import { attribute, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'iommufd-fdgroup',
  profile: 'libvirt',
  severity: 'error',
  since: '12.2.0',
  title: 'Descriptors for IOMMUFD, which is off',
  why: 'The group holds an open /dev/iommu; without IOMMUFD nothing uses it.',
  remedy: "Write enabled='yes', or remove fdgroup.",
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of the domain', text: "Setting 'fdgroup' when 'iommufd' is disabled is not supported." }],
  onlyWith: ['iommufd'],
  visits: ['domain/iommufd'],
  *check(iommufd, { text: source }) {
    const group = attribute(iommufd, 'fdgroup');
    if (!group || value(iommufd, 'enabled') !== 'no') return;
    yield { at: group, message: `IOMMUFD is off, but has the descriptors of the group ${group.value.slice(0, 40)}.`, fixes: [offeredFix('Remove fdgroup', removeAttribute(source, group)), offeredFix("Write enabled='yes'", setAttribute(iommufd, 'enabled', 'yes'))] };
  },
  bad: ["<iommufd enabled='no' «fdgroup='iommu'»/>"],
  good: ["<iommufd enabled='yes' fdgroup='iommu'/>"],
});
