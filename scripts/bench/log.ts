import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnchorChoice } from '../../engine/log/anchors.ts';
import { compileSignatures } from '../../engine/log/compiled-signatures.ts';
import { createLogScan } from '../../engine/log/log-scan.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { milliseconds, MISSING, programTime, printTable, type Row } from './measure.ts';

const PIECE = 1024 * 1024;
/** What is slow, such as grep -E with hundreds of patterns, gets less to do. */
const SMALL_MIB = 4;

/** Ordinary lines, as hosts write them by the thousand; N becomes a number. */
const ORDINARY = [
  '2026-03-14 09:12:NN.NNN+0000: 7NN: debug : virThreadJobSet:93 : Thread 7NN is now running job \'remoteDispatchDomainGetState\'',
  '2026-03-14 09:12:NN.NNN+0000: 7NN: debug : qemuMonitorJSONIOProcessLine:203 : Line [{"return": {"status": "running", "singlestep": false}, "id": "libvirt-NNNN"}]',
  '2026-03-14 09:12:NN.NNN+0000: 7NN: info : virObjectUnref:378 : OBJECT_UNREF: obj=0x7f3cNNNNNNNN',
  'Mar 14 09:12:NN rack3 systemd[1]: Started Session NNNN of user operator.',
  'Mar 14 09:12:NN rack3 sshd[NNNNN]: Accepted publickey for operator from 192.0.2.NN port NNNNN ssh2: ED25519',
  '[NNNNN.NNNNNN] br0: port N(vnetNN) entered forwarding state',
  '[NNNNN.NNNNNN] device vnetNN entered promiscuous mode',
  'Mar 14 09:12:NN rack3 dnsmasq-dhcp[NNNN]: DHCPACK(virbr0) 192.0.2.NNN 52:54:00:NN:NN:NN guestNN',
  '-device \'{"driver":"virtio-blk-pci","bus":"pci.N","addr":"0x0","drive":"libvirt-N-format","id":"virtio-diskN","bootindex":N}\' \\',
];

/** The same numbers at each run. */
function numbers(): () => number {
  let state = 20260314;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/** Writes a log of `mib` MiB; one line in `every` is a sample of a signature. */
function writeLog(path: string, mib: number, every: number): void {
  const random = numbers();
  const samples = signatures.flatMap((s) => s.samples);
  const file = openSync(path, 'w');
  for (let written = 0; written < mib * PIECE;) {
    let piece = '';
    while (piece.length < PIECE) {
      const line = random() * every < 1 ? samples[Math.floor(random() * samples.length)]! : ORDINARY[Math.floor(random() * ORDINARY.length)]!;
      piece += `${line.replace(/N/g, () => String(Math.floor(random() * 10)))}\n`;
    }
    written += writeSync(file, piece);
  }
  closeSync(file);
}

function scanFile(path: string, compiled: ReturnType<typeof compileSignatures>): number {
  const scan = createLogScan(compiled);
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(PIECE);
  let hits = 0;
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) hits += scan.feed(buffer.subarray(0, read)).length;
  closeSync(file);
  return hits + scan.end().length;
}

/** What a signature's pattern is as an extended regular expression. */
function asRegExp(pattern: string): string {
  const gaps: Readonly<Record<string, string>> = { number: '[0-9]+', hex: '(0x)?[0-9a-fA-F]+', word: '[A-Za-z0-9_.:-]+', path: '[^ "\']+', quoted: '[^"\']*' };
  const plain = (text: string): string => text.replace(/[.*+?[\]{}^$\\]/g, '\\$&');
  return pattern.replace(/^\^|\$$/g, '').replace(/\\(.)|\{\w+(?::(\w+))?\}|…|[()|]|[^\\{}…()|]+/gs, (whole, escaped?: string, gap?: string) => {
    if (escaped !== undefined) return /[()|]/.test(escaped) ? `\\${escaped}` : plain(escaped);
    if (whole === '…' || whole.startsWith('{')) return gaps[gap ?? ''] ?? '.*';
    return /^[()|]$/.test(whole) ? whole : plain(whole);
  });
}

/** Scan speed beside ripgrep and grep: the same literals, the same patterns, the same file. */
export function benchLog(mib: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-bench-'));
  try {
    const compiled = compileSignatures(signatures);
    const failures = compileSignatures(signatures.filter((s) => s.severity !== 'benign'));
    const patterns = compiled.all.flatMap((one) => one.patterns.map((p) => p.pattern));
    const choose = createAnchorChoice(patterns);
    const literals = [...new Set(patterns.flatMap((p) => choose(p) ?? []))];
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const literalFile = file('literals', literals.join('\n'));
    const patternFile = file('patterns', signatures.flatMap((s) => s.match).map(asRegExp).join('\n'));
    for (const every of [1000, 2]) {
      const log = join(folder, 'bench.log');
      writeLog(log, mib, every);
      const small = join(folder, 'small.log');
      writeLog(small, SMALL_MIB, every);
      const speed = (ms: number | undefined, size = mib): Row['figures'] => ({ 'MiB/s': ms === undefined ? MISSING : ((size * 1000) / ms).toFixed(0) });
      const own = (name: string, some: typeof compiled, file: string, size: number): Row => {
        let hits = 0;
        const ms = milliseconds(() => { hits = scanFile(file, some); }, 1);
        return { name: `virt-doctor, ${name}, ${hits} hits explained${size === mib ? '' : ` (${size} MiB)`}`, figures: speed(ms, size) };
      };
      const rows: Row[] = [
        own('failures only', failures, log, mib),
        own('chatter as well', compiled, small, SMALL_MIB),
        { name: 'ripgrep -j1, our literals', figures: speed(programTime(['rg', '-j1', '-a', '-i', '-c', '-F', '-f', literalFile, log], { times: 3 })) },
        { name: 'grep -F, our literals', figures: speed(programTime(['grep', '-a', '-i', '-c', '-F', '-f', literalFile, log])) },
        { name: `ripgrep -j1, our patterns (${SMALL_MIB} MiB)`, figures: speed(programTime(['rg', '-j1', '-a', '-c', '-f', patternFile, small]), SMALL_MIB) },
        { name: `grep -E, our patterns (${SMALL_MIB} MiB)`, figures: speed(programTime(['grep', '-a', '-c', '-E', '-f', patternFile, small], { seconds: 120 }), SMALL_MIB) },
      ];
      printTable(`Log scan: ${mib} MiB, ${compiled.all.length} signatures, ${literals.length} literals, one line in ${every} is a failure`, rows);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
