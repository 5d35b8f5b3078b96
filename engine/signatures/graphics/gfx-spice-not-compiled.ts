import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-not-compiled',
  category: 'graphics',
  severity: 'fatal',
  title: 'This QEMU has no SPICE',
  match: ['spice graphics are not supported with this QEMU', '(spice|Spice|SPICE) support is disabled', "-spice: invalid option", "This QEMU doesn't support spice OpenGL", "There is no option group 'spice'"],
  message: 'The VM uses SPICE, but the installed QEMU was built without it.',
  why: 'Some distributions (RHEL 9 and later) dropped SPICE, others pack it apart (qemu-system-modules-spice, qemu-ui-spice…).',
  remedy: "Install the SPICE module package if there is one; otherwise change graphics to VNC, remove spicevmc channels, redirdev and spice audio, and use a video model other than qxl.",
  checks: [{ command: 'virsh domcapabilities --xpath //graphics' }, { command: 'virsh dumpxml VM', look: 'spice, spicevmc, qxl' }],
  xml: [{ path: "devices/graphics[@type='spice']/@type" }, { path: 'devices/graphics' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c qemuValidateDomainDeviceDefGraphics; QEMU softmmu/vl.c', text: '%1$s graphics are not supported with this QEMU' },
  samples: ['error: unsupported configuration: spice graphics are not supported with this QEMU', 'qemu-kvm: -spice port=5900: spice support is disabled'],
  nearMisses: ['error: unsupported configuration: sdl graphics are not supported with this QEMU', 'failed to initialize spice server'],
});
