/**
 * `npm run lab`: all lab tests. `npm run lab -- shell`: a lab to look around in, with virsh at hand; it ends with the shell.
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

function tests(args: readonly string[]): number {
  const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
  return spawnSync('npx', ['vitest', 'run', '--config', config, ...args], { stdio: 'inherit' }).status ?? 1;
}

const args = process.argv.slice(2);
void (args[0] === 'shell' ? shell() : Promise.resolve(tests(args))).then((code) => {
  process.exitCode = code;
});
