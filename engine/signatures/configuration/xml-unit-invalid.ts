import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xml-unit-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: 'A size unit is not known',
  match: ["unknown suffix '{unit:quoted}'"],
  message: "The unit '{unit}' is none that libvirt knows.",
  why: 'Allowed are b, bytes, KB, k, KiB, MB, M, MiB, GB, G, GiB, TB, T, TiB and on to E.',
  remedy: "Correct the attribute unit (for RAM usually KiB, MiB or GiB).",
  checks: [],
  xml: [{ path: 'memory/@unit', equals: 'unit' }, { path: 'currentMemory/@unit', equals: 'unit' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virutil.c virScaleInteger', text: "unknown suffix '%1$s'" },
  samples: ["error: invalid argument: unknown suffix 'GIB'", "error: XML error: invalid argument: unknown suffix 'megs'"],
  nearMisses: ["unknown file suffix .qcow3", 'memory unit GiB'],
});
