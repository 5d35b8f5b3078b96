import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the lab runs, with the Debian and Ubuntu package that brings it. */
const PROGRAMS: Readonly<Record<string, string>> = {
  libvirtd: 'libvirt-daemon-system',
  virtlogd: 'libvirt-daemon-system',
  virsh: 'libvirt-clients',
  'qemu-system-x86_64': 'qemu-system-x86',
  'qemu-img': 'qemu-utils',
  sshd: 'openssh-server',
  ssh: 'openssh-client',
  strace: 'strace',
  ip: 'iproute2',
  unshare: 'util-linux',
  nsenter: 'util-linux',
};

const ADMIN_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** True when `program` is on the search path or in a folder of administration programs. */
export function isInstalled(program: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...ADMIN_FOLDERS];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The packages that are missing for a lab, each once. */
export function missingPackages(): string[] {
  const missing = Object.entries(PROGRAMS).filter(([program]) => !isInstalled(program));
  return [...new Set(missing.map(([, name]) => name))];
}

/** `argv` as root: as it stands for root, else through sudo, which must not ask. */
export const asRoot = (argv: readonly string[]): readonly string[] => (process.getuid?.() === 0 ? argv : ['sudo', '-n', ...argv]);

/**
 * Installs what the lab needs, with apt-get. Throws, naming the packages, when that is not possible here.
 * Nothing is started by it: a file policy-rc.d is not needed where no init system runs, and harmless services start elsewhere.
 */
export function installPackages(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const install = ['apt-get', '-o', 'DPkg::Lock::Timeout=600', 'install', '-y', '--no-install-recommends', ...missing];
  const advice = `The lab needs these Debian or Ubuntu packages: ${missing.join(' ')}. Install them with: ${install.join(' ')}`;
  if (!isInstalled('apt-get')) throw new Error(advice);
  for (const argv of [['apt-get', '-o', 'DPkg::Lock::Timeout=600', 'update', '-q'], install]) {
    const [program, ...rest] = asRoot(['env', 'DEBIAN_FRONTEND=noninteractive', ...argv]);
    const done = spawnSync(program!, rest, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${advice}\n${(done.stderr || done.stdout || String(done.error)).slice(-2000)}`);
  }
}
