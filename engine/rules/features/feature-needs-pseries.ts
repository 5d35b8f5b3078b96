import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, platformOf } from '../../schema/domain/machine.ts';
import { attribute, child, text as textOf } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const NAMES = ['hpt', 'htm', 'nested-hv', 'ccf-assist', 'cfpc', 'sbbc', 'ibs'];

export default defineRule({
  id: 'feature-needs-pseries',
  profile: 'libvirt',
  severity: 'error',
  title: 'A pseries feature in another machine',
  why: 'hpt, htm, nested-hv, ccf-assist, cfpc, sbbc and ibs are capabilities of the pseries machines of ppc64.',
  remedy: 'Remove the element; it stems from a file for ppc64.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPSeriesFeature', text: "The '%1$s' feature is not supported for architecture '%2$s' or machine type '%3$s'" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: NAMES.map((name) => `domain/features/${name}`),
  *check(feature, { text, domain }) {
    if (isMachine(domain, 'pseries') !== false) return;
    const isSet = feature.name === 'hpt' ? attribute(feature, 'resizing') || !/^0*$/.test(textOf(child(feature, 'maxpagesize'))) : attribute(feature, 'state') ?? attribute(feature, 'value');
    if (isSet) yield { at: feature, message: `<${feature.name}> is for pseries guests; this is ${platformOf(domain)}.`, fixes: [offeredFix(`Remove <${feature.name}>`, removeElement(text, feature))] };
  },
  bad: [guestOf('x86_64', 'q35', "<features>«<htm state='on'/>»«<hpt resizing='enabled'/>»</features>"), guestOf('ppc64', 'powernv9', "<features>«<cfpc value='fixed'/>»</features>")],
  good: [guestOf('ppc64', 'pseries', "<features><htm state='on'/><ibs value='fixed-na'/></features>"), guestOf('x86_64', 'q35', '<features><hpt/></features>')],
});
