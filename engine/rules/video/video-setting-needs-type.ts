import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule, isQemuDriver } from '../rule.ts';

export default defineRule({
  id: 'video-setting-needs-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A video setting of another type',
  why: 'ram, vram64 and vgamem belong to qxl, blob and virtio driver options to virtio; libvirt refuses them elsewhere.',
  remedy: 'Remove the setting or change the type.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: 'vgamem attribute only supported for video type qxl',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: 'ram attribute only supported for video type qxl',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: 'vram64 attribute only supported for video type qxl',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVideoDefValidate',
    text: "video type '%1$s' does not support blob resources",
  }],
  visits: ['domain/devices/video/model'],
  *check(model, { domain, driver }) {
    // On PCs QEMU gets a cirrus or vga where no type is written.
    const type = value(model, 'type') ?? (isQemuDriver(driver) && isX86(domain) === true ? 'vga' : undefined);
    if (type === undefined) return;
    if (type !== 'qxl') {
      for (const name of ['ram', 'vram64', 'vgamem']) {
        const found = attribute(model, name);
        if (found && found.value !== '0') yield { at: found, message: `The video device of type ${type} has ${name}, which only qxl has.` };
      }
    }
    const blob = attribute(model, 'blob');
    if (type !== 'virtio' && blob && blob.value !== 'default') yield { at: blob, message: `The video device of type ${type} has blob, which only virtio has.` };
  },
  bad: [
    "<video><model «ram='65536'» heads='1'/></video>",
    `<video>
      <model type='vga' «vgamem='16384'» vram='16384'/>
    </video>`,
    `<video>
      <model type='qxl' «blob='on'»/>
    </video>`,
  ],
  good: [
    `<video>
      <model type='qxl' ram='65536' vram='65536' vgamem='16384'/>
    </video>`,
  ],
});
