import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-apparmor-status',
  category: 'security/permission',
  severity: 'benign',
  title: 'AppArmor loaded a profile',
  match: ['apparmor="STATUS"'],
  message: 'AppArmor reports that a profile was loaded, replaced or removed.',
  why: 'libvirt loads the profile of each VM when it starts.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Linux security/apparmor/policy.c, audit_policy()',
    text: 'apparmor="STATUS" operation="profile_load" profile="unconfined" name="%s"',
  },
  samples: [
    'audit: type=1400 audit(3.4:1): apparmor="STATUS" operation="profile_load" profile="unconfined" name="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee" pid=4 comm="apparmor_parser"',
    'audit: type=1400 audit(3.4:2): apparmor="STATUS" operation="profile_replace" profile="unconfined" name="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee"',
  ],
  nearMisses: [
    'audit: type=1400 audit(3.4:3): apparmor="DENIED" operation="open" profile="libvirt-aaaabbbb-0000-4000-8000-ccccddddeeee"',
    'apparmor status: 30 profiles are loaded',
  ],
});
