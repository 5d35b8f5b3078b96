import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { summariseFile } from '../../engine/index.ts';
import { readPrefix } from '../../engine/log/read-record.ts';
import { anchorsOf } from '../../engine/log/known-anchors.ts';
import { anchorTable } from '../../engine/signatures/anchors.ts';
import { signatures } from '../../engine/signatures/index.ts';
import { median, milliseconds, MISSING, programTime, printTable, type Row } from './measure.ts';

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
  '-device \'{"driver":"virtio-blk-pci","bus":"pci.N","addr":"0x0","drive":"libvirt-N-format","id":"virtio-diskN","bootindex":N}\' \\\n-msg timestamp=on',
];

/** The same numbers at each run; each tells nothing of the next. */
function numbers(): () => number {
  let state = 20260314;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What stands before a line when it is logged. */
const PREFIXES = ['2026-03-14 09:12:NN.NNN+0000: 7NN: error : virDomainDo:NNN : ', 'Mar 14 09:12:NN rack3 libvirtd[NNNN]: ', '[NNNNN.NNNNNN] ', '2026-03-14T09:12:NN.NNNNNNZ qemu-system-x86_64: '];

/** A sample as it stands in a log, with its own N kept from becoming numbers. */
function asLogged(sample: string, random: () => number): string {
  const text = sample.replaceAll('N', KEPT_N);
  return readPrefix(sample, 0, sample.length) ? text : PREFIXES[Math.floor(random() * PREFIXES.length)]! + text;
}

const KEPT_N = '\u0001';

/** Writes a log of `mib` MiB; one line in `every` is a sample of a signature. */
export function writeLog(path: string, mib: number, every: number): void {
  const random = numbers();
  const samples = signatures.flatMap((s) => s.samples.map((sample) => asLogged(sample, random)));
  const file = openSync(path, 'w');
  for (let written = 0; written < mib * PIECE;) {
    let piece = '';
    while (piece.length < PIECE) {
      const line = random() * every < 1 ? samples[Math.floor(random() * samples.length)]! : ORDINARY[Math.floor(random() * ORDINARY.length)]!;
      piece += `${line.replace(/N/g, () => String(Math.floor(random() * 10))).replaceAll(KEPT_N, 'N')}\n`;
    }
    written += writeSync(file, piece);
  }
  closeSync(file);
}

const ENGINE = join(dirname(fileURLToPath(import.meta.url)), '../../dist/engine.js');
const COMMAND_LINE = join(dirname(ENGINE), 'cli.js');
/** The engine as it is shipped. */
const shipped = (): { readonly summariseFile: typeof summariseFile } => createRequire(import.meta.url)(ENGINE) as { readonly summariseFile: typeof summariseFile };

function scanFile(path: string, benign: boolean): number {
  const scan = shipped().summariseFile({ benign });
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(PIECE);
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) scan.feed(buffer.subarray(0, read));
  closeSync(file);
  scan.end();
  return scan.statements().reduce((sum, { count }) => sum + count, 0);
}

/** From the start of the command line to the first words on the screen. */
function firstStatement(folder: string, log: string): string {
  const hook = join(folder, 'first.cjs');
  writeFileSync(hook, 'process.stdout.write = () => { process.stderr.write(String(performance.now())); process.exit(); };');
  const taken = Array.from({ length: 5 }, () => Number(spawnSync(process.execPath, ['-r', hook, COMMAND_LINE, 'explain', log], { encoding: 'utf8' }).stderr));
  return median(taken).toFixed(0);
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
    const told = signatures.filter((s) => s.severity !== 'benign');
    const literals = [...new Set(told.flatMap((signature) => anchorsOf(anchorTable[signature.id]!, signature)!.flat()))];
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const literalFile = file('literals', literals.join('\n'));
    const patternFile = file('patterns', told.flatMap((s) => s.match).map(asRegExp).join('\n'));
    for (const every of [1000, 2]) {
      const log = join(folder, 'bench.log');
      writeLog(log, mib, every);
      const small = join(folder, 'small.log');
      writeLog(small, SMALL_MIB, every);
      const speed = (ms: number | undefined, size = mib): Row['figures'] => ({ 'MiB/s': ms === undefined ? MISSING : ((size * 1000) / ms).toFixed(0) });
      const own = (name: string, benign: boolean, file: string, size: number): Row => {
        let hits = 0;
        const ms = milliseconds(() => { hits = scanFile(file, benign); }, 1);
        return { name: `virt-doctor, ${name}, ${hits} hits explained${size === mib ? '' : ` (${size} MiB)`}`, figures: speed(ms, size) };
      };
      const rows: Row[] = [
        own('failures only', false, log, mib),
        own('chatter as well', true, log, mib),
        { name: 'virt-doctor explain: the program, with threads', figures: speed(programTime([process.execPath, join(dirname(ENGINE), 'cli.js'), 'explain', '--format', 'jsonl', log], { times: 3 })) },
        { name: 'ripgrep -j1, our literals', figures: speed(programTime(['rg', '-j1', '-a', '-i', '-c', '-F', '-f', literalFile, log], { times: 3 })) },
        { name: 'ripgrep, our literals', figures: speed(programTime(['rg', '-a', '-i', '-c', '-F', '-f', literalFile, log], { times: 3 })) },
        { name: `grep -F, our literals (${SMALL_MIB} MiB)`, figures: speed(programTime(['grep', '-a', '-i', '-c', '-F', '-f', literalFile, small]), SMALL_MIB) },
        { name: `ripgrep -j1, our patterns (${SMALL_MIB} MiB)`, figures: speed(programTime(['rg', '-j1', '-a', '-c', '-f', patternFile, small]), SMALL_MIB) },
        { name: `grep -E, our patterns (${SMALL_MIB} MiB)`, figures: speed(programTime(['grep', '-a', '-c', '-E', '-f', patternFile, small], { seconds: 120 }), SMALL_MIB) },
      ];
      rows.push({ name: 'virt-doctor explain, from the start of the process to the first words on the screen', figures: { ms: firstStatement(folder, log) } });
      printTable(`Log scan: ${mib} MiB, ${signatures.length} signatures, ${literals.length} literals of failures, one line in ${every} is a failure`, rows);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
