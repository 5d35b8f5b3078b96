import type { NamedText } from '../engine/index.ts';
import type { Answer, AskOptions, HostAddress } from './answer.ts';
import { succeed } from './answer.ts';
import { pullWith } from './pull.ts';

/** What libvirt holds of a VM. Passwords are left out. */
export interface Definitions {
  /** As libvirt has it, also when it was asked for by its UUID. */
  readonly vm: string;
  /** What the next start uses. */
  readonly persistent?: NamedText;
  /** What runs now; absent while it does not run. */
  readonly running?: NamedText;
}

/** The definitions of one VM, in one short round trip. Never throws. */
export async function readDefinitions(address: HostAddress, vmName: string, options: AskOptions = {}): Promise<Answer<Definitions>> {
  const answer = await pullWith('definitions', address, vmName, options);
  if (!answer.ok) return answer;
  const { bundle: { vm, xml }, liveXml } = answer.value;
  return succeed({ vm: vm ?? vmName, ...(xml && { persistent: xml }), ...(liveXml && { running: liveXml }) });
}
