import { defineProbe } from '../probe.ts';

/** QEMU begins with the limits of the daemon that starts it. */
const LOOK = `for n in virtqemud libvirtd; do if [ -r "/run/$n.pid" ]; then read -r p < "/run/$n.pid"
case $p in ''|*[!0-9]*) continue;; esac
if [ "$(cat "/proc/$p/comm" 2> /dev/null)" = "$n" ]; then grep -h -e '^Max locked memory' -e '^CapEff:' "/proc/$p/limits" "/proc/$p/status"; break; fi; fi; done`;

/** The bit of CAP_SYS_RESOURCE, as capabilities(7) and linux/capability.h have it. */
const SYS_RESOURCE = 1n << 24n;

export default defineProbe({
  id: 'daemon-limits',
  title: 'Limits of libvirt’s daemon',
  why: 'A daemon that may not raise the limit on locked memory, as in many containers, cannot start machines whose memory is locked.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 4096, seconds: 5 },
  quick: true,
  parse(stdout) {
    const hard = /^Max locked memory {1,40}(?:\d{1,20}|unlimited) {1,40}(\d{1,20}|unlimited)/m.exec(stdout)?.[1];
    const capabilities = /^CapEff:\s{1,9}([\da-f]{1,16})$/m.exec(stdout)?.[1];
    if (hard === undefined || capabilities === undefined) return {};
    return { daemonLimits: { ...(hard !== 'unlimited' && { lockedKiB: Math.floor(Number(hard) / 1024) }), mayRaise: (BigInt(`0x${capabilities}`) & SYS_RESOURCE) !== 0n } };
  },
  samples: [
    { stdout: 'Max locked memory         8388608              67108864             bytes     \nCapEff:\t000001fffeffffff\n', facts: { daemonLimits: { lockedKiB: 65536, mayRaise: false } } },
    { stdout: 'Max locked memory         unlimited            unlimited            bytes     \nCapEff:\t000001ffffffffff\n', facts: { daemonLimits: { mayRaise: true } } },
    { stdout: 'Max locked memory         65536                65536                bytes     \n', facts: {} },
  ],
});
