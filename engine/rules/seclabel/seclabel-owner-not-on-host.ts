import { child, text, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { accounts: [{ kind: 'user', name: 'labs', exists: false }, { kind: 'group', name: 'labs', exists: false }, { kind: 'user', name: 'qemu', exists: true }, { kind: 'group', name: 'kvm', exists: true }] } as const;
const label = (owner: string, model = 'dac'): string => `<seclabel type='static' model='${model}' relabel='yes'><label>${owner}</label></seclabel>`;

const disk = (owner: string): string => `<devices><disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'>${label(owner).replace(" type='static'", '')}</source><target dev='vda' bus='virtio'/></disk></devices>`;

export default defineRule({
  id: 'seclabel-owner-not-on-host',
  cause: 'daemon-parse-user',
  profile: 'host',
  severity: 'error',
  title: 'Files are given to a user that the host does not know',
  why: 'A label of model dac is user:group. libvirt asks the host for both names when the guest starts, and refuses when there is no such name.',
  remedy: 'Create the user or group, correct the name, or use numbers with a plus before them: +1000:+1000.',
  witness: [{ source: 'libvirt 9.0.0 src/util/virutil.c virGetUserID', text: "Failed to parse user '%s'" }, { source: 'libvirt 9.0.0 src/util/virutil.c virGetGroupID', text: "Failed to parse group '%s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['seclabel'],
  visits: ['domain/seclabel', 'domain/devices/disk/source/seclabel'],
  needs: ['accounts'],
  *check(seclabel, { text: source, host: { accounts } }) {
    const element = child(seclabel, 'label');
    if (value(seclabel, 'model') !== 'dac' || !element) return;
    const [user, group, ...rest] = text(element).trim().split(':');
    if (group === undefined || rest.length > 0) return;
    const isAbsent = (kind: 'user' | 'group', name: string): boolean => accounts.some((account) => account.kind === kind && account.name === name && !account.exists);
    const missing = [...(isAbsent('user', user!) ? [`user ${user!.slice(0, 40)}`] : []), ...(isAbsent('group', group) ? [`group ${group.slice(0, 40)}`] : [])];
    if (missing.length > 0) yield { at: textSpan(element, source), message: `The label of model dac gives files to ${missing.join(' and ')}, whom the host does not know.` };
  },
  bad: [{ xml: label('«labs:kvm»'), host }, { xml: label('«qemu:labs»'), host }, { xml: disk('«labs:kvm»'), host }],
  good: [{ xml: label('qemu:kvm'), host }, { xml: label('+107:+107'), host }, { xml: label('labs:labs', 'selinux'), host }],
});
