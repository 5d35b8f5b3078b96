import { readNumber } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'kvm-dirty-ring-size',
  profile: 'libvirt',
  severity: 'error',
  title: 'A dirty ring of an impossible size',
  why: 'KVM notes written pages in a ring a vCPU, whose length is a power of two between 1024 and 65536.',
  remedy: "Write <dirty-ring state='on' size='4096'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesKVMDefParse', text: 'dirty ring must be power of 2 and ranges [1024, 65536]' },
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropUInt', text: "Missing required attribute 'size' in element 'dirty-ring'" },
  ],
  visits: ['domain/features/kvm/dirty-ring'],
  *check(element) {
    const size = attribute(element, 'size');
    if (value(element, 'state') !== 'on') return;
    const number = size ? readNumber(size.value) : undefined;
    if (size && number === undefined) return;
    if (number !== undefined && number >= 1024 && number <= 65536 && (number & (number - 1)) === 0) return;
    yield { at: size ?? element, message: size ? `${number} is no power of two between 1024 and 65536.` : 'The dirty ring needs a size.', fixes: [offeredFix('Use 4096', setAttribute(element, 'size', '4096'))] };
  },
  bad: ["<features><kvm><dirty-ring state='on' «size='5000'»/></kvm></features>", "<features><kvm><dirty-ring state='on' «size='131072'»/></kvm></features>", "<features><kvm>«<dirty-ring state='on'/>»</kvm></features>"],
  good: ["<features><kvm><dirty-ring state='on' size='4096'/></kvm></features>", "<features><kvm><dirty-ring state='off'/></kvm></features>"],
});
