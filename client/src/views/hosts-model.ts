import type * as vscode from 'vscode';
import type { Timeline } from '../../../engine/index.ts';
import type { HostAddress, VmListItem } from '../../../host/index.ts';
import type { KnownHost } from './host-picker.ts';

/** What the view shows: hosts, their VMs, and of a VM what was read and found last. */
export type HostsNode =
  | { readonly kind: 'host'; readonly host: KnownHost }
  | { readonly kind: 'vm'; readonly address: HostAddress; readonly vm: VmListItem }
  | { readonly kind: 'cause'; readonly title: string; readonly message: string; readonly uri: vscode.Uri }
  | { readonly kind: 'text'; readonly name: string; readonly uri: vscode.Uri }
  | { readonly kind: 'note'; readonly text: string; readonly tooltip: string };

/** A diagnosis as the view remembers it. */
export interface LastDiagnosis {
  /** The address as a person would type it. */
  readonly host: string;
  readonly vm: string;
  /** What the user was told when it failed. */
  readonly told?: string;
  /** The likeliest first. */
  readonly causes: readonly { readonly title: string; readonly message: string }[];
  readonly report: vscode.Uri;
  readonly texts: ReadonlyMap<string, vscode.Uri>;
  /** What happened when, without what speaks of other VMs. */
  readonly timeline?: Timeline;
}
