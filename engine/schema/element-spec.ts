/**
 * What is legal depends on deciding values. A key says where one stands, seen from the element that the condition is written in:
 * `@type` (its own attribute), `../@type` (its parent's), `type/text()` (the text of its child), `text()` (its own).
 * The condition holds when each of them has one of the listed values. An absent one has its default; `''` stands for absent.
 */
export type Condition = Readonly<Record<string, readonly string[]>>;

/** One condition, or several of which one suffices. */
export type When = Condition | readonly Condition[];

/** What hover spells out and completion offers for a value. */
export type Shape = 'count' | 'size' | 'unit' | 'cpuset' | 'uuid' | 'mac' | 'ip' | 'path' | 'pci-number' | 'name' | 'date' | 'flag-set';

/** Any text of one form. `what` completes "… is not". */
export interface FormSpec {
  readonly kind: 'form';
  readonly what: string;
  readonly pattern?: RegExp;
  readonly min?: bigint;
  readonly max?: bigint;
  readonly except?: readonly string[];
  readonly accepts?: (text: string) => boolean;
  /** Blanks around it do no harm. */
  readonly trim?: true;
  readonly shape?: Shape;
  readonly examples?: readonly string[];
  /** True for texts that libvirt's own parser refuses; of other misfits only the schema complains. */
  readonly refuses?: (text: string) => boolean;
}

export interface EnumSpec {
  readonly kind: 'enum';
  readonly values: Readonly<Record<string, EnumValue>>;
  /** Other values are legal as well when they are of this form. */
  readonly or?: FormSpec;
  /** What other programs call a value, in small letters: not legal, but easily meant. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** Two words that say yes and no; what they mean is told by the attribute's own text. */
export interface SwitchSpec {
  readonly kind: 'switch';
  readonly on: string;
  readonly off: string;
}

/** An attribute's value or an element's text. */
export type ValueSpec = EnumSpec | SwitchSpec | FormSpec | { readonly kind: 'any-of'; readonly of: readonly FormSpec[] };

export type EnumValue = string | { readonly doc: string; readonly since?: string; readonly when?: When };

export interface AttributeSpec {
  /** One to three sentences of our own: what it does, default, unit, trap. */
  readonly doc: string;
  readonly value: ValueSpec;
  readonly since?: string;
  readonly required?: true | When;
  readonly when?: When;
  /** What libvirt assumes when it is absent. */
  readonly default?: string;
  /** libvirt writes it, people do not. */
  readonly output?: true;
  /** libvirt's parser takes any value, or an empty one, unless asked to validate; or nobody has seen it refuse one. */
  readonly unchecked?: true | 'empty';
  /** libvirt's parser refuses the domain when a required one is missing. Else only validation does. */
  readonly enforced?: true;
}

export interface TextSpec {
  readonly value: ValueSpec;
  /** The element may also be empty. */
  readonly optional?: true;
  readonly when?: When;
  readonly unchecked?: true | 'empty';
}

/**
 * What the parts of one element owe each other; parts are written `@attribute` or `element`.
 * `exclusive`: at most one of them. `one-of`: at least one. `together`: all or none. `needs`: the first only with the others.
 */
export interface Constraint {
  readonly kind: 'exclusive' | 'one-of' | 'together' | 'needs';
  readonly of: readonly string[];
  readonly when?: When;
}

/** What libvirt's format says of an element at one place. */
export interface ElementSpec {
  readonly doc: string;
  readonly since?: string;
  /** Values of domain/@type whose drivers know it; absent when most do. */
  readonly drivers?: readonly string[];
  /** The anchor in libvirt's formatdomain manual; children without their own share it. */
  readonly manual?: string;
  /** Several for one name where its meaning depends on deciding values; their conditions exclude each other. */
  readonly attributes?: Readonly<Record<string, AttributeSpec | readonly AttributeSpec[]>>;
  readonly children?: Readonly<Record<string, ChildSpec>>;
  readonly text?: TextSpec | readonly TextSpec[];
  readonly constraints?: readonly Constraint[];
  /** Holds elements of other namespaces that are nobody's business here. */
  readonly open?: true;
}

export interface ChildSpec {
  /** A function where elements nest in themselves. */
  readonly spec: ElementSpec | (() => ElementSpec);
  readonly many?: true | When;
  readonly required?: true | When;
  readonly when?: When;
  /** libvirt's parser refuses the domain when a required one is missing. */
  readonly enforced?: true;
  /** libvirt's parser refuses the domain when there are several. */
  readonly single?: true;
}
