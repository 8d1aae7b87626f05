import { variableReferences } from '../../expressions';
import type { JsonObject } from '../../json';
import { firstDifference } from '../matchRecorded';
import type { CaseRunner } from './conformanceCase';

/** Runs a case of kind `variableReferences`: what DescribeStateMachine reports of a definition. */
export const runVariableReferencesCase: CaseRunner = ({ source, expected }) => {
  const produced: JsonObject = { variableReferences: variableReferences(source.definition ?? null) };
  const difference = firstDifference(expected, produced);
  return Promise.resolve(
    difference === undefined ? { passed: true, produced } : { passed: false, firstDifference: difference, produced },
  );
};
