import { defineProbe } from '../probe.ts';

/** Settings that decide whether a machine may start; none of them is a secret. */
const KEYS = [
  'user', 'group', 'dynamic_ownership', 'remember_owner', 'security_driver', 'security_default_confined', 'security_require_confined', 'seccomp_sandbox', 'namespaces',
  'cgroup_controllers', 'clear_emulator_capabilities', 'hugetlbfs_mount', 'nvram', 'vnc_listen', 'vnc_tls', 'spice_listen', 'spice_tls', 'chardev_tls', 'default_tls_x509_cert_dir', 'vnc_tls_x509_cert_dir', 'spice_tls_x509_cert_dir', 'chardev_tls_x509_cert_dir',
  'max_core', 'max_processes', 'max_files', 'stdio_handler', 'memory_backing_dir', 'swtpm_user', 'swtpm_group', 'bridge_helper', 'pr_helper', 'lock_manager', 'relaxed_acs_check', 'shared_filesystems',
];

export default defineProbe({
  id: 'qemu-conf',
  title: 'Settings of libvirt’s QEMU driver',
  why: 'User, group, confinement and directories decide what QEMU may open. Only these keys are read; on most hosts only root can.',
  argv: ['grep', '-E', `^[[:space:]]*(${KEYS.join('|')})[[:space:]]*=`, '/etc/libvirt/qemu.conf'],
  limits: { bytes: 16384, seconds: 5 },
  parse(stdout) {
    const found = [...stdout.matchAll(/^\s{0,20}([a-z0-9_]{1,40})\s{0,20}=\s{0,20}(\S.{0,500})$/gm)];
    if (found.length === 0) return {};
    const unquoted = (value: string): string => /^"([^"]*)"\s*(?:#.*)?$/.exec(value)?.[1] ?? value.trim();
    // The first of two equal keys holds, as in libvirt's virConf.
    return { security: { qemuConf: Object.fromEntries(found.reverse().map(([, key, value]) => [key!, unquoted(value!)])) } };
  },
  samples: [{
    stdout: 'user = "libvirt-qemu"\n  dynamic_ownership = 0\nsecurity_driver = [ "apparmor" ]\nuser = "root"\n',
    facts: { security: { qemuConf: { user: 'libvirt-qemu', dynamic_ownership: '0', security_driver: '[ "apparmor" ]' } } },
  }],
});
