import { children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

/** virDomainProcessCapsFeature in libvirt's src/conf/domain_conf.c. */
const KNOWN = new Set('audit_control audit_write block_suspend chown dac_override dac_read_search fowner fsetid ipc_lock ipc_owner kill lease linux_immutable mac_admin mac_override mknod net_admin net_bind_service net_broadcast net_raw setgid setfcap setpcap setuid sys_admin sys_boot sys_chroot sys_module sys_nice sys_pacct sys_ptrace sys_rawio sys_resource sys_time sys_tty_config syslog wake_alarm'.split(' '));

export default defineRule({
  id: 'unknown-capability',
  profile: 'libvirt',
  severity: 'error',
  title: 'A capability that Linux does not have',
  why: 'libvirt knows the capabilities of a container by their names in small letters, without CAP_.',
  remedy: 'Correct the name, such as <mknod>, <sys_admin> or <net_raw>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesCapabilitiesDefParse', text: "unexpected capability feature '%1$s'" },
  ],
  visits: ['domain/features/capabilities'],
  *check(capabilities) {
    for (const found of children(capabilities)) if (!KNOWN.has(found.name)) yield { at: found, message: `libvirt knows no capability called ${found.name.slice(0, 60)}.` };
  },
  bad: [
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init></os><features><capabilities policy='allow'>«<cap_mknod state='on'/>»</capabilities></features></domain>",
  ],
  good: [
    "<domain type='lxc'><name>example</name><memory unit='GiB'>1</memory><os><type>exe</type><init>/sbin/init</init></os><features><capabilities policy='allow'><mknod state='on'/></capabilities></features></domain>",
  ],
});
