/** URIs as folders and paths, as far as a configuration needs it. They stay as the client wrote them: it compares them as texts. */

/** Without query and fragment. */
const plain = (uri: string): string => uri.split(/[?#]/, 1)[0]!;

export const withoutEndSlash = (uri: string): string => (uri.endsWith('/') ? uri.slice(0, -1) : uri);

/** `file:///a/b.xml` → `file:///a`; undefined where nothing is left, and for URIs without a hierarchy. */
export function parentOf(uri: string): string | undefined {
  const match = /^([a-z][\w+.-]*:(?:\/\/[^/]*)?)(\/.*)$/i.exec(plain(uri));
  if (!match || match[2] === '/') return undefined;
  const path = withoutEndSlash(match[2]!);
  return match[1]! + path.slice(0, path.lastIndexOf('/'));
}

export const isWithin = (uri: string, folder: string): boolean => uri === folder || uri.startsWith(`${folder}/`);

export const nameOf = (uri: string): string => decoded(plain(uri).slice(plain(uri).lastIndexOf('/') + 1));

/** The path from a folder to a document, with `/` and without percent signs; `..` where it leads out. */
export function pathFrom(folder: string, uri: string): string {
  const [from, to] = [folder.split('/'), plain(uri).split('/')];
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(decoded)].join('/');
}

/** What a relative path means from a folder; undefined when it leads out of `root`. */
export function resolveWithin(root: string, folder: string, path: string): string | undefined {
  const segments = folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encodeURIComponent(segment));
  }
  const uri = segments.join('/');
  return isWithin(uri, root) && uri !== root ? uri : undefined;
}

/** Percent signs resolved, where they can be. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
