import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-driver-load-failed',
  category: 'driver',
  severity: 'degraded',
  title: 'A name of an article for a kind of failure: 驱动加载失败',
  match: ['^驱动加载失败$', '^设备绑定异常$'],
  message: '"驱动加载失败" is what an article calls a kind of failure; no program writes just this.',
  why: 'Kernel modules that fail say so with their name (modprobe: ERROR: could not insert …), and VFIO names the device that cannot be bound.',
  remedy: 'Look for the real message, in the log of the VM and in the journal of libvirtd or virtqemud, and explain that.',
  checks: [{ command: 'lsmod' }, { command: 'journalctl -u libvirtd -u virtqemud --since today' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, kmod tools/modprobe.c', text: "could not insert '%s': %s" },
  samples: ['驱动加载失败', '设备绑定异常'],
  nearMisses: ['驱动加载失败 by the operator', 'the 驱动加载失败'],
});
