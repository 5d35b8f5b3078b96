import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (type: string): string => `<domain ${type}><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>`;

/** What a class of users may do with a file of this mode: `0660` → 6 for the group. */
const rights = (mode: string, place: 1 | 2 | 3): number => Number.parseInt(mode.padStart(4, '0').at(place)!, 8);

export default defineRule({
  id: 'kvm-device-not-accessible',
  profile: 'host',
  severity: 'warning',
  title: '/dev/kvm is closed to the user QEMU runs as',
  why: 'libvirt starts QEMU as an unprivileged user (libvirt-qemu or qemu) with the group kvm. /dev/kvm has to be readable and writable for that group, otherwise QEMU stops with "Could not access KVM kernel module: Permission denied".',
  remedy: 'chgrp kvm /dev/kvm and chmod 0660 /dev/kvm, best by the udev rule of the distribution; check that the group exists.',
  witness: [{ source: 'qemu 7.2.0 accel/kvm/kvm-all.c kvm_init', text: 'Could not access KVM kernel module: %m' }],
  drivers: ['kvm'],
  visits: ['domain'],
  needs: ['kvm'],
  *check(domain, { host: { kvm } }) {
    const { device, mode, owner, group } = kvm;
    if (device !== 'present' || kvm.offered === false || mode === undefined || !/^[0-7]{3,4}$/.test(mode)) return;
    const open = rights(mode, 3) >= 6 || (group !== undefined && group !== 'root' && rights(mode, 2) >= 6) || (owner !== undefined && owner !== 'root' && rights(mode, 1) >= 6);
    if (!open) yield { at: attribute(domain, 'type')!, message: `/dev/kvm has mode ${mode} and belongs to ${owner ?? '?'}:${group ?? '?'}: QEMU, which does not run as root, cannot open it.` };
  },
  bad: [{ xml: guest("«type='kvm'»"), host: { kvm: { device: 'present', mode: '0600', owner: 'root', group: 'root' } } }, { xml: guest("«type='kvm'»"), host: { kvm: { device: 'present', mode: '0640', owner: 'root', group: 'kvm' } } }],
  good: [{ xml: guest("type='kvm'"), host: { kvm: { device: 'present', mode: '0660', owner: 'root', group: 'kvm' } } }, { xml: guest("type='kvm'"), host: { kvm: { device: 'present', mode: '0666', owner: 'root', group: 'root' } } }],
});
