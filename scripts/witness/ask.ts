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
  /** Of the emulator for x86_64; undefined where libvirt cannot tell. */
  readonly qemu: string | undefined;
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
/** Some domains send libvirt round in circles. A batch takes a fraction of a second of the processor, on a busy machine too. */
const LIMITED = ['sh', '-c', 'ulimit -c 0; ulimit -t 8; exec "$@"', 'sh'] as const;
const LIBVIRTS_OWN_LOG = /^\d{4}-\d\d-\d\d \S+: \d+: (?:info|warning|error|debug) : .*$/gm;

/** Without these settings libvirt, run by root, starts QEMU as another user who may not see the folder, and asks it anew at every call. */
const AS_ROOT = 'user = "root"\ngroup = "root"\nsecurity_driver = "none"\n';

/** `root` is the folder of another release of the system (debootstrap), for its libvirt; without it the one installed here. */
export function openQemuDriver(root = ''): QemuDriver {
  const outside = mkdtempSync(join(root === '' ? tmpdir() : join(root, 'tmp'), 'virt-doctor-witness-'));
  const folder = outside.slice(root.length);
  mkdirSync(join(outside, 'root/etc'), { recursive: true });
  if (process.getuid?.() === 0) writeFileSync(join(outside, 'root/etc/qemu.conf'), AS_ROOT);
  const program = root === '' ? ['virsh'] : ['chroot', root, 'virsh'];
  const [shell, ...limited] = [...LIMITED, ...program];
  const virsh = (commands: string): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(shell, [...limited, '-q', '-c', `qemu:///embed?root=${folder}/root`, commands], { encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });

  /** One virsh for many domains; what comes after one that kills it is asked again. */
  const ask = (texts: readonly string[], command: (file: string, i: number) => string): Verdict[] => {
    const verdicts: Verdict[] = [];
    while (verdicts.length < texts.length) {
      const first = verdicts.length;
      const some = texts.slice(first, first + BATCH);
      const files = some.map((text, i) => join(folder, writeDomain(outside, text, i)));
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
      const files = texts.slice(first, first + BATCH).map((text, i) => join(folder, writeDomain(outside, text, i)));
      const { stdout } = virsh(files.map((file, i) => `${command(file, first + i)}; echo =end=`).join('; '));
      const said = stdout.split('=end=');
      answers.push(...files.map((_, i) => (isWhole(said[i] ?? '') ? said[i] : undefined)));
    }
    return answers;
  };
  return {
    keep: (texts) => read(texts.map(renamed), (file, i) => `define ${file}; dumpxml --inactive ${nameOf(i)}; undefine --keep-nvram ${nameOf(i)}`, (answer) => answer.includes('</domain>')),
    commandLine: (texts) => read(texts, (file) => `domxml-to-native qemu-argv --xml ${file}`, (answer) => answer.includes('-name ')),
    version: spawnSync(shell, [...limited, '--version'], { encoding: 'utf8' }).stdout.trim(),
    qemu: /Running hypervisor: QEMU (\d[\d.]*)/.exec(virsh('version').stdout)?.[1],
    start: (texts) => ask(texts, (file) => `domxml-to-native qemu-argv --xml ${file}`),
    define: (texts, validate) => ask(texts.map(renamed), (file, i) => `define ${validate ? '--validate ' : ''}${file}; undefine --keep-nvram ${nameOf(i)}`).map(withoutUndefine),
    close: () => rmSync(outside, { recursive: true, force: true }),
  };
}

/** Scripts of interfaces never run here: they are taken out first. The name of the file in the folder. */
function writeDomain(folder: string, text: string, i: number): string {
  const file = `${i}.xml`;
  writeFileSync(join(folder, file), text.replace(/<script\b[^>]*>/g, '').replace(/<\/script>/g, ''));
  return file;
}

const nameOf = (i: number): string => `witness-${i}`;
const renamed = (text: string, i: number): string => text.replace(/<name>[^<]*<\/name>/, `<name>${nameOf(i)}</name>`);

/** The complaint that what was not defined cannot be undefined is none. */
function withoutUndefine({ words }: Verdict): Verdict {
  const own = words.replace(/error: failed to get domain 'witness-\d+'\n?(?:error: Domain not found[^\n]*\n?)?/g, '').trim();
  return { accepted: !own.includes('error:'), words: own };
}
