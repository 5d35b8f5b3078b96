import { randomBytes } from 'node:crypto';
import { oneLine } from '../engine/index.ts';
import { addressText } from './address.ts';
import { type Answer, type AskOptions, fail, type HostAddress, succeed } from './answer.ts';
import { callFailure, garbled, shellRefused, virshFailure } from './failure.ts';
import { type Frames, readFrames, type Section } from './frames.ts';
import { run, type Ran } from './process.ts';
import { listing } from './plan.ts';
import { redact } from './redact.ts';
import { buildScript, type Lanes, type ScriptValues } from './script.ts';
import { sshArgv } from './ssh.ts';

/** A host that is asked by running the script: everything but recorded ones. */
export type LiveAddress = Exclude<HostAddress, { kind: 'recorded' }>;

export type Sections = ReadonlyMap<string, Section>;

const SECONDS = 60;
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_NAME = 1024;

export const DEFAULT_URI = 'qemu:///system';

const badAddress = (message: string, remedy: string): ReturnType<typeof fail> => fail({ code: 'bad-address', message, remedy, detail: '' });

/** Drivers of this very host alone: another transport would run ssh or any program, an embedded driver would write. */
const LOCAL_URI = /^[a-z]+(?:\+unix)?:\/\/\/(?!embed\b)[\w./-]*$/i;

const secondsOf = ({ timeoutSeconds = SECONDS }: AskOptions): number => (timeoutSeconds > 0 ? Math.min(timeoutSeconds, 3600) : SECONDS);

/** What cannot be asked at all. */
function refusal(vm: string | undefined, uri: string): ReturnType<typeof fail> | undefined {
  if (vm !== undefined && (vm === '' || vm.length > MAX_NAME || /[\0\n]/.test(vm))) return badAddress(`"${oneLine(vm, 80)}" cannot be the name of a virtual machine.`, 'Choose one of the list.');
  if (!LOCAL_URI.test(uri) || uri.length > 200) return badAddress(`"${oneLine(uri, 80)}" is not a connection URI of a host’s own libvirt.`, 'Use qemu:///system or qemu:///session; other hosts are reached by ssh.');
  return undefined;
}

/**
 * Asks the questions of `lanes` in one round trip and gives the sections of the answer, not yet redacted. A host on which virsh
 * fails still answers; `virshProblem` tells then why. `script` is only ever given by define.ts.
 */
export async function askHost(address: LiveAddress, lanes: Lanes, vm: string | undefined, options: AskOptions, script?: (values: ScriptValues) => string): Promise<Answer<Sections>> {
  const uri = options.uri ?? DEFAULT_URI;
  const host = addressText(address);
  const refused = refusal(vm, uri);
  if (refused) return refused;
  if (address.kind === 'local' && process.platform === 'win32') return badAddress('libvirt’s QEMU driver does not run on Windows.', 'Name a host that ssh reaches.');
  const mark = randomBytes(16).toString('hex');
  const argv = address.kind === 'local' ? ['/bin/sh', '-s'] : sshArgv(address.destination, options);
  options.log?.(`$ ${argv.join(' ')}  # ${lanes.flat().length + 1} questions in one script on its standard input`);
  const started = performance.now();
  const values = { mark, uri, ...(vm !== undefined && { vm }) };
  const ran = await run(argv, script?.(values) ?? buildScript(lanes, values), {
    seconds: secondsOf(options), bytes: MAX_BYTES, ...(options.signal && { signal: options.signal }),
  });
  options.log?.(`  ${Math.round(performance.now() - started)} ms, ${ran.stdout.length} bytes, exit ${ran.stopped ?? ran.exitCode ?? 'by signal'}`);
  return judge(ran, readFrames(ran.stdout, mark), host);
}

function judge(ran: Ran, frames: Frames, host: string): Answer<Sections> {
  if (frames.complete && frames.sections.has(listing.id)) return succeed(frames.sections);
  const failure = callFailure(ran, host);
  const detail = redact(`${ran.stdout.subarray(0, 1000).toString('utf8')}\n${ran.stderr.slice(0, 1000)}`.trim());
  if (ran.stopped || ran.exitCode === 255) return fail(failure!);
  if (frames.begun) return fail({ code: 'connection-lost', message: `The answer of ${host} broke off.`, remedy: 'Try again; if it happens again, look into the ssh server’s log on the host.', detail });
  if (failure) return fail(failure.code === 'other' ? shellRefused(host, detail) : failure);
  return fail(garbled(host, detail));
}

/** Why virsh gave no list of machines, when it did not. */
export function virshProblem(sections: Sections, address: LiveAddress): ReturnType<typeof virshFailure> | undefined {
  const list = sections.get(listing.id);
  if (!list || list.status === 0) return undefined;
  const text = list.stdout.toString('utf8').replace(/\nexit \d+\s*$/, '');
  if (list.status === 127 || list.status === 126) return virshFailure('virsh: not found', addressText(address));
  if (list.status === 124 || list.status === 137) return { code: 'timeout', message: `virsh did not answer in time on ${addressText(address)}.`, remedy: 'libvirt’s daemon hangs; look at its journal on the host, and at what it waits for (a dead storage pool, a stuck virtual machine).', detail: redact(text) };
  return virshFailure(text, addressText(address));
}
