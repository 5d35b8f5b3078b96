import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'graphics-password-in-file',
  profile: 'security',
  severity: 'hint',
  title: 'A password in clear text',
  why: 'Whoever reads the definition, its backups or the repository it lies in knows the password of the console. VNC uses only its first 8 characters besides.',
  remedy: 'Set it when the guest runs (virsh update-device, or the password of qemu.conf), or guard the port with TLS or ssh, and keep it out of files that are shared.',
  witness: [{ source: 'libvirt manual, formatdomain, Graphical framebuffers, vnc', text: 'The passwd attribute provides a VNC password in clear text.' }],
  visits: ['domain/devices/graphics'],
  *check(graphics, { text }) {
    const at = attribute(graphics, 'passwd');
    if (at?.valueSpan && at.value !== '') yield { at: at.nameSpan, message: 'The password of the console stands here in clear text.', fixes: [offeredFix('Remove the password', removeAttribute(text, at))] };
  },
  bad: ["<graphics type='vnc' port='-1' listen='127.0.0.1' «passwd»='s3cret'/>"],
  good: ["<graphics type='vnc' port='-1' listen='127.0.0.1'/>"],
});
