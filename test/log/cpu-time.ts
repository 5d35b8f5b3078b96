/** The processor time in milliseconds that `run` takes: other programs on the machine do not count, as they would for a clock. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
