import type { ConsoleMessage, Page } from '@playwright/test';

/** What went wrong quietly while a journey ran. */
export interface Watch {
  readonly foreignRequests: readonly string[];
  readonly errors: readonly string[];
}

/** Notes every request that leaves the origin, every uncaught error and every error on the console. */
export function watch(page: Page, origin: string): Watch {
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) foreignRequests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isServiceAnswer(message)) errors.push(message.text());
  });
  return { foreignRequests, errors };
}

/** The browser logs each answer with an error status; from the sandbox or AWS it is an answer like any other (“does not exist”). */
function isServiceAnswer(message: ConsoleMessage): boolean {
  return message.text().startsWith('Failed to load resource') && /\/__(sandbox|aws)\//.test(message.location().url);
}
