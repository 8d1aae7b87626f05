/** Words of the problems panel and of its summary in the top bar. */
export const labels = {
  list: 'Problems',
  none: 'No problems',
  noneText: 'The agent compiles, and nothing in it looks wrong.',
  checking: 'Checking the machine…',
  unavailable:
    'The rules could not be loaded, so only the compiler has spoken. They are tried again with the next change.',
  errors: (count: number) => (count === 1 ? '1 error' : `${count} errors`),
  warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
  notes: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  problem: (parts: {
    readonly severity: string;
    readonly subject: string;
    readonly part: string;
    readonly message: string;
    readonly hint: string | undefined;
  }) => [`${parts.severity}, ${parts.subject}, ${parts.part}:`, parts.message, parts.hint].filter(Boolean).join(' '),
  open: 'Open',
  agent: 'Agent',
  settings: 'Settings',
  machine: 'State machine',
  fixed: (label: string) => `Done: ${label}.`,
  /** Words for a field by the beginning of its path; the longest that fits is taken. */
  fields: {
    'polling.polling_interval': 'Waiting, interval',
    'polling.max_polling_attempts': 'Waiting, max attempts',
    'polling.firstCheck': 'Waiting, first check',
    'polling.backoff': 'Waiting, back-off',
    'polling.deadlineSeconds': 'Waiting, deadline',
    'polling.hint': 'Waiting, next_check_in',
    'polling.status': 'Status words',
    'polling.onGiveUp': 'Waiting, when attempts run out',
    'polling.giveUpActivityArn': 'Waiting, who is asked',
    'polling.callback': 'Waiting, callback',
    'polling.prompt': 'Waiting, prompt',
    polling: 'Waiting',
    approval: 'Approval',
    errors: 'Errors',
    'errors.timeoutSeconds': 'Errors, timeout',
    'errors.retry': 'Errors, retry',
    toolName: 'Name',
    description: 'Description',
    inputSchema: 'Input schema',
    target: 'Target',
    systemPrompt: 'Prompt',
    service: 'Model',
    turnLimit: 'Turn limit',
    temperature: 'Temperature',
    maxTokens: 'Max tokens',
    schema: 'Schema',
    label: 'Name of the state',
    'settings.configuration': 'Configuration',
    'settings.tokenMetrics': 'Token metrics',
    'settings.tags': 'Tags',
    'settings.stateMachineType': 'Type of the state machine',
    'settings.timeoutSeconds': 'Timeout',
    'settings.maxConcurrency': 'Tool calls side by side',
  } as Readonly<Record<string, string>>,
} as const;
