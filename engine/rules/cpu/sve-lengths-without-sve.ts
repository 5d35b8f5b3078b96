import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute, children, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const guest = (features: string): string => guestOf('aarch64', 'virt', `<cpu mode='host-passthrough'>${features}</cpu>`);

export default defineRule({
  id: 'sve-lengths-without-sve',
  profile: 'libvirt',
  severity: 'error',
  title: 'SVE vector lengths although SVE is off',
  why: 'sve128, sve256 and so on choose among the vector lengths of SVE; disabling or forbidding sve leaves none.',
  remedy: "Require sve, or remove the sve… lengths.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefCPUPostParse', text: 'SVE disabled, but SVE vector lengths provided' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['feature'],
  visits: ['domain/cpu'],
  *check(cpu) {
    const features = children(cpu, 'feature');
    const sve = features.find((f) => value(f, 'name') === 'sve');
    const lengths = features.filter((f) => /^sve./.test(value(f, 'name') ?? ''));
    const policy = attribute(sve, 'policy');
    if (!sve || lengths.length === 0 || !['disable', 'forbid'].includes(policy?.value ?? '')) return;
    yield { at: policy!, message: `sve is ${policy!.value === 'forbid' ? 'forbidden' : 'disabled'}, yet a vector length is given: ${value(lengths[0], 'name')!.slice(0, 20)}.`, evidence: lengths.slice(0, 5).map((f) => ({ at: f, message: 'A vector length of SVE.' })), fixes: [offeredFix("Write policy='require'", setAttribute(sve, 'policy', 'require'))] };
  },
  bad: [guest("<feature «policy='disable'» name='sve'/><feature policy='require' name='sve256'/>")],
  good: [guest("<feature policy='require' name='sve'/><feature policy='require' name='sve256'/>"), guest("<feature policy='disable' name='sve'/>")],
});
