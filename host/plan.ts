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
const ordinary = probes.filter((p) => p !== listing && p !== domainCapabilities);
const aboutHost = ordinary.filter((p) => !isAboutVm(p));

/** libvirt serves calls side by side, and a host has more than one CPU: lanes of about the same length. */
const virshLane = aboutHost.filter(({ argv }) => argv[0] === 'virsh');
const libvirtScriptsLane = aboutHost.filter(({ argv }) => argv[0] !== 'virsh' && argv.includes('{uri}'));
const systemLane = aboutHost.filter(({ argv }) => !argv.includes('{uri}'));

/** Which questions are asked for what. */
export const plans = {
  list: [[states]],
  snapshot: [virshLane, libvirtScriptsLane, systemLane],
  pull: [[...evidence.filter(isAboutVm), ...ordinary.filter(isAboutVm)], virshLane, libvirtScriptsLane, [...systemLane, ...evidence.filter((e) => !isAboutVm(e))]],
  definitions: [evidence.filter(({ id }) => id === 'vm-xml' || id === 'vm-xml-live')],
} as const satisfies Readonly<Record<string, Lanes>>;

/** Everything that may ever run on a host, each once, in the order of the plans. */
export const allQuestions: readonly Question[] = [listing, ...evidence, ...probes.filter((p) => p !== listing)];
