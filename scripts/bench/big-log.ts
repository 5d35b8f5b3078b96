import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { explain, logHover, readyLogHover } from '../../engine/index.ts';
import { writeLog } from './log.ts';
import { milliseconds, printTable, type Row } from './measure.ts';
import { benchHovers } from './server.ts';

/** What the command line needs for a log of `mib` MiB, plain and packed: processor time and the most memory it held. */
export async function benchMemory(program: string, mib: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-bench-'));
  const hook = join(folder, 'peak.cjs');
  writeFileSync(hook, "process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); require('node:fs').writeFileSync(process.env.PEAK, JSON.stringify([maxRSS, userCPUTime + systemCPUTime])); });");
  const row = (name: string, file: string): Row => {
    const peak = join(folder, 'peak.json');
    const { status } = spawnSync(process.execPath, ['-r', hook, program, 'explain', '--format', 'jsonl', file], { stdio: 'ignore', env: { ...process.env, PEAK: peak } });
    const [kib, microseconds] = JSON.parse(readFileSync(peak, 'utf8')) as [number, number];
    return { name: `${name}${status === 1 ? '' : ` (exit ${status})`}`, figures: { 'size, MiB': (statSync(file).size / 1048576).toFixed(0), 'most memory, MiB': (kib / 1024).toFixed(0), 'processor, s': (microseconds / 1e6).toFixed(1) } };
  };
  try {
    const rows: Row[] = [];
    for (const every of [1000, 2]) {
      const log = join(folder, 'big.log');
      writeLog(log, mib, every);
      rows.push(row(`one line in ${every} a failure`, log));
      await pipeline(createReadStream(log), createGzip({ level: 1 }), createWriteStream(`${log}.gz`));
      rows.push(row(`one line in ${every} a failure, .gz`, `${log}.gz`));
    }
    printTable('virt-doctor explain: memory', rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const DOCUMENT_MIB = 40;
const PLACES = 200;

/** What an editor asks for on an open log of 40 MiB: the first look, an edit in the middle, a line more at its end, hovers all over it. */
export async function benchDocument(server: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-bench-'));
  try {
    for (const every of [1000, 20]) {
      const log = join(folder, 'open.log');
      writeLog(log, DOCUMENT_MIB, every);
      const text = readFileSync(log, 'utf8');
      let first = explain('');
      const whole = milliseconds(() => { first = explain(text); }, 1);
      readyLogHover(first);
      const middle = text.indexOf('\n', text.length >> 1) + 1;
      const line = "2026-03-14T09:12:33.100200Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n";
      const edit = milliseconds(() => { explain(text.slice(0, middle) + line + text.slice(middle), { before: first }); });
      const append = milliseconds(() => { explain(text + line, { before: first }); });
      const hovers = Array.from({ length: PLACES }, (_, i) => milliseconds(() => { logHover(first, Math.floor(((i + 0.5) * text.length) / PLACES)); }, 1)).sort((a, b) => a - b);
      const hits = milliseconds(() => { for (const { span } of first.hits.slice(0, PLACES)) logHover(first, span.start); }, 1) / Math.min(PLACES, Math.max(1, first.hits.length));
      const ms = (value: number): Row['figures'] => ({ ms: value.toFixed(2) });
      printTable(`Open log: ${DOCUMENT_MIB} MiB, one line in ${every} a failure, ${first.hits.length} hits`, [
        { name: 'first look', figures: ms(whole) }, { name: 'after an edit in the middle', figures: ms(edit) }, { name: 'after a line more at the end', figures: ms(append) },
        { name: 'hover anywhere, median', figures: ms(hovers[PLACES >> 1]!) }, { name: 'hover anywhere, slowest', figures: ms(hovers.at(-1)!) }, { name: 'hover on a hit, mean', figures: ms(hits) },
      ]);
      await benchHovers(server, log, 'The same log in the language server, from question to answer');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
