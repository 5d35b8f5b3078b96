/** A real libvirt host for tests: libvirtd, virtlogd, QEMU and sshd in namespaces of their own on this machine. Linux and root (or sudo) only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asRoot, installPackages } from './packages.ts';

/** What a program in or near the lab said. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to reach the lab's sshd, which listens in the lab's own network. */
export interface LabSsh {
  readonly port: number;
  readonly identityFile: string;
  readonly knownHostsFile: string;
  /** An ssh_config with the aliases `lab` (labuser, in the group libvirt), `lab-root` and `lab-nolibvirt`; for `ssh -F`. */
  readonly configFile: string;
  /** A program that is ssh with that configuration, in the lab's network: a value for `AskOptions.sshPath`, usable from anywhere. */
  readonly program: string;
}

export interface Lab {
  readonly hostname: string;
  /** A folder outside the lab with the key, known_hosts and ssh_config; removed by `stop`. */
  readonly folder: string;
  readonly ssh: LabSsh;
  /** Runs a program inside the lab as root. Its time is limited to two minutes. */
  exec(argv: readonly string[], input?: string | Buffer): Promise<Ran>;
  /** Like `exec`, and throws with what was said when it fails. */
  must(argv: readonly string[], input?: string | Buffer): Promise<string>;
  /** The argv that runs `argv` inside the lab as root; for root, or after sudo. */
  inside(argv: readonly string[]): readonly string[];
  /** The argv that runs `argv` as the calling user with the machine's files in the lab's network. */
  inNetwork(argv: readonly string[]): readonly string[];
  /** Writes a file inside the lab. */
  write(path: string, text: string | Buffer): Promise<void>;
  /** Defines a domain; throws when libvirt refuses it. */
  define(xml: string): Promise<void>;
  stop(): Promise<void>;
}

/** Half a second is enough; a busy machine may need much more. */
const START_SECONDS = 180;

function sshConfig(folder: string, port: number): string {
  const host = (alias: string, user: string): string => `Host ${alias}\n  User ${user}\n`;
  return `${host('lab', 'labuser')}${host('lab-root', 'root')}${host('lab-nolibvirt', 'nolibvirt')}
Host lab lab-root lab-nolibvirt
  HostName 127.0.0.1
  Port ${port}
  IdentityFile ${join(folder, 'id')}
  IdentitiesOnly yes
  UserKnownHostsFile ${join(folder, 'known_hosts')}
  GlobalKnownHostsFile /dev/null
`;
}

function collect(child: ChildProcess, input: string | Buffer | undefined): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** Waits until the lab has said its number and that it is ready; throws with its own log otherwise. */
async function untilReady(child: ChildProcess): Promise<string> {
  let said = '';
  let wrong = '';
  child.stderr?.on('data', (chunk: Buffer) => (wrong += chunk));
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the lab was not ready after ${START_SECONDS} s: ${said}${wrong}`)), START_SECONDS * 1000);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (/^ready$/m.test(said)) {
        clearTimeout(timer);
        resolve(/^pid (\d+)$/m.exec(said)![1]!);
      }
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the lab ended with ${code} before it was ready: ${said}${wrong}`));
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
  return ready;
}

/** Brings up a lab of its own; installs missing packages. About one second. Labs do not disturb one another. */
export async function startLab(options: { readonly hostname?: string; readonly port?: number } = {}): Promise<Lab> {
  if (process.platform !== 'linux') throw new Error('the lab needs Linux');
  installPackages();
  const hostname = options.hostname ?? 'kvmhost1';
  const port = options.port ?? 2222;
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-lab-'));
  chmodSync(folder, 0o755);
  const init = fileURLToPath(new URL('lab-init.sh', import.meta.url));
  const namespaces = ['unshare', '--mount', '--pid', '--uts', '--ipc', '--net', '--fork', '--kill-child', '--propagation', 'private'];
  const [program, ...rest] = asRoot([...namespaces, 'bash', init, folder, hostname, `${port}`, `${process.getuid?.() ?? 0}`]);
  const child = spawn(program!, rest, { stdio: 'pipe' });
  try {
    const pid = await untilReady(child);
    return describe(child, pid, { hostname, port, folder });
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function describe(child: ChildProcess, pid: string, { hostname, port, folder }: { hostname: string; port: number; folder: string }): Lab {
  const ssh: LabSsh = {
    port,
    identityFile: join(folder, 'id'),
    knownHostsFile: join(folder, 'known_hosts'),
    configFile: join(folder, 'ssh_config'),
    program: join(folder, 'ssh'),
  };
  writeFileSync(ssh.configFile, sshConfig(folder, port));
  writeFileSync(ssh.program, `#!/bin/sh\nexec ${inNetwork(pid, ['ssh']).join(' ')} -F '${ssh.configFile}' "$@"\n`, { mode: 0o755 });
  const inside: readonly string[] = ['nsenter', '--target', pid, '--mount', '--pid', '--uts', '--ipc', '--net', '--', 'env', '-i', 'HOME=/root', 'LC_ALL=C',
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'LIBVIRT_DEFAULT_URI=qemu:///system'];
  const exec = (argv: readonly string[], input?: string | Buffer): Promise<Ran> => {
    const [program, ...rest] = asRoot([...inside, ...argv]);
    return collect(spawn(program!, rest, { stdio: 'pipe', cwd: '/', timeout: 120_000, killSignal: 'SIGKILL' }), input);
  };
  const must = async (argv: readonly string[], input?: string | Buffer): Promise<string> => {
    const ran = await exec(argv, input);
    if (ran.code !== 0) throw new Error(`in the lab, ${argv.join(' ')} ended with ${ran.code}: ${ran.stderr}${ran.stdout}`);
    return ran.stdout;
  };
  const write = async (path: string, text: string | Buffer): Promise<void> => void (await must(['sh', '-c', 'cat > "$1"', 'sh', path], text));
  return {
    hostname,
    folder,
    ssh,
    exec,
    must,
    inside: (argv) => [...inside, ...argv],
    inNetwork: (argv) => inNetwork(pid, argv),
    write,
    define: async (xml) => {
      await write('/run/lab/define.xml', xml);
      await must(['virsh', 'define', '/run/lab/define.xml']);
    },
    stop: async () => {
      const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
      child.stdin?.end();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Only the network changes hands: files, user and environment stay the caller's. */
function inNetwork(pid: string, argv: readonly string[]): readonly string[] {
  const enter = ['nsenter', `--net=/proc/${pid}/ns/net`, '--'];
  if (process.getuid?.() === 0) return [...enter, ...argv];
  return ['sudo', '-n', '-E', ...enter, 'setpriv', `--reuid=${process.getuid?.()}`, `--regid=${process.getgid?.()}`, '--init-groups', '--', ...argv];
}
