import { describe, expect, it } from 'vitest';
import { emptyWorld, mockWorld, runStateMachine } from '../simulator';
import { awsPrices } from './awsPrices';
import { freeTierOf } from './freeTier';
import { LIST_PRICES, parsePriceSettings, pricesOf } from './priceSettings';
import { costOf, lambdaUsage, NO_USAGE, stepFunctionsUsage, sumUsage, timesUsage } from './estimateCost';

const prices = awsPrices('us-east-1');

describe('awsPrices', () => {
  it('gives every number a unit, a day and a source', () => {
    for (const [name, price] of Object.entries(prices)) {
      expect(price.usd, name).toBeGreaterThan(0);
      expect(price.source, name).not.toBe('');
      expect(price.checkedOn, name).toMatch(name.startsWith('model') ? /^$/ : /^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('differs by region where it is known to, and nowhere by accident', () => {
    expect(awsPrices('sa-east-1').stepFunctionsTransition.usd).toBe(0.0375);
    expect(awsPrices('eu-central-1')).toEqual(prices);
    expect(awsPrices('constructor')).toEqual(prices);
    expect(awsPrices('sa-east-1').stepFunctionsTransition.region).toBe('sa-east-1');
  });

  it('says of a number that is not known for the region whose it is', () => {
    expect(awsPrices('sa-east-1').lambdaRequest.region).toBe('us-east-1');
    expect(awsPrices('eu-central-1').stepFunctionsTransition.region).toBe('us-east-1');
    expect(awsPrices('eu-west-1')).toEqual(prices); // can be chosen, but no price of its own is known
  });

  it('says which numbers the user set', () => {
    const own = awsPrices('us-east-1', 'arm64', { modelInputToken: 0.25 });

    expect(own.modelInputToken).toMatchObject({ usd: 0.25, source: 'set by you', checkedOn: '' });
    expect(own.lambdaDuration.usd).toBe(0.0000133334);
  });
});

describe('costOf', () => {
  it('prices a polling job of 600 s as the pricing pages do', () => {
    // 1,000 runs, 30 s × 20 checks of 100 ms and 128 MB: 60 transitions each
    const usage = sumUsage([{ ...NO_USAGE, transitions: 60 }, timesUsage(lambdaUsage(100, 128), 20)]);
    const cost = costOf(timesUsage(usage, 1000), prices);

    expect(cost.lines.map(({ price, costUsd }) => [price, Number(costUsd.toFixed(4))])).toEqual([
      ['stepFunctionsTransition', 1.5],
      ['lambdaRequest', 0.004],
      ['lambdaDuration', 0.0042],
    ]);
    expect(cost.totalUsd).toBeCloseTo(1.5082, 4);
  });

  it('prices tokens by the model of the user', () => {
    const own = awsPrices('us-east-1', 'x86', { modelInputToken: 1, modelOutputToken: 4 });

    expect(costOf({ ...NO_USAGE, inputTokens: 500_000, outputTokens: 250_000 }, own).totalUsd).toBe(1.5);
  });

  it('leaves out what was not used', () => {
    expect(costOf(NO_USAGE, prices)).toEqual({ lines: [], totalUsd: 0 });
  });
});

describe('the free tier', () => {
  it('takes off what a month has free and no more, and nothing of the model', () => {
    const usage = { ...NO_USAGE, transitions: 10_000, lambdaRequests: 5_000, inputTokens: 1e6 };

    expect(freeTierOf(usage, prices).lines.map(({ price, units }) => [price, units])).toEqual([
      ['stepFunctionsTransition', 4_000],
      ['lambdaRequest', 5_000],
    ]);
    expect(freeTierOf(usage, prices).totalUsd).toBeCloseTo(0.1 + 0.001);
  });
});

describe('parsePriceSettings', () => {
  it('fills in what is not said', () => {
    expect(parsePriceSettings({ region: 'eu-west-1' })).toMatchObject({ ok: true, value: { region: 'eu-west-1' } });
    expect(parsePriceSettings({ prices: { modelInputToken: 0.25 } })).toEqual({
      ok: true,
      value: { ...LIST_PRICES, prices: { modelInputToken: 0.25 } },
    });
  });

  it.each([
    [[], /object/],
    [null, /object/],
    [{ regions: 'x' }, /"regions" is not known/],
    [{ region: 'eu-central-1' }, /"eu-central-1" are known.*us-east-1/],
    [{ region: 7 }, /region 7/],
    [{ architecture: 'riscv' }, /x86/],
    [{ prices: 3 }, /object of numbers/],
    [{ prices: { constructor: 3 } }, /no price "constructor"/],
    [{ prices: { lambdaRequest: '3' } }, /US dollars/],
    [{ prices: { lambdaRequest: -1 } }, /US dollars/],
  ])('says what is wrong with %j', (value, message) => {
    const settings = parsePriceSettings(value);

    expect(settings.ok ? '' : settings.error).toMatch(message);
  });

  it('gives the prices it says', () => {
    const settings = { region: 'sa-east-1', architecture: 'arm64', prices: { lambdaRequest: 0.1 } } as const;

    expect(pricesOf(settings)).toEqual(awsPrices('sa-east-1', 'arm64', { lambdaRequest: 0.1 }));
  });
});

describe('what counts as a transition', () => {
  it('is each State entered and each retry, a Wait as well', async () => {
    const definition = {
      StartAt: 'Wait',
      States: {
        Wait: { Type: 'Wait', Seconds: 5, Next: 'Call' },
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
          Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 2 }],
          Next: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    };
    const world = mockWorld({
      functions: {
        f: {
          kind: 'sequence',
          steps: [
            { kind: 'raise', error: 'Busy' },
            { kind: 'return', value: 1 },
          ],
        },
      },
    });
    const { metrics, history } = await runStateMachine({ definition, input: {}, world });

    expect(stepFunctionsUsage(metrics, 'STANDARD').transitions).toBe(4); // three States and one retry
    expect(history.filter(({ type }) => type.endsWith('StateEntered'))).toHaveLength(3);
  });

  it('is no iteration of an inline Map, only the States in it', async () => {
    const definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    };
    const { metrics } = await runStateMachine({ definition, input: [1, 2, 3], world: emptyWorld });

    expect(stepFunctionsUsage(metrics, 'STANDARD').transitions).toBe(4); // the Map and three Pass
  });

  it('is each child workflow of a distributed Map, besides the States in it', async () => {
    const definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'One',
            States: { One: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    };
    const { metrics } = await runStateMachine({ definition, input: [1, 2, 3], world: emptyWorld });

    expect(stepFunctionsUsage(metrics, 'STANDARD').transitions).toBe(7); // the Map, three children, three Pass
  });

  it('is nothing in an Express execution, which pays for its time in chunks', () => {
    expect(stepFunctionsUsage({ transitions: 99, virtualMs: 1201 }, 'EXPRESS', 65)).toEqual({
      ...NO_USAGE,
      expressRequests: 1,
      expressGbSeconds: 1.3 * 0.125, // 1,201 ms → 1,300; 65 MB → 128
    });
  });
});
