import type { JsonSchema } from './shape.ts';
import { configShape, definitions } from './table.ts';

/** The JSON schema of `.virt-doctor.json`, from the same table that reads it. */
export const configSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'virt-doctor configuration',
  description: 'Configures virt-doctor for this folder and all below. Command line options and editor settings win over it.',
  ...configShape.schema,
  properties: { $schema: { type: 'string' }, ...(configShape.schema['properties'] as object) },
  definitions,
});
