/** `npm run bench -- host`: a pull of a host with 50 machines beside the same questions by an ssh each, over a real sshd to a real libvirtd. */
import { printTable, type Row } from '../../scripts/bench/measure.ts';
import { startLab } from './lab.ts';
import { defineMany, measurePull } from './measure-pull.ts';

const MACHINES = 50;
const RUNS = 5;
const SHOWN = 12;

async function main(): Promise<void> {
  const lab = await startLab({ hostname: 'bench' });
  try {
    await defineMany(lab, MACHINES);
    const { pull, parts } = await measurePull(lab, 'many7', RUNS);
    const times = (milliseconds: number): string => `${(milliseconds / pull).toFixed(2)} ×`;
    const row = (name: string, milliseconds: number): Row => ({ name, figures: { 'ms': milliseconds.toFixed(0), 'of a pull': times(milliseconds) } });
    const libvirts = parts.filter(({ asksLibvirt }) => asksLibvirt);
    const sum = (some: typeof parts): number => some.reduce((total, { milliseconds }) => total + milliseconds, 0);
    printTable(`A host with ${MACHINES} machines over ssh (least of ${RUNS} runs)`, [
      row('pull of one machine: one ssh', pull), row(`the same ${parts.length} questions, an ssh each`, sum(parts)), row(`of these the ${libvirts.length} to virsh`, sum(libvirts)),
      ...parts.slice(0, SHOWN).map(({ id, milliseconds }) => row(`  ${id}`, milliseconds)),
    ]);
    console.log(`A pull takes ${(pull / parts[0]!.milliseconds).toFixed(2)} × the time of its slowest part.`);
  } finally {
    await lab.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
