import { compileAgent, type CompileResult } from '../../core/compiler';
import type { AgentDocument } from '../../core/model';
import { memoOnMeaning } from './memoOnMeaning';

/** The compiled agent; the same object as long as the document means the same. */
export const compiledOf: (document: AgentDocument) => CompileResult = memoOnMeaning(compileAgent);
