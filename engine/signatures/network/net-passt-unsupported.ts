import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-passt-unsupported',
  category: 'network',
  severity: 'fatal',
  title: 'passt is not available',
  match: [
    "Invalid value for attribute 'type' in element 'backend': 'passt'",
    "annot find 'passt' in path",
    'cannot execute binary {path:path}passt: No such file or directory',
    "ould not start 'passt'",
  ],
  message: 'The passt back end of user networking is not available on this host.',
  why: "libvirt knows <backend type='passt'/> from 9.0 on when it was built with it, and the passt program must be installed.",
  remedy: 'Install passt and update libvirt, or remove <backend> and use the built-in user networking.',
  checks: [
    { command: 'command -v passt' },
    { command: 'virsh version' },
  ],
  xml: [{ path: 'devices/interface/backend/@type' }],
  witness: {
    source: 'libvirt 11.3 src/util/virxml.c, virXMLPropEnumInternal(), and src/qemu/qemu_passt.c',
    text: "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. / Could not start 'passt'. exitstatus: %d",
  },
  samples: [
    "error: XML error: Invalid value for attribute 'type' in element 'backend': 'passt'.",
    "error: internal error: Could not start 'passt'. exitstatus: 1",
    "error: Cannot find 'passt' in path: No such file or directory",
  ],
  nearMisses: [
    "error: XML error: Invalid value for attribute 'type' in element 'backend': 'vde'.",
    'passt[4]: Outbound interface (IPv4): eth0',
  ],
});
