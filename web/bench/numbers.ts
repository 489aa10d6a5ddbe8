/** How numbers are told: the median, and the ends. */
export function tell(what: string, list: readonly number[], unit: string): void {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  console.log(`${what}: median ${at(0.5)} ${unit}, least ${at(0)}, 95 % ${at(0.95)}, most ${at(1)} (${sorted.length} times)`);
}
