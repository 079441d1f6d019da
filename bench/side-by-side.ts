// Peers do the same work in turn, several rounds; medians of CPU time, and ratios to the first peer.

/** One way to do the work. Its result is compared with that of the others, so that all do it. */
export interface Peer {
  readonly name: string;
  run(): number;
}

/** A line a peer: name, median CPU milliseconds, ratio to the first. Throws if two results differ. */
export function sideBySide(title: string, peers: readonly Peer[], rounds = 15): string {
  const results = peers.map((peer) => peer.run()); // also warms the compiler up
  results.forEach((result, k) => {
    if (Math.abs(result - results[0]) > 1e-9 * Math.abs(results[0])) {
      throw new Error(
        `${title}: ${peers[k].name} gives ${result} but ${peers[0].name} ${results[0]}`,
      );
    }
  });
  const times = peers.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    peers.forEach((peer, k) => {
      const start = process.cpuUsage();
      peer.run();
      const { user, system } = process.cpuUsage(start);
      times[k].push((user + system) / 1000);
    });
  }
  const medians = times.map(median);
  const width = Math.max(...peers.map(({ name }) => name.length));
  const lines = peers.map(({ name }, k) => {
    const ratio = (medians[k] / medians[0]).toFixed(2);
    return `  ${name.padEnd(width)}  ${medians[k].toFixed(2).padStart(9)} ms  × ${ratio}`;
  });
  return [title, ...lines].join('\n');
}

/** The middle value, the upper one of two; NaN of none, and when there is a NaN among them. */
export function median(values: readonly number[]): number {
  if (values.length === 0 || values.some(Number.isNaN)) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
