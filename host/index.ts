/** The front door of host/: asks a host and hands out what it said, redacted. */
export type { Answer, AskOptions, Failure, FailureCode, HostAddress, Pull, VmListItem } from './answer.ts';
export { succeed } from './answer.ts';
export { addressText, parseAddress } from './address.ts';
export { hostCommands, type HostCommand } from './commands.ts';
export { askMany, type HostOutcome, type ManyOptions, type NamedHost } from './many.ts';
export { isDown, pullVms, type VmOutcome, type VmOutcomes } from './many-vms.ts';
export { dryRun, dryRunScript, type DryRun } from './dry-run.ts';
export { readDefinitions, type Definitions } from './definitions.ts';
export { defineVm, editingCommands, readEditableVm, type Definition, type EditableVm } from './define.ts';
export { listVms, pull, snapshot } from './pull.ts';
export { gatherEvidence, groupEvidence } from './evidence-files.ts';
export { evidenceKind } from './evidence-kind.ts';
export type { Gathering } from './gather.ts';
export { machinesIn } from './machines.ts';
export { readBundle, readEvidence, savePull } from './recorded.ts';
export { redact } from './redact.ts';
export { sshTerminalArgv } from './ssh.ts';
export { listSshHosts, resolveSshHost, type ResolvedHost } from './ssh-hosts.ts';
