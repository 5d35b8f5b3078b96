import { wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'max-vcpus-qemu',
  title: 'Most vCPUs of a virtual machine of type qemu',
  why: 'More are refused at the start.',
  argv: ['virsh', '-r', '-c', '{uri}', 'maxvcpus', 'qemu'],
  limits: { bytes: 1024, seconds: 15 },
  parse(stdout) {
    const most = wholeNumber(stdout.trim());
    return most === undefined ? {} : { maxVcpus: { qemu: most } };
  },
  samples: [{ stdout: '288\n\n', facts: { maxVcpus: { qemu: 288 } } }, { stdout: '\n', facts: {} }],
});
