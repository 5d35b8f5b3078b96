import type { Bundle } from '../engine/index.ts';
import type { HostFacts } from '../engine/index.ts';

/** Where a host is: an ssh destination as in ssh_config, this machine, or a folder with recorded answers. */
export type HostAddress =
  | { readonly kind: 'ssh'; readonly destination: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'recorded'; readonly folder: string };

export type FailureCode =
  | 'host-key-unknown' | 'host-key-changed' | 'key-refused' | 'unreachable' | 'name-not-found' | 'timeout' | 'ssh-missing' | 'virsh-missing'
  | 'socket-permission' | 'daemon-not-running' | 'no-such-vm' | 'bad-address' | 'cancelled' | 'too-much-output' | 'connection-lost' | 'shell-refused' | 'garbled' | 'other';

/** Why a host gave no answer, in words for its user; `detail` is what ssh or virsh said, redacted. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly remedy: string;
  readonly detail: string;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface VmListItem {
  readonly name: string;
  readonly state: string;
}

/** One pull: what one VM and its host told, already redacted. `ran` lists every command, for the output channel. */
export interface Pull {
  readonly bundle: Bundle;
  readonly facts: HostFacts;
  readonly notes: readonly string[];
  readonly ran: readonly string[];
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  readonly timeoutSeconds?: number;
  /** Path of the ssh program; only from the user's own settings, never a workspace's. */
  readonly sshPath?: string;
  /** An ssh configuration file instead of the user's own (ssh -F); only from the user, never a workspace's. */
  readonly sshConfig?: string;
  /** Libvirt connection URI; `qemu:///system` when absent. */
  readonly uri?: string;
  readonly log?: (line: string) => void;
}
