import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-crash',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The libvirt daemon crashed',
  match: [
    '(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd|daemon-init|rpc-worker|rpc-libvirtd|rpc-virtqemud|rpc-virt|prio-rpc|nodedev-init|udev-event|qemu-event|vm-{vm:path}){pid:path}: segfault at',
    '(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd).service: Main process exited, code=dumped',
    '(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd).service: Main process exited, code=killed, status=(6/ABRT|11/SEGV|7/BUS|4/ILL)',
    "(libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtproxyd|virtlogd|virtlockd).service: Failed with result '(core-dump|signal)'",
    '(libvirtd|virtqemud|virtlogd){pid:path}: (free\\(\\)|malloc\\(\\)|realloc\\(\\)|munmap_chunk\\(\\)|double free|corrupted {what:word}|\\*\\*\\* stack smashing)',
    'Process {pid:number} \\((libvirtd|virtqemud|virtnetworkd|virtstoraged|virtnodedevd|virtlogd)\\) of user {uid:number} dumped core',
    'traps: (libvirtd|virtqemud|rpc-worker|daemon-init){pid:path} general protection',
  ],
  message: 'The libvirt daemon itself crashed.',
  why: 'A bug in libvirt or one of its libraries. Running VMs go on; the daemon is restarted by systemd or on the next connection.',
  remedy: 'Update libvirt; collect the core dump with coredumpctl and report it. Note which request came just before.',
  checks: [
    { command: 'coredumpctl list libvirtd virtqemud' },
    { command: 'journalctl -b -u libvirtd -u virtqemud --no-pager | tail -40' },
  ],
  witness: {
    source: 'Linux arch/x86/mm/fault.c, show_signal_msg(); systemd src/core/service.c',
    text: '%s%s[%d]: segfault at %lx ip %p sp %p error %lx / %s: Main process exited, code=%s, status=%i/%s',
  },
  samples: [
    '[ 60.000001] libvirtd[991]: segfault at 10 ip 00007f1122334455 sp 00007fff11223344 error 4 in libvirt.so.0.9000.0[7f1122000000+500000]',
    'systemd[1]: virtqemud.service: Main process exited, code=dumped, status=11/SEGV',
    'libvirtd[77]: free(): invalid pointer',
    'systemd[1]: libvirtd.service: Main process exited, code=killed, status=6/ABRT',
    "systemd[1]: libvirtd.service: Failed with result 'core-dump'.",
    'systemd-coredump[9]: Process 812 (virtqemud) of user 0 dumped core.',
    '[ 61.000001] traps: rpc-worker[77] general protection fault ip:7f0011 sp:7f0022 error:0 in libvirt.so.0',
  ],
  nearMisses: [
    'libvirt:  error : libvirtd quit during handshake: Input/output error',
    'systemd[1]: libvirtd.service: Main process exited, code=exited, status=1/FAILURE',
  ],
});
