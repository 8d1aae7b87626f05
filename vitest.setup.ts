import fc from 'fast-check';

/**
 * Properties start from one seed, so that a run says the same each time; `FC_SEED=<number>` looks elsewhere. What a hunt finds becomes a plain
 * test.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_122) });
