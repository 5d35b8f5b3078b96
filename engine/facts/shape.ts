/** What plain JSON must look like: gives the first place where a value departs from it, in words, or undefined when it fits. */
export type Shape = (value: unknown, path: string) => string | undefined;

const show = (value: unknown): string => (Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object' : (JSON.stringify(value) ?? 'nothing').slice(0, 60));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function firstOf<T>(items: Iterable<T>, check: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = check(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const plain = (type: 'string' | 'boolean'): Shape => (value, path) => (typeof value === type ? undefined : `${path} is ${show(value)}, not a ${type}`);

export const string = plain('string');
export const boolean = plain('boolean');
export const number: Shape = (value, path) => (Number.isSafeInteger(value) ? undefined : `${path} is ${show(value)}, not a whole number`);

export const oneOf = (...allowed: readonly (string | number)[]): Shape => (value, path) => (allowed.includes(value as string | number) ? undefined : `${path} is ${show(value)}, not one of ${allowed.join(', ')}`);

export const list = (member: Shape): Shape => (value, path) => (Array.isArray(value) ? firstOf(value.entries(), ([i, m]) => member(m, `${path}[${i}]`)) : `${path} is ${show(value)}, not a list`);

export const map = (member: Shape): Shape => (value, path) => (isObject(value) ? firstOf(Object.entries(value), ([key, m]) => member(m, `${path}.${key}`)) : `${path} is ${show(value)}, not an object`);

/** Keys that are not named are left alone. */
export const object = (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape => (value, path) => {
  if (!isObject(value)) return `${path} is ${show(value)}, not an object`;
  return firstOf(Object.entries(required), ([key, shape]) => (Object.hasOwn(value, key) ? shape(value[key], `${path}.${key}`) : `${path}.${key} is missing`))
    ?? firstOf(Object.entries(optional), ([key, shape]) => (Object.hasOwn(value, key) ? shape(value[key], `${path}.${key}`) : undefined));
};
