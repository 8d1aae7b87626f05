import type { AgentDocument } from '../../core/model';
import { compiledOf } from './compiled';
import { memoOnMeaning } from './memoOnMeaning';
import { createSourceMap, type SourceMap } from './sourceMap';

/** The printed machine of a document; the same object as long as the document means the same. */
export const sourceMapOf: (document: AgentDocument) => SourceMap = memoOnMeaning((document) =>
  createSourceMap(compiledOf(document)),
);
