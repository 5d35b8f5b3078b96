import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What libvirt says to one domain. */
export interface Verdict {
  readonly accepted: boolean;
  /** Its error messages; empty when it accepted. */
  readonly words: string;
}

/** The real QEMU driver of the libvirt installed here: no daemon, a scratch folder of its own. */
export interface QemuDriver {
  readonly version: string;
  /** `domxml-to-native qemu-argv`: parses, validates, assigns addresses and builds the command line as a start does. Runs nothing. */
  start(texts: readonly string[]): Verdict[];
  /** `define`, after libvirt's schema where `validate`. The folder keeps nothing of it. */
  define(texts: readonly string[], validate: boolean): Verdict[];
  /** The definition that libvirt keeps of each; undefined where it refuses. */
  keep(texts: readonly string[]): (string | undefined)[];
  /** The command line that QEMU would get of each; undefined where libvirt refuses. */
  commandLine(texts: readonly string[]): (string | undefined)[];
  close(): void;
}

const BATCH = 40;
const TIMEOUT_MS = 120_000;
const LIBVIRTS_OWN_LOG = /^\d{4}-\d\d-\d\d \S+: \d+: (?:info|warning|error|debug) : .*$/gm;

/** Without these settings libvirt, run by root, starts QEMU as another user who may not see the folder, and asks it anew at every call. */
const AS_ROOT = 'user = "root"\ngroup = "root"\nsecurity_driver = "none"\n';

export function openQemuDriver(): QemuDriver {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-witness-'));
  mkdirSync(join(folder, 'root/etc'), { recursive: true });
  if (process.getuid?.() === 0) writeFileSync(join(folder, 'root/etc/qemu.conf'), AS_ROOT);
  const virsh = (commands: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync('virsh', ['-q', '-c', `qemu:///embed?root=${folder}/root`, commands], { encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });

  /** One virsh for many domains; what comes after one that kills it is asked again. */
  const ask = (texts: readonly string[], command: (file: string, i: number) => string): Verdict[] => {
    const verdicts: Verdict[] = [];
    while (verdicts.length < texts.length) {
      const first = verdicts.length;
      const some = texts.slice(first, first + BATCH);
      const files = some.map((text, i) => writeDomain(folder, text, i));
      const { stderr } = virsh(files.map((file, i) => `${command(file, first + i)}; echo --err =end=${i}=`).join('; '));
      const answers = stderr.replace(LIBVIRTS_OWN_LOG, '').split(/error: =end=\d+=\n?/).slice(0, -1);
      verdicts.push(...answers.map((words) => ({ accepted: !words.includes('error:'), words: words.trim() })));
      if (answers.length < some.length) verdicts.push({ accepted: false, words: 'virsh did not survive this domain' });
    }
    return verdicts;
  };
  /** The same for what virsh prints of each that libvirt accepts. */
  const read = (texts: readonly string[], command: (file: string, i: number) => string, isWhole: (answer: string) => boolean): (string | undefined)[] => {
    const answers: (string | undefined)[] = [];
    for (let first = 0; first < texts.length; first += BATCH) {
      const files = texts.slice(first, first + BATCH).map((text, i) => writeDomain(folder, text, i));
      const { stdout } = virsh(files.map((file, i) => `${command(file, first + i)}; echo =end=`).join('; '));
      const said = stdout.split('=end=');
      answers.push(...files.map((_, i) => (isWhole(said[i] ?? '') ? said[i] : undefined)));
    }
    return answers;
  };
  return {
    keep: (texts) => read(texts.map(renamed), (file, i) => `define ${file}; dumpxml --inactive ${nameOf(i)}; undefine --keep-nvram ${nameOf(i)}`, (answer) => answer.includes('</domain>')),
    commandLine: (texts) => read(texts, (file) => `domxml-to-native qemu-argv --xml ${file}`, (answer) => answer.includes('-name ')),
    version: spawnSync('virsh', ['--version'], { encoding: 'utf8' }).stdout.trim(),
    start: (texts) => ask(texts, (file) => `domxml-to-native qemu-argv --xml ${file}`),
    define: (texts, validate) => ask(texts.map(renamed), (file, i) => `define ${validate ? '--validate ' : ''}${file}; undefine --keep-nvram ${nameOf(i)}`).map(withoutUndefine),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Scripts of interfaces never run here: they are taken out first. */
function writeDomain(folder: string, text: string, i: number): string {
  const file = join(folder, `${i}.xml`);
  writeFileSync(file, text.replace(/<script\b[^>]*>/g, '').replace(/<\/script>/g, ''));
  return file;
}

const nameOf = (i: number): string => `witness-${i}`;
const renamed = (text: string, i: number): string => text.replace(/<name>[^<]*<\/name>/, `<name>${nameOf(i)}</name>`);

/** The complaint that what was not defined cannot be undefined is none. */
function withoutUndefine({ words }: Verdict): Verdict {
  const own = words.replace(/error: failed to get domain 'witness-\d+'\n?(?:error: Domain not found[^\n]*\n?)?/g, '').trim();
  return { accepted: !own.includes('error:'), words: own };
}
