/** Variables of hosts and groups, as far as they are plain texts. */
export type Variables = ReadonlyMap<string, string>;

/** One group as an inventory has it. */
export interface Group {
  readonly hosts: ReadonlyMap<string, Variables>;
  readonly children: readonly string[];
  readonly variables: Variables;
}

export type Groups = ReadonlyMap<string, Group>;

/** Some way in which a text is not an inventory that can be read; the message says the line. */
export class InventoryError extends Error {}
