import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'filesystem-mode-mapped',
  profile: 'libvirt',
  severity: 'error',
  title: 'File modes without mapped access',
  why: "fmode and dmode are what QEMU gives to files that it maps; with another accessmode the host's own modes hold.",
  remedy: "Write accessmode='mapped', or remove fmode and dmode.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'fmode and dmode must be used with accessmode=mapped' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text: source }) {
    if (value(filesystem, 'accessmode') === 'mapped') return;
    for (const name of ['fmode', 'dmode']) {
      const found = attribute(filesystem, name);
      if (found && !/^0*$/.test(found.value)) yield { at: found, message: `${deviceName(filesystem)} sets ${name}, which needs accessmode='mapped'.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(source, found)), offeredFix("Write accessmode='mapped'", setAttribute(filesystem, 'accessmode', 'mapped'))] };
    }
  },
  bad: [
    "<filesystem type='mount' accessmode='passthrough' «fmode='644'»><source dir='/srv/a'/><target dir='a'/></filesystem>",
  ],
  good: [
    "<filesystem type='mount' accessmode='mapped' fmode='644' dmode='755'><source dir='/srv/a'/><target dir='a'/></filesystem>",
  ],
});
