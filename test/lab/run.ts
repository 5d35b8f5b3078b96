/**
 * `npm run lab`: all lab tests, with every fault. `npm run lab -- faults`: the faults alone; `npm run lab -- faults ID,ID`: some of them.
 * `npm run lab -- shell`: a lab to look around in, with virsh at hand; it ends with the shell.
 * Anything else is handed to vitest: `npm run lab -- -t kvm`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { asRoot } from './packages.ts';
import { startLab } from './lab.ts';

async function shell(): Promise<number> {
  const lab = await startLab();
  console.log(`A libvirt host of its own: virsh works here. From outside: ${lab.ssh.program} lab (or lab-root, lab-nolibvirt)`);
  const [program, ...rest] = asRoot(lab.inside(['bash', '-i']));
  const { status } = spawnSync(program!, rest, { stdio: 'inherit' });
  await lab.stop();
  return status ?? 1;
}

function tests(args: readonly string[], faults = 'all'): number {
  const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
  const env = { VIRT_DOCTOR_FAULTS: faults, ...process.env };
  return spawnSync('npx', ['vitest', 'run', '--config', config, ...args], { stdio: 'inherit', env }).status ?? 1;
}

async function run([first, ...rest]: readonly string[]): Promise<number> {
  if (first === 'shell') return shell();
  return first === 'faults' ? tests(['test/lab/faults.lab.ts'], rest[0]) : tests(first === undefined ? [] : [first, ...rest]);
}

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
