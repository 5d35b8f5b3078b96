import { expect, test } from 'vitest';
import { domain } from '../../engine/schema/domain/format/domain.ts';
import { qemuDevices, qemuObjects, qemuOptions } from '../../engine/schema/domain/qemu-arguments.ts';
import type { ElementSpec } from '../../engine/schema/element-spec.ts';
import { childSpec, specOf } from '../../engine/schema/spec-node.ts';

/** The specs that a path leads to; a predicate's own path has to lead somewhere as well. */
function follow(specs: readonly ElementSpec[], path: string): readonly ElementSpec[] {
  const steps = path.match(/[^/[]+(?:\[[^\]]*\])?/g) ?? [];
  return steps.reduce<readonly ElementSpec[]>((level, step) => {
    const [, name, predicate] = /^([^[]+)(?:\[(.+?)=.*\])?$/.exec(step)!;
    if (name!.startsWith('@')) return level.filter((spec) => Object.hasOwn(spec.attributes ?? {}, name!.slice(1)));
    const next = level.flatMap((spec) => (childSpec(spec, name!) ? [specOf(childSpec(spec, name!)!)] : []));
    return predicate === undefined ? next : next.filter((spec) => follow([spec], predicate).length > 0);
  }, specs);
}

const all = [...Object.entries(qemuOptions), ...qemuDevices, ...Object.entries(qemuObjects)].filter(([, { xml }]) => xml !== undefined);

test.each(all.map(([name, { xml }]) => [name, xml!] as const))('%s is made of an element that the format knows: %s', (_, xml) => {
  expect(follow([domain], xml).length).toBeGreaterThan(0);
});
