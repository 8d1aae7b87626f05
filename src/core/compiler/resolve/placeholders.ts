/**
 * ARNs that stand in for those not chosen yet. No account 000000000000 exists, so AWS refuses them, while everything else about the
 * machine can be seen and simulated.
 */
export function placeholderFunction(name: string): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${arnSafe(name)}`;
}

export function placeholderActivity(name: string): string {
  return `arn:aws:states:us-east-1:000000000000:activity:${arnSafe(name)}`;
}

export function placeholderStateMachine(name: string): string {
  return `arn:aws:states:us-east-1:000000000000:stateMachine:${arnSafe(name)}`;
}

function arnSafe(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64);
  return safe === '' ? 'not-set' : safe;
}
