import type { Bundle, HostFacts, NamedText } from '../engine/index.ts';

/** Where a host is: an ssh destination as in ssh_config, this machine, or a folder with recorded answers. */
export type HostAddress =
  | { readonly kind: 'ssh'; readonly destination: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'recorded'; readonly folder: string };

export type FailureCode =
  | 'host-key-unknown' | 'host-key-changed' | 'key-refused' | 'password-needed' | 'no-common-algorithm' | 'ssh-config' | 'unreachable' | 'name-not-found'
  | 'timeout' | 'ssh-missing' | 'virsh-missing' | 'socket-permission' | 'daemon-not-running' | 'no-such-vm' | 'bad-address' | 'cancelled'
  | 'too-much-output' | 'connection-lost' | 'shell-refused' | 'garbled' | 'other'
  | 'changed-meanwhile' | 'holds-passwords' | 'refused' | 'not-editable';

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
  /** As virsh names it: `running`, `paused`, `shut off`, …; `unknown` when the host did not say. */
  readonly state: string;
  readonly uuid?: string;
}

/** One pull: what one VM and its host told, already redacted. `ran` lists every command, for the output channel. */
export interface Pull {
  readonly bundle: Bundle;
  readonly facts: HostFacts;
  /** When a host gave it, as ISO 8601; absent for what was recorded. */
  readonly takenAt?: string;
  /** What could not be read and what that means, in words for the user. */
  readonly notes: readonly string[];
  readonly ran: readonly string[];
  /** The XML of the running VM, when it runs; `bundle.xml` is what its next start uses. */
  readonly liveXml?: NamedText;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** For the whole question; 60 when absent. */
  readonly timeoutSeconds?: number;
  /** Path of the ssh program; only from the user's own settings, never a workspace's. */
  readonly sshPath?: string;
  /** Path of an ssh_config to use in place of the user's (`ssh -F`); only from the user's own settings. */
  readonly sshConfig?: string;
  /** Libvirt connection URI; `qemu:///system` when absent. */
  readonly uri?: string;
  /**
   * Ask for domain capabilities too. libvirt refuses that question on read-only connections, so it takes an ordinary one, which
   * only members of the group libvirt and root may open; nothing is changed through it.
   */
  readonly domainCapabilities?: boolean;
  readonly log?: (line: string) => void;
}

export const succeed = <T>(value: T): Answer<T> => ({ ok: true, value });

export const fail = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure });
