import type { Edit, Fix, Severity } from '../core/finding.ts';
import type { FactName, HostFacts, Known } from '../facts/host-facts.ts';
import type { Element, Target } from '../xml/tree.ts';

/** The words of libvirt, QEMU or a manual that make the rule true, and where they stand. */
export interface Witness {
  /** `libvirt 11.3.0 src/conf/domain_validate.c virDomainDefValidate`, or a manual's section. */
  readonly source: string;
  /** The message libvirt prints (`%1$s` and the like as in the source), or the manual's sentence. */
  readonly text: string;
}

/**
 * What ignoring the rule leads to: `libvirt` refuses the domain; it is accepted but `silent`ly changed or dropped; the chosen `host`
 * cannot run it; or it is advice of one kind.
 */
export type Profile = 'libvirt' | 'silent' | 'host' | 'performance' | 'security' | 'portability' | 'migration';

export interface Report {
  readonly at: Target;
  /** One plain sentence that names the device and the value seen. */
  readonly message: string;
  /** Only when this case is milder or graver than the rule. */
  readonly severity?: Severity;
  readonly evidence?: readonly { readonly at: Target; readonly message: string }[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

/** What a rule may look at besides the element it visits. */
export interface RuleContext<N extends FactName = never> {
  readonly text: string;
  /** The outermost `<domain>`. */
  readonly domain: Element;
  /** domain/@type as written: `kvm`, `qemu`, … */
  readonly driver: string | undefined;
  readonly host: Known<N>;
  /** Versions the user targets, or those of the chosen host: `major.minor.micro`. */
  readonly target: { readonly libvirt?: string; readonly qemu?: string };
  /** The percentage of a host's memory that the user lets its guests have. */
  readonly memoryShare: number;
}

/** What is left to guests where nobody says. */
export const DEFAULT_MEMORY_SHARE = 80;

/**
 * XML with `«…»` around each stretch that the rule reports, in order. A text that does not start with `<domain` is put into a
 * small valid one: below `<devices>` when the rule visits a device, else below `<domain>`.
 */
export type Example = string | { readonly xml: string; readonly host?: HostFacts; readonly target?: { readonly libvirt?: string; readonly qemu?: string } };

export interface Rule<N extends FactName = never> {
  readonly id: string;
  /** The cause id of the taxonomy that logs of the same fault get; a diagnosis joins them by it. */
  readonly cause?: string;
  readonly profile: Profile;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly witness: readonly Witness[];
  /** The first libvirt known to say so, `major.minor.micro`, when 9.0.0 does not yet: with an older target the rule is silent. */
  readonly since?: string;
  /** It holds the domain against this version of the target, and is silent where that is not known. */
  readonly against?: 'libvirt' | 'qemu';
  /** The values of domain/@type for which the rule is true; absent when it holds for all. */
  readonly drivers?: readonly string[];
  /** Paths of the elements it looks at, from the domain down: `domain/devices/disk`. */
  readonly visits: readonly string[];
  /**
   * Names of elements, or of attributes as `@name`: a domain that holds none of them anywhere gives it nothing to say, and it is not
   * asked. Only to save time: a test runs the rules without it and finds the same.
   */
  readonly onlyWith?: readonly string[];
  /** Facts without which it cannot judge; it is skipped, and counted, when one is not known. */
  readonly needs?: readonly N[];
  check(element: Element, context: RuleContext<N>): Iterable<Report>;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** A rule of any needs, as the index holds it. The runner hands it the facts it needs. */
export type AnyRule = Rule<FactName>;

export const defineRule = <const N extends FactName = never>(rule: Rule<N>): AnyRule => rule as unknown as AnyRule;

/** The values of domain/@type that libvirt's QEMU driver serves. */
export const QEMU_DRIVERS = ['qemu', 'kvm', 'hvf'] as const;

/** For rules of which only a part is true of the QEMU driver. */
export const isQemuDriver = (driver: string | undefined): boolean => (QEMU_DRIVERS as readonly (string | undefined)[]).includes(driver);

export const replace = (span: Edit['span'], newText: string): Edit => ({ span, newText });

/** A fix that nothing else hinges on: fix-all may apply it unasked. */
export const safeFix = (title: string, ...edits: Edit[]): Fix => ({ title, safe: true, edits });

/** A fix that is one of several, or changes what the guest sees: only on request. */
export const offeredFix = (title: string, ...edits: Edit[]): Fix => ({ title, safe: false, edits });
