/** A name for a file or folder that no system minds, that cannot leave its folder, and that no other of the names gets. */
export function safeNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(names.map((name) => {
    const plain = name.replace(/[^\w.@-]+/g, '_').replace(/^[.-]+/, '_').slice(0, 90).replace(/\.$/, '_') || '_';
    let safe = plain;
    for (let i = 2; taken.has(safe.toLowerCase()); i++) safe = `${plain}-${i}`;
    taken.add(safe.toLowerCase());
    return [name, safe];
  }));
}
