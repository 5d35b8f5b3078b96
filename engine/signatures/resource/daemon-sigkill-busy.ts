import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-sigkill-busy',
  category: 'resource',
  severity: 'fatal',
  title: 'QEMU cannot be killed',
  match: ['ailed to terminate process {pid:number} with SIG{signal:word}: Device or resource busy'],
  message: 'The QEMU process {pid} did not end after SIGKILL.',
  why: 'It waits in the kernel (state D), nearly always for storage or a device that does not answer.',
  remedy: 'Find what it waits for (wchan, kernel log) and bring the storage back; then it ends by itself. A reboot of the host is the last resort.',
  checks: [
    { command: 'ps -o pid,stat,wchan:32,cmd -p PID' },
    { command: 'journalctl -k --since -1h' },
    { command: 'multipath -ll' },
  ],
  xml: [{ path: 'devices/disk/source' }],
  witness: {
    source: 'libvirt 11.3 src/util/virprocess.c, virProcessKillPainfullyDelay()',
    text: 'Failed to terminate process %1$lld with SIG%2$s',
  },
  samples: [
    "error: Failed to destroy domain 'db'\nerror: Failed to terminate process 4444 with SIGKILL: Device or resource busy",
    'libvirt.libvirtError: Failed to terminate process 4444 with SIGKILL: Device or resource busy',
  ],
  nearMisses: [
    'error: Failed to terminate process 4444 with SIGTERM: No such process',
    'Timed out waiting after SIGTERM to process 4444, sending SIGKILL',
  ],
});
