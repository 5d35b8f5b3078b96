import { addressText } from '../../../host/index.ts';
import type { DiagnoseArguments } from '../commands/diagnose-remote-vm.ts';
import type { HostsNode } from './hosts-model.ts';

/** Host and VM of a node of the view, as a person would type them. */
export function nodeArguments(node: HostsNode): DiagnoseArguments {
  if (node.kind === 'vm') return { host: addressText(node.address), vm: node.vm.name };
  return node.kind === 'host' ? { host: addressText(node.host.address) } : {};
}
