import { createHash } from 'node:crypto';
import { visible, type Gravity, type Signature } from '../../../engine/index.ts';
import type { Said } from '../explain/explain-log.ts';
import { artifact, markdown, ruleName } from './sarif.ts';

/** A log and what it says. */
export interface SaidOfFile {
  readonly file: string;
  readonly said: readonly Said[];
}

const LEVELS: Readonly<Record<Gravity, string>> = { fatal: 'error', degraded: 'warning', benign: 'note' };

/** SARIF 2.1.0 of what logs say: one run; a result for all that says the same, at its first lines. */
export function explainSarif(files: readonly SaidOfFile[], unreadable: readonly string[], { version, folder }: { readonly version: string; readonly folder: string }): string {
  const signatures = new Map(files.flatMap(({ said }) => said.map(({ hit }) => [hit.signature.id, hit.signature] as const)));
  return `${JSON.stringify({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{
      columnKind: 'utf16CodeUnits',
      tool: { driver: { name: 'virt-doctor', ...(/^\d+\.\d+\.\d+/.test(version) && { semanticVersion: version }), rules: [...signatures.values()].map(descriptor) } },
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that virt-doctor ran in.' } } },
      invocations: [{ executionSuccessful: unreadable.length === 0, ...(unreadable.length > 0 && { toolExecutionNotifications: unreadable.map((text) => ({ level: 'error', message: { text } })) }) }],
      results: files.flatMap(({ file, said }) => said.map((one) => result(one, artifact(file, folder)))),
    }],
  })}\n`;
}

function descriptor({ id, title, why, remedy, severity, category, checks }: Signature): object {
  const commands = checks.map(({ command }) => command);
  const whole = [why, `What to do: ${remedy}`, ...(commands.length > 0 ? [`What to look at: ${commands.join('; ')}`] : [])];
  return {
    id, name: ruleName(id), shortDescription: { text: title }, fullDescription: { text: why },
    help: { text: whole.join('\n\n'), markdown: whole.map(markdown).join('\n\n') },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['libvirt', 'log', category] },
  };
}

/** Most logs have no columns that a reader counts: a place is a line. */
function result({ hit, count, lines }: Said, artifactLocation: object): object {
  const { signature: { id, severity }, message, line } = hit;
  const others = lines.filter((other) => other !== line);
  const place = (at: number): object => ({ physicalLocation: { artifactLocation, region: { startLine: at + 1 } } });
  return {
    ruleId: id,
    level: LEVELS[severity],
    message: { text: visible(message) },
    occurrenceCount: count,
    locations: [place(line)],
    ...(others.length > 0 && { relatedLocations: others.map((at, i) => ({ id: i, message: { text: 'The same again.' }, ...place(at) })) }),
    partialFingerprints: { 'virtDoctorStatement/v1': createHash('sha256').update(`${id}\n${message}`).digest('hex').slice(0, 32) },
  };
}
