import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spicevmc-no-spice',
  category: 'graphics',
  severity: 'fatal',
  title: 'A SPICE channel without SPICE graphics',
  match: ["chardev '{chardev:quoted}' not supported without spice graphics", 'not supported without spice graphics'],
  message: 'The VM has a SPICE channel, redirection or audio, but no SPICE graphics.',
  why: 'spicevmc and spiceport are carried by the SPICE server of the display; after a change to VNC they hang in the air.',
  remedy: "Remove the spicevmc channel (com.redhat.spice.0), redirdev and spice audio, or give the VM SPICE graphics again.",
  checks: [{ command: 'virsh dumpxml --inactive VM', look: 'spicevmc, spiceport, <graphics>' }],
  xml: [{ path: 'devices/channel/@type', equals: 'chardev' }, { path: 'devices/channel' }, { path: 'devices/redirdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainChrDef / qemuValidateDomainDeviceDefAudio', text: "chardev '%1$s' not supported without spice graphics" },
  samples: ["error: unsupported configuration: chardev 'spicevmc' not supported without spice graphics", 'error: unsupported configuration: Spice audio is not supported without spice graphics'],
  nearMisses: ['error: unsupported configuration: spice graphics are not supported with this QEMU', 'spicevmc channel connected'],
});
