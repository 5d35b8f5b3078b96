import { type Probe, probes } from '../engine/index.ts';
import { evidence, type Question } from './evidence.ts';
import type { Lanes } from './script.ts';

const probe = (id: string): Probe => {
  const found = probes.find((p) => p.id === id);
  if (!found) throw new Error(`there is no probe ${id}`);
  return found;
};

/** Always asked first: it shows whether virsh is there, whether libvirt answers, and which VM is meant. */
export const listing: Question = probe('domain-list');
export const states: Question = probe('domain-states');

/** Refused on read-only connections; asked only when the user wants it (`AskOptions.domainCapabilities`). */
export const domainCapabilities = probe('domain-capabilities');

const isAboutVm = ({ argv }: Question): boolean => argv.some((argument) => /\{(?:uuid|vm)\}/.test(argument));
const asksLibvirt = ({ argv }: Question): boolean => argv.includes('{uri}');

const ordinary = probes.filter((p) => p !== listing && p !== domainCapabilities);

/** libvirt serves calls side by side, and the host has more than one CPU: what asks it goes in a lane of its own. */
const facts: Lanes = [ordinary.filter((p) => !isAboutVm(p) && asksLibvirt(p)), ordinary.filter((p) => !isAboutVm(p) && !asksLibvirt(p))];

/** Which questions are asked for what. */
export const plans = {
  list: [[states]],
  snapshot: facts,
  pull: [[...evidence.filter(isAboutVm), ...ordinary.filter(isAboutVm)], facts[0]!, [...facts[1]!, ...evidence.filter((e) => !isAboutVm(e))]],
} as const satisfies Readonly<Record<string, Lanes>>;

/** Everything that may ever run on a host, each once, in the order of the plans. */
export const allQuestions: readonly Question[] = [listing, ...evidence, ...probes.filter((p) => p !== listing)];
