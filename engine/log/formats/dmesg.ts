import { byPrefix, defineFormat } from '../format.ts';
import { bootTime } from '../written-time.ts';

export default defineFormat({
  id: 'dmesg',
  title: 'kernel ring buffer: dmesg, dmesg -x, serial console',
  kernel: true,
  readTime: bootTime,
  witness: 'Linux kernel/printk/printk.c print_time: "[%5lu.%06lu]", with CONFIG_PRINTK_CALLER "[%5lu.%06lu][%6s]"; dmesg -x writes facility and level before it; wall messages start with "kernel:"',
  starts: /[<a-z[ \t]/,
  read: byPrefix(/[ \t]{0,40}(?:<\d{1,3}>|[a-z]{3,8} {0,2}:(?<level>emerg|alert|crit|err|warn|notice|info|debug) {0,4}: |kernel: ?| ?[a-z]{4,8}\.(?:emerg|alert|crit|err|warn|notice|info|debug): )?\[ {0,8}(?<time>\d{1,10}\.\d{3,9})\](?:\[ {0,8}[TC]\d{1,8}\])?:? (?:kernel: )?/, { program: 'kernel' }),
  samples: [
    { line: '[   12.345678] «pear: peeled»', time: '12.345678', program: 'kernel' },
    { line: 'kern  :err   : [ 1234.000001] «pear: rotten»', time: '1234.000001', level: 'error', program: 'kernel' },
    { line: '[    0.500000][    T1] «pear: booting»', time: '0.500000', program: 'kernel' },
    { line: 'kernel:[ 4711.000001] «pear: stuck»', time: '4711.000001', program: 'kernel' },
  ],
});
