import type { CompileResult } from '../../core/compiler/compileResult';
import { compileAgent } from './compileShim';
import { memoOnMeaning } from './memoOnMeaning';

/** The compiled agent; the same object as long as the document means the same. */
export const compiledOf: (document: Parameters<typeof compileAgent>[0]) => CompileResult = memoOnMeaning(compileAgent);
