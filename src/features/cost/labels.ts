/** Words of the budget strip. */
export const labels = {
  stripOf: (subject: string) => `Estimate for ${subject}`,
  agent: 'the agent',
  estimateFor: (job: string, subject: string) => `${job} job, ${subject}`,
  estimateShort: (subject: string) => `Estimate for ${subject}`,
  chooseJob: 'Length of the job',
  ownLength: 'Another length…',
  lengthProblem: 'Write a length up to 7 d, like 90 s or 20 min.',
  noWait: 'no wait',
  waits: { callback: 'callback' },
  toolsWait: (tools: number) => `${tools} tools wait`,
  nothingWaits: 'no tool waits yet',
  paused: (errors: number) => `paused by ${errors === 1 ? '1 error' : `${errors} errors`}`,
  unknown: {
    'no-model': 'no model yet',
    registry: 'prompt and model are in the registry',
  },
  waitingTime: 'Waiting time',
  waitingTitle: (longest: string | null) =>
    longest === null ? 'Nothing waits.' : `Gives up after ${longest} of waiting at the latest.`,
  checks: 'Checks',
  turns: 'Model turns',
  transitions: 'Transitions',
  events: (limit: string) => `Events of ${limit}`,
  waitsFor: (subject: string) => `${subject} waits`,
  payload: 'Payload of 256 KiB',
  payloadTitle:
    'The longest request to the model: prompt, tools and the whole conversation. Step Functions accepts 256 KiB.',
  cost: 'Cost of 1,000 runs',
  costTitle:
    'States, Lambda and tokens at list price; each turn sends the whole conversation again. Set region and model prices under Simulate.',
  endings: { 'gives-up': 'gives up', fails: 'fails', 'times-out': 'times out' },
  endingTitles: {
    'gives-up': 'The tool gives up before the job ends.',
    fails: 'The run fails before the job ends: a limit of turns, of its history, or of what it may carry.',
    'times-out': 'The time of the run is over before the job ends.',
  },
  change: (percent: number) => `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`,
  beforeTitle: 'Without a wait the model asks back to back until the job is done; a limit of turns is left out.',
  timing: 'Counted on the compiled states with 2 s for each turn of the model and 0.4 s for each call.',
  was: (before: string, after: string) => `${before} without a wait, now ${after}`,
} as const;
