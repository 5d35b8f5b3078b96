import { dryRunScript } from '../../host/index.ts';
import { cell } from './prose.ts';
import { takenOut, withoutKvm, type TakenOut } from '../../engine/schema/domain/dry-run.ts';

const STAGES: Readonly<Record<string, string>> = { 'define,start': 'always', start: 'for the command line' };
const row = ({ stages, what, why }: TakenOut): string => `| ${cell(what)} | ${STAGES[stages.join()] ?? stages.join()} | ${cell(why)} |`;

/** The chapter of docs/host-commands.md on the one thing that writes on a host besides editing. */
export function dryRunChapter(): string {
  const script = dryRunScript({ define: 'DOMAIN', start: 'DOMAIN', left: [] }, '0'.repeat(32)).replaceAll(Buffer.from('DOMAIN').toString('base64'), 'BASE64').replaceAll('0'.repeat(32), 'MARK');
  return `# What runs only on request: a dry run

\`virt-doctor dry-run\`, the command "Dry Run", and "Apply to Host" before it asks, let the libvirt of a host judge a domain. This is the one thing besides editing that writes
there: a folder of mktemp's in /tmp, gone when the script ends, however it ends. libvirt's daemon is not spoken to: its QEMU driver runs inside
of virsh, as the ordinary user who logged in, or, for root, as the user that QEMU runs as. To know what QEMU can, libvirt starts it without a guest.
The driver gets at most 30 s a step. No guest is started.

Before, this is taken out of the domain:

| what | when | why |
|---|---|---|
${[...takenOut, ...withoutKvm].map(row).join('\n')}

\`<qemu:commandline>\` stays: it only becomes part of the command line, which is shown and not run.

\`\`\`sh
${script.trimEnd()}
\`\`\`
`;
}
