import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-script-missing',
  category: 'network',
  severity: 'fatal',
  title: "The interface's script is not there",
  match: [
    'Child process \\(LC_ALL=C {env} {script:path} {tap:word}\\) unexpected exit status {status:number}',
    'ould not launch network script {script:path}',
    'network script {script:path} failed with status {status:number}',
  ],
  unless: ['/libvirt/hooks/'],
  message: 'The script {script} of the interface is missing or failed.',
  why: "<interface type='ethernet'> (and QEMU's tap) runs the script with the tap's name; 127 means that it does not exist or may not be executed.",
  remedy: 'Put the script there with mode 0755, correct <script path=>, or remove it when the tap needs no set-up. If it ran and failed, run it by hand.',
  checks: [{ command: 'ls -l -- SCRIPT' }],
  xml: [{ path: 'devices/interface/script/@path', equals: 'script' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdev.c, virNetDevRunEthernetScript(); QEMU 10.0 net/tap.c',
    text: 'Child process (%1$s) unexpected %2$s: %3$s / network script %s failed with status %d',
  },
  samples: [
    'error: internal error: Child process (LC_ALL=C PATH=/usr/bin:/bin HOME=/root /etc/vm-up vnet3) unexpected exit status 127: libvirt:  error : cannot execute binary /etc/vm-up: No such file or directory',
    'qemu-system-x86_64: -netdev tap,id=n: network script /etc/qemu-ifup failed with status 256',
    'qemu-kvm: -netdev tap,id=n: could not launch network script /etc/qemu-ifup: No such file or directory',
  ],
  nearMisses: [
    'error: internal error: Child process (/usr/sbin/dnsmasq --x) unexpected exit status 2',
    'network script /etc/qemu-ifup done',
  ],
});
