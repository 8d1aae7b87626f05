/** Further from the quota than this many times the scatter, and this many calls, nothing is refused that would be seen among a billion. */
const FAR = 7;
const NEGLIGIBLE = 1e-12;

/**
 * Share of the Lambda calls that find no instance free, where so many would be under way on average if none were refused.
 *
 * Runs begin by chance, so the number under way scatters around its mean, and some calls are refused already when the mean is below the quota:
 * at the quota itself about 0.8 / √quota of them. The number is that of a binomial distribution (each run has a call under way or not) up to the
 * quota: Erlang's loss formula if runs are many, and `(load − quota) / load` if all of them call at once.
 *
 * @see V. B. Iversen, “Teletraffic Engineering and Network Planning”, Erlang's loss system and Engset's traffic congestion
 */
export function lambdaLoss(load: number, quota: number, runs: number): number {
  const share = Math.min(1, load / runs);
  if (load <= 0 || quota >= runs || quota > load + FAR * Math.sqrt(load * (1 - share)) + FAR) return 0;
  const odds = share / (1 - share); // infinite where every run has a call under way: the first term is the only one then
  let [weight, weights, weighted] = [1, 0, 0];
  for (let underWay = quota; underWay >= 0 && weight > weights * NEGLIGIBLE; underWay -= 1) {
    weights += weight;
    weighted += weight * underWay;
    weight *= underWay / ((runs - underWay + 1) * odds);
  }
  return Math.max(0, 1 - weighted / weights / load);
}
