import { createLineIndex, fit, type Finding, type Fit, type HostFit, type LineIndex } from '../../../engine/index.ts';
import { readCandidates, type ReadCandidate } from '../candidates.ts';
import { fitText } from '../formats/fit-text.ts';
import { createControls, type Control } from '../lint/control.ts';
import { regionOf } from '../lint/report.ts';
import type { LintSettings } from '../lint/settings.ts';
import { readDomain } from '../input.ts';
import { relativePath } from '../paths.ts';
import { EXIT, printableLine, type Terminal } from '../terminal.ts';

export interface FitArguments {
  /** The file with the domain; `-` is standard input. */
  readonly file: string;
  /** Snapshot files, folders and globs. */
  readonly snapshots: readonly string[];
  readonly format: 'text' | 'json';
  readonly configFile: LintSettings['configFile'];
}

/** `virt-doctor fit`: exit 0 when a host fits, 1 when none does, 2 when the configuration does not hold, 3 when something could not be read. */
export async function fitCommand({ file, snapshots, format, configFile }: FitArguments, terminal: Terminal): Promise<number> {
  const input = await readDomain(file, terminal);
  const { candidates, problems } = readCandidates(snapshots);
  for (const { file: path, problem } of [...(input.problem === undefined ? [] : [{ file, problem: input.problem }]), ...problems]) complain(terminal, `${path}: ${problem}`);
  if (input.problem !== undefined || candidates.length === 0) return EXIT.failed;
  const control = controlOf(file, configFile);
  for (const { words } of control.problems) complain(terminal, words);
  const result = fit(input.text, candidates, { config: control.config, file: relativePath(file, control.folder) });
  if (!result.hasDomain) complain(terminal, `${file}: it holds no domain of libvirt`);
  else terminal.write(format === 'json' ? fitJson(file, input.text, result, candidates) : fitText(file, input.text, result, terminal));
  for (const { rule, error } of result.failed) complain(terminal, `the rule ${rule} failed, which is a bug of virt-doctor: ${error}`);
  if (!result.hasDomain || problems.length > 0 || result.failed.length > 0) return EXIT.failed;
  if (control.problems.some(({ isError }) => isError)) return EXIT.usage;
  return result.hosts.some((host) => host.fits) ? EXIT.clean : EXIT.findings;
}

const complain = (terminal: Terminal, words: string): void => terminal.complain(`virt-doctor: ${printableLine(words)}\n`);

/** Whatever host the configuration names, the candidates are what counts. */
const controlOf = (file: string, configFile: FitArguments['configFile']): Control =>
  createControls({ config: {}, configFile, folder: process.cwd(), host: {}, baseline: 'none' })(file);

/** Positions from 1; hosts the best one first. */
function fitJson(file: string, text: string, { hosts }: Fit, candidates: readonly ReadCandidate[]): string {
  const lines = createLineIndex(text);
  return `${JSON.stringify({ file, fitting: hosts.filter((host) => host.fits).length, hosts: hosts.map((host) => hostJson(host, candidates[host.candidate]!, lines)) }, null, 2)}\n`;
}

const hostJson = ({ name, fits, blockers, risks, skipped, freeKiB }: HostFit, { snapshot, origin }: ReadCandidate, lines: LineIndex): object => ({
  name, snapshot, ...(origin.takenAt !== undefined && { takenAt: origin.takenAt }), fits,
  errors: blockers.length, warnings: risks.length, notJudged: skipped.length, freeMemoryKiB: freeKiB ?? null,
  blockers: blockers.map((finding) => findingJson(finding, lines)), risks: risks.map((finding) => findingJson(finding, lines)), skipped,
});

const findingJson = ({ severity, code, message, span }: Finding, lines: LineIndex): object => ({ severity, code, message, ...regionOf(lines, span) });
