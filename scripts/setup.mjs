// What `npm start` and `npm test` need before they can do anything. Plain Node: this runs when nothing is installed yet.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, run } from './process.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the tests need of Debian or Ubuntu: the program (or file) that shows it is there, its package, and what for. */
export const TEST_PACKAGES = [
  { shows: 'xmllint', name: 'libxml2-utils', why: 'snippets against libvirt’s schema' },
  { shows: 'jing', name: 'jing', why: 'validation and completion against libvirt’s schema' },
  { shows: 'chromium', name: 'chromium', why: 'VS Code in a browser' },
  { shows: 'ssh', name: 'openssh-client', why: 'the client side of ssh' },
  { shows: 'sshd', name: 'openssh-server', why: 'the lab: a real sshd' },
  { shows: 'libvirtd', name: 'libvirt-daemon-system', why: 'the lab: a real libvirtd' },
  { shows: 'virsh', name: 'libvirt-clients', why: 'the lab: virsh' },
  { shows: '/usr/share/locale/de/LC_MESSAGES/libvirt.mo', name: 'libvirt-l10n', why: 'libvirt’s messages in other languages' },
  { shows: 'qemu-system-x86_64', name: 'qemu-system-x86', why: 'the lab: a real QEMU' },
  { shows: 'qemu-img', name: 'qemu-utils', why: 'the lab: disk images' },
  { shows: 'dnsmasq', name: 'dnsmasq-base', why: 'the lab: virtual networks' },
  { shows: 'ip', name: 'iproute2', why: 'the lab: its own network' },
];

/** What `npm run bench` measures itself against. */
export const BENCH_PACKAGES = [
  { shows: 'xmllint', name: 'libxml2-utils', why: 'lint beside xmllint' },
  { shows: 'jing', name: 'jing', why: 'lint beside jing' },
  { shows: 'rg', name: 'ripgrep', why: 'log scan beside ripgrep' },
];

/**
 * The full path of a program, also where root’s programs lie, or undefined.
 * @param {string} name
 */
export function findProgram(name) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/bin']) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not here.
    }
  }
  return undefined;
}

export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`virt-doctor needs Node 20 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** True when node_modules holds what package-lock.json asks for; npm keeps its own record of what it installed. */
function packagesAreFresh() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = json('node_modules/.package-lock.json').packages;
  return Object.entries(json('package-lock.json').packages).every(([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version);
}

export async function ensureNpmPackages() {
  if (packagesAreFresh()) return;
  console.log('Installing npm packages …');
  const { code } = await run(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, timeoutSeconds: 900 });
  if (code === 0) return;
  console.error('npm ci failed; see above.');
  process.exit(1);
}

/** The command that installs as root here, without ever waiting for a password that nobody can type. */
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram('sudo')) return undefined;
  if (process.stdin.isTTY) return ['sudo'];
  return (await capture(['sudo', '-n', 'true'], { timeoutSeconds: 10 })).code === 0 ? ['sudo', '-n'] : undefined;
}

async function aptInstall(names) {
  const prefix = await asRoot();
  if (!prefix || !findProgram('apt-get')) return;
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Dpkg::Use-Pty=0'];
  console.log(`Installing system packages: ${names.join(' ')} …`);
  const steps = [[...apt, 'update'], [...apt, 'install', '-y', '--no-install-recommends', ...names]];
  for (const step of steps) {
    const { code, output } = await capture(step, { timeoutSeconds: 1200 });
    if (code !== 0) console.error(output.split('\n').slice(-15).join('\n'));
  }
}

const isThere = ({ shows }) => (shows.startsWith('/') ? existsSync(shows) : findProgram(shows) !== undefined);

/** Installs the system packages that are missing, as far as this user can, and says which are still missing afterwards. */
export async function ensureSystemPackages(packages) {
  const missing = packages.filter((p) => !isThere(p));
  if (missing.length > 0) await aptInstall(missing.map((p) => p.name));
  const still = missing.filter((p) => !isThere(p));
  if (still.length > 0) {
    console.error('Still missing (install with: sudo apt-get install ' + still.map((p) => p.name).join(' ') + ')');
    for (const { name, why } of still) console.error(`  ${name}: ${why}`);
  }
  return still;
}
