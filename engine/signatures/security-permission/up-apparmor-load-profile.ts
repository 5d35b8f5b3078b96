import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-apparmor-load-profile',
  category: 'security/permission',
  severity: 'fatal',
  title: "The VM's AppArmor profile could not be made",
  match: [
    "annot load AppArmor profile '{profile:quoted}'",
    "annot update AppArmor profile '{profile:quoted}'",
    'apparmor_parser exited with error',
    'failed to run apparmor_parser',
    'virt-aa-helper: error: {reason}',
    "nable to set AppArmor profile '{profile:quoted}' for '{program:quoted}'",
  ],
  message: "AppArmor's profile for the VM could not be generated or loaded.",
  why: 'virt-aa-helper refused a path in the XML (restricted directories, odd characters), or apparmor_parser rejected the profile or an included file.',
  remedy: 'See what virt-aa-helper says about the path and move the file; check local additions for syntax with apparmor_parser -Q.',
  checks: [
    { command: "journalctl -b | grep -E 'virt-aa-helper|apparmor_parser'" },
    { command: 'virsh dumpxml DOMAIN | /usr/lib/libvirt/virt-aa-helper -d -r -u libvirt-UUID' },
  ],
  xml: [{ path: "seclabel[@model='apparmor']" }],
  witness: {
    source: 'libvirt 11.3 src/security/security_apparmor.c, load_profile(), src/security/virt-aa-helper.c',
    text: "cannot load AppArmor profile '%1$s' / apparmor_parser exited with error",
  },
  samples: [
    "error: internal error: cannot load AppArmor profile 'libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee'",
    'virt-aa-helper[5]: virt-aa-helper: error: skipped restricted file',
    "error: internal error: cannot update AppArmor profile 'libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee'",
  ],
  nearMisses: [
    'apparmor="STATUS" operation="profile_load" name="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee"',
    'Changing AppArmor profile to libvirt-x',
  ],
});
