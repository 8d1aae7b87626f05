import { expect, test as base } from '@playwright/test';
import { Designer } from './designer';
import { watch } from './watch';

/** Every journey has a designer, and ends with: no request left the origin, nothing was thrown. */
export const test = base.extend<{ designer: Designer }>({
  designer: async ({ page, baseURL }, use) => {
    const seen = watch(page, new URL(baseURL ?? '').origin);
    await use(new Designer(page));
    expect(seen.foreignRequests, 'no request leaves the origin').toEqual([]);
    expect(seen.errors, 'nothing is thrown').toEqual([]);
  },
});

export { expect };
