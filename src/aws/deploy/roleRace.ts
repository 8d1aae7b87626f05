import type { DeployRequest } from '../plan/deployRequest';
import type { AwsProblem } from '../problems/awsProblem';

/** IAM tells its servers of a new role or policy bit by bit; until then Step Functions is refused, and says so. */
export function isRoleRace({ code }: AwsProblem): boolean {
  return code === 'aws/role-trust' || code === 'aws/log-destination';
}

const NEW_ROLE_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000] as const;
const OLD_ROLE_DELAYS_MS = [2_000] as const;

/** Up to a minute for a role that was just made; an old one gets a second chance, then it is wrong. */
export function roleRaceDelaysMs({ isRoleNew = false }: Pick<DeployRequest, 'isRoleNew'>): readonly number[] {
  return isRoleNew ? NEW_ROLE_DELAYS_MS : OLD_ROLE_DELAYS_MS;
}
