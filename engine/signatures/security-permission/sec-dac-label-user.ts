import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sec-dac-label-user',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The ownership label names an unknown user',
  match: [
    'annot generate dac user and group id for domain {vm:path}',
    "DAC seclabel couldn't be determined",
    "ailed to parse uid and gid from '{label:quoted}'",
  ],
  message: 'The DAC label of the XML names a user or group that does not exist on this host.',
  why: "<seclabel model='dac'><label>user:group</label> is resolved on the host where the VM starts.",
  remedy: 'Create the user or group, use numbers with a leading plus (+1000:+1000), or remove the label.',
  checks: [
    { command: 'getent passwd USER' },
    { command: 'getent group GROUP' },
  ],
  xml: [{ path: "seclabel[@model='dac']/label" }],
  witness: {
    source: 'libvirt 11.3 src/security/security_dac.c, virSecurityDACParseIds(), src/util/virutil.c',
    text: "Failed to parse uid and gid from '%1$s' / DAC seclabel couldn't be determined",
  },
  samples: [
    "error: internal error: DAC seclabel couldn't be determined",
    "libvirtd[5]: invalid argument: Failed to parse uid and gid from 'nobody:nogrp2'",
  ],
  nearMisses: [
    "libvirtd[5]: invalid argument: Failed to parse user 'qemux'",
    'dac label 107:107 set',
  ],
});
