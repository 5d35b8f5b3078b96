/**
 * What is legal depends on deciding values. Keys are `@attribute` of the element itself, `../@attribute` of its parent, and so on;
 * the condition holds when each named attribute has one of the values (or, when absent in the text, its default is one of them).
 */
export type Condition = Readonly<Record<string, readonly string[]>>;

/** A text or attribute value. */
export type ValueSpec =
  | { readonly kind: 'enum'; readonly values: Readonly<Record<string, EnumValue>>; /** Other values are legal as well when they fit this. */ readonly or?: ValueSpec }
  | { readonly kind: 'integer'; readonly min?: bigint | number; readonly max?: bigint | number; readonly hex?: boolean }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly what: string }
  | { readonly kind: 'size' | 'uuid' | 'mac' | 'cpuset' | 'path' | 'text' | 'date' | 'ip' | 'decimal' }
  | { readonly kind: 'any-of'; readonly of: readonly ValueSpec[] };

export type EnumValue = string | { readonly doc: string; readonly since?: string; readonly when?: Condition };

export interface AttributeSpec {
  /** One to three sentences of our own: what it does, default, unit, trap. */
  readonly doc: string;
  readonly value: ValueSpec;
  readonly since?: string;
  readonly required?: boolean | Condition;
  readonly when?: Condition;
  /** What libvirt assumes when it is absent. */
  readonly default?: string;
  /** libvirt writes it, people do not. */
  readonly output?: true;
}

/** What libvirt's format says of an element at one place. */
export interface ElementSpec {
  readonly doc: string;
  readonly since?: string;
  /** Values of domain/@type whose drivers know it; absent when most do. */
  readonly drivers?: readonly string[];
  /** The anchor in libvirt's formatdomain manual. */
  readonly manual?: string;
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
  readonly children?: Readonly<Record<string, ChildSpec>>;
  readonly text?: ValueSpec;
}

export interface ChildSpec {
  /** A function where elements nest in themselves (backingStore). */
  readonly spec: ElementSpec | (() => ElementSpec);
  readonly many?: true;
  readonly required?: boolean | Condition;
  readonly when?: Condition;
}
