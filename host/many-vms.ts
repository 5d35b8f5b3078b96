import { type Answer, type AskOptions, type FailureCode, type HostAddress, type Pull, succeed, type VmListItem } from './answer.ts';
import { listVms, pull } from './pull.ts';

export interface VmOutcome<T> {
  readonly vm: VmListItem;
  readonly answer: Answer<T>;
}

/** What became of the machines of one host. */
export interface VmOutcomes<T> {
  readonly outcomes: readonly VmOutcome<T>[];
  /** Machines that run and were not asked for. */
  readonly running: number;
  /** Machines that were to be looked into and were not: too many, or the host stopped answering. */
  readonly left: number;
}

/** States in which a machine does its work, as virsh names them. */
const AT_WORK: ReadonlySet<string> = new Set(['running', 'idle', 'blocked', 'in shutdown']);

/** Whether a machine in this state is worth a look when nobody named it. */
export const isDown = ({ state }: VmListItem): boolean => !AT_WORK.has(state);

/** After these the next machine of the same host would only cost the same time again. */
const HOST_IS_GONE: ReadonlySet<FailureCode> = new Set<FailureCode>(['timeout', 'unreachable', 'connection-lost', 'cancelled', 'too-much-output', 'host-key-changed', 'daemon-not-running', 'key-refused', 'password-needed']);

const MAX_MACHINES = 50;

/** Crashed machines first: should there be too many, they are what one comes for. */
const urgency = ({ state }: VmListItem): number => (state === 'crashed' ? 0 : state === 'paused' ? 1 : 2);

/**
 * Pulls those of the `wanted` machines that the host has, or, when none are named, all that are down; one after the other, so that a
 * host serves one script at a time. `use` makes of each pull what is kept of it: evidence of hundreds of machines is not held at once.
 */
export async function pullVms<T>(address: HostAddress, wanted: readonly string[], options: AskOptions, use: (pulled: Pull) => T | Promise<T>): Promise<Answer<VmOutcomes<T>>> {
  const listed = await listVms(address, options);
  if (!listed.ok) return listed;
  const chosen = wanted.length > 0 ? listed.value.filter((vm) => wanted.includes(vm.name) || (vm.uuid !== undefined && wanted.includes(vm.uuid))) : listed.value.filter(isDown).sort((a, b) => urgency(a) - urgency(b));
  const outcomes: VmOutcome<T>[] = [];
  for (const vm of chosen.slice(0, MAX_MACHINES)) {
    const pulled = await pull(address, vm.name, options);
    outcomes.push({ vm, answer: pulled.ok ? succeed(await use(pulled.value)) : pulled });
    if (!pulled.ok && HOST_IS_GONE.has(pulled.failure.code)) break;
  }
  return succeed({ outcomes, running: wanted.length > 0 ? 0 : listed.value.length - chosen.length, left: chosen.length - outcomes.length });
}
