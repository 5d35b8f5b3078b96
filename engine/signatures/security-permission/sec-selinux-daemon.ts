import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-selinux-daemon',
  category: 'security/permission',
  severity: 'fatal',
  title: 'SELinux forbade the daemon an access',
  match: [
    'SELinux is preventing {dir:quoted}(virt|qemu|swtpm|dnsmasq){rest:path} from {access} access on',
    'SELinux is preventing CPU {cpu:number}/KVM from {access} access on',
    'avc:  denied  \\{ {access} \\}{what}:(virtd_t|virtqemud_t|virtstoraged_t|virtnetworkd_t|virtlogd_t|virtlockd_t|virtnodedevd_t|virtproxyd_t|virtsecretd_t|virtinterfaced_t|virtnwfilterd_t|virtd_lxc_t|virt_bridgehelper_t|dnsmasq_t)',
  ],
  unless: ['permissive=1'],
  message: 'SELinux forbade a daemon: {access}.',
  why: "The file or directory has a label that libvirt's daemon may not touch, or the policy does not know a new place.",
  remedy: 'Relabel it (restorecon -v) or use a standard place; if the path is a standard one, report a policy bug. Do not build a rule with audit2allow before you know what it allows.',
  checks: [
    { command: 'ausearch -m avc -ts recent' },
    { command: 'ls -Z -- FILE' },
    { command: 'restorecon -nv -- FILE', look: 'only shows what it would change' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'setroubleshoot; Linux security/selinux/avc.c',
    text: 'SELinux is preventing %s from %s access on the %s %s.',
  },
  samples: [
    'setroubleshoot[9]: SELinux is preventing /usr/bin/virtlogd from write access on the directory qemu.',
    'type=AVC msg=audit(1.6:1): avc:  denied  { search } for  pid=4 comm="rpc-virtstorage" name="data" scontext=system_u:system_r:virtstoraged_t:s0 tcontext=system_u:object_r:default_t:s0 tclass=dir permissive=0',
  ],
  nearMisses: [
    'setroubleshoot[9]: SELinux is preventing /usr/bin/gnome-shell from read access on the file x.',
    'type=AVC msg=audit(1.6:2): avc:  denied  { search } for  comm="rpc-virtstorage" scontext=system_u:system_r:virtstoraged_t:s0 tclass=dir permissive=1',
  ],
});
