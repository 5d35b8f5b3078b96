import { all, attribute, child, descend, text } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { Attribute } from '../../xml/tree.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const vz = (body: string): string => `<domain type='vz'><name>example</name><memory unit='GiB'>1</memory>${body}</domain>`;
const OS = ['kernel', 'initrd', 'cmdline', 'root', 'loader', 'bootmenu'];

function* refused(domain: Element): Generator<[at: Element | Attribute, what: string]> {
  const title = child(domain, 'title');
  if (title) yield [title, 'a title'];
  for (const device of all(domain, 'blkiotune', 'device')) yield [device, 'block I/O limits'];
  for (const name of ['shares', 'period', 'quota']) {
    const found = descend(domain, 'cputune', name);
    if (found) yield [found, 'CPU tuning'];
  }
  const emulator = descend(domain, 'devices', 'emulator');
  if (emulator) yield [emulator, 'an emulator of one’s own'];
  const offset = attribute(child(domain, 'clock'), 'offset');
  if (offset && offset.value !== 'utc') yield [offset, `a clock with offset ${offset.value.slice(0, 20)}`];
  for (const timer of all(domain, 'clock', 'timer')) yield [timer, 'timers'];
  const current = attribute(child(domain, 'vcpu'), 'current');
  if (current && current.value !== text(child(domain, 'vcpu'))) yield [current, 'vCPUs that are off'];
  for (const name of OS) {
    const found = descend(domain, 'os', name);
    if (found) yield [found, `<${name}>`];
  }
}

export default defineRule({
  id: 'vz-domain-settings',
  profile: 'libvirt',
  severity: 'error',
  title: "A setting that Virtuozzo's driver does not take",
  why: 'The driver takes domains as it writes them: without title, tuning, emulator and features, with UTC, all vCPUs on, and the usual actions.',
  remedy: 'Remove the element.',
  witness: [
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'titles are not supported by vz driver' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'blkio parameters are not supported by vz driver' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'cputune is not supported by vz driver' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'changing emulator is not supported by vz driver' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'changing clock parameters is not supported by vz driver' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'current vcpus must be equal to maxvcpus' },
    { source: 'libvirt 11.3.0 src/vz/vz_sdk.c prlsdkCheckUnsupportedParams', text: 'changing OS parameters is not supported by vz driver' },
  ],
  drivers: ['vz', 'parallels'],
  visits: ['domain'],
  *check(domain, { text: source }) {
    for (const [at, what] of refused(domain)) {
      const edit = at.kind === 'element' ? removeElement(source, at) : removeAttribute(source, at);
      yield { at, message: `Virtuozzo's driver takes no domain with ${what}.`, fixes: [offeredFix('Remove it', edit)] };
    }
  },
  bad: [
    vz("«<title>»A</title><os><type arch='x86_64'>hvm</type></os>"),
    vz("<os><type arch='x86_64'>hvm</type></os><clock «offset='localtime'»/>"),
  ],
  good: [
    vz("<os><type arch='x86_64'>hvm</type></os><clock offset='utc'/>"),
  ],
});
